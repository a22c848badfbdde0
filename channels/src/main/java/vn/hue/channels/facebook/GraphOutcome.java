package vn.hue.channels.facebook;

import java.time.Duration;
import java.util.Locale;
import vn.hue.channels.Words;
import vn.hue.conversations.vocabulary.Delivery;

/** Turns what came of a send into what the planner understands. Pure. */
final class GraphOutcome {

    private static final Duration RATE_PAUSE = Duration.ofMinutes(1);
    private static final Duration THREAD_PAUSE = Duration.ofMinutes(5);

    /** With the first: "retry at most 3" may mean one more, and never means one fewer. */
    private static final int TRIES = 3;

    /** Long enough not to hammer, short enough that a renewed token is noticed soon. */
    static final Duration TOKEN_PAUSE = Duration.ofMinutes(10);

    private final Words words;

    GraphOutcome(Words words) {
        this.words = words;
    }

    Delivery of(GraphReply reply) {
        if (reply instanceof GraphReply.Done done) {
            String mid = done.text("message_id");
            return mid == null ? new Delivery.Unsure(words.say("send.no-id")) : new Delivery.Sent(mid);
        } else if (reply instanceof GraphReply.Refused refused) {
            return refused(refused);
        } else if (reply instanceof GraphReply.Broken broken) {
            return broken(broken.status());
        } else if (reply instanceof GraphReply.NotSent) {
            return new Delivery.Retry(words.say("send.not-sent"));
        } else if (reply instanceof GraphReply.Lost) {
            return new Delivery.Unsure(words.say("send.lost"));
        }
        throw new IllegalStateException("a reply nobody knows: " + reply.getClass());
    }

    /** A proxy in between: only for these two is it sure that Graph never saw the call. */
    private Delivery broken(int status) {
        String why = status < 400
                ? words.say("send.unreadable")
                : words.say("send.broken", "status", Integer.toString(status));
        if (status == 429) {
            return new Delivery.Snooze(RATE_PAUSE, words.say("refusal.rate"));
        }
        boolean unseen = status == 503 || status / 100 == 4;
        return unseen ? new Delivery.Retry(why) : new Delivery.Unsure(why);
    }

    private Delivery refused(GraphReply.Refused refused) {
        String why = why(refused);
        return switch (refused.kind()) {
            case PASSING -> new Delivery.Retry(why, TRIES);
            case UPLOAD -> new Delivery.Retry(why);
            case RATE -> new Delivery.Snooze(RATE_PAUSE, why);
            case THREAD -> new Delivery.Snooze(THREAD_PAUSE, why, false);
            case TOKEN -> new Delivery.Snooze(TOKEN_PAUSE, why);
            case WINDOW, PERSON, COMMENT, OURS, PAGE -> new Delivery.Never(why);
        };
    }

    /** The sentence of the very error, else that of its kind with the numbers. */
    String why(GraphReply.Refused refused) {
        String exact = "error." + refused.code() + '.' + refused.subcode();
        String byCode = "error." + refused.code();
        if (words.knows(exact)) {
            return words.say(exact);
        } else if (words.knows(byCode)) {
            return words.say(byCode);
        }
        String numbers = refused.code() + (refused.subcode() == 0 ? "" : "/" + refused.subcode());
        String kind = refused.kind().name().toLowerCase(Locale.ROOT);
        return words.say("refusal." + kind) + ' ' + words.say("refusal.numbers", "numbers", numbers);
    }
}
