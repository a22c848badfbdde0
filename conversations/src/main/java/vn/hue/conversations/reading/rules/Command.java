package vn.hue.conversations.reading.rules;

import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.vocabulary.Rating;

/** The groups of {@code commands.txt}; where a message holds several, the earlier constant is meant. */
enum Command {
    CANCEL(Intent.CANCEL),
    OPERATOR(Intent.OPERATOR),
    UNDO(Intent.UNDO),
    NEW_REPORT(Intent.NEW_REPORT),
    NEW_CODE(Intent.NEW_CODE),
    CARD(Intent.CARD),
    STATUS(Intent.STATUS),
    REFUSE_CONSENT(Intent.REFUSE_CONSENT),
    CONSENT(Intent.CONSENT),
    DISSATISFIED(Intent.RATE, Rating.DISSATISFIED),
    ACCEPTABLE(Intent.RATE, Rating.ACCEPTABLE),
    SATISFIED(Intent.RATE, Rating.SATISFIED),
    DECLINE(Intent.DECLINE),
    DENY(Intent.DENY),
    CONFIRM(Intent.CONFIRM),
    HELP(Intent.HELP),
    /** "Dạ", "ok": a yes only when nothing else is said. */
    WEAK_CONFIRM(Intent.CONFIRM),
    THANKS(Intent.THANKS),
    SMALLTALK(Intent.SMALLTALK),
    GREETING(Intent.GREETING),
    /** Courtesies: they say nothing. */
    PADDING(Intent.UNKNOWN),
    /** Asks for the status inside a longer sentence. */
    STATUS_WITHIN(Intent.STATUS),
    /** Asks for a person inside a longer sentence. */
    OPERATOR_WITHIN(Intent.OPERATOR);

    private final Intent intent;
    private final @Nullable Rating rating;

    Command(Intent intent) {
        this(intent, null);
    }

    Command(Intent intent, @Nullable Rating rating) {
        this.intent = intent;
        this.rating = rating;
    }

    Intent intent() {
        return intent;
    }

    @Nullable
    Rating rating() {
        return rating;
    }

    /** Whether it may stand inside a message that holds other words. */
    boolean isWithin() {
        return this == STATUS_WITHIN || this == OPERATOR_WITHIN;
    }
}
