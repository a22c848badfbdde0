package vn.hue.conversations.dialog;

import java.time.Duration;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.words.Phrase;

/**
 * Who speaks to the citizen: the bot, or one operator at a time.
 *
 * <p>An operator holds a conversation as long as the lease runs. Each message and the open page renew it; a closed laptop
 * doesn't, and the bot goes on. A colleague who writes in the provider's own tool silences the bot as long, but keeps no
 * operator out: whether that tool is still open we can't ask.
 */
final class Holding {

    static final String TIMER = "hold";

    /** After so long without another word from the provider's own tool the bot goes on. */
    static final String ELSEWHERE = "hold-elsewhere";

    /** Long enough for a phone call to the street, short enough that a citizen isn't left with nobody. */
    static final Duration LEASE = Duration.ofMinutes(10);

    private final Step step;

    Holding(Step step) {
        this.step = step;
    }

    /** Of two who click at once the first has it; the second is told so in the thread. */
    void take(String operator) {
        if (keptFrom(operator)) {
            refuse(operator, "");
            return;
        }
        boolean spoken = step.handover != null;
        if (step.handover == null || !step.handover.operator().equals(operator)) {
            step.handover = new Conversation.Handover(operator, step.at);
        }
        step.personWantedAt = null;
        step.cancelTimer(ELSEWHERE);
        renew();
        if (!spoken) {
            step.tell(Phrase.PERSON_HERE);
        }
    }

    /** A colleague has written to the citizen in the provider's own tool; whoever holds it here goes on holding it. */
    void spokeElsewhere(String colleague) {
        if (step.handover == null) {
            step.handover = new Conversation.Handover(colleague, step.at);
        }
        step.personWantedAt = null;
        if (!step.runs(TIMER)) {
            step.setTimer(ELSEWHERE, step.at.plus(LEASE));
        }
    }

    /** A supervisor takes it from whoever holds it; the citizen goes on talking to a person. */
    void takeAway(String supervisor) {
        if (step.handover == null || step.handover.operator().equals(supervisor)) {
            take(supervisor);
            return;
        }
        step.remark(supervisor, Effect.Remark.About.TAKEN_AWAY, step.handover.operator(), "");
        step.handover = new Conversation.Handover(supervisor, step.at);
        step.cancelTimer(ELSEWHERE);
        renew();
    }

    /** Whoever holds it still has the page open. */
    void stillHere(String operator) {
        if (holds(operator)) {
            renew();
        }
    }

    void write(String operator, Event.Write write) {
        if (keptFrom(operator)) {
            refuse(operator, write.text());
            return;
        }
        step.speakFor(operator, write.text(), write.media());
        stillHere(operator);
    }

    void handBack(String operator, Event.HandBack back) {
        String note = back.note() == null ? "" : back.note();
        if (keptFrom(operator)) {
            refuse(operator, note);
            return;
        }
        if (!note.isEmpty()) {
            step.remark(operator, Effect.Remark.About.NOTE, null, note);
        }
        if (step.handover != null) {
            free(Phrase.BOT_BACK);
            new Listening(step).resume();
        }
    }

    /** The bot is sent to ask for one thing; what the citizen has given meanwhile is not asked for again. */
    void collect(String operator, Question.Kind what) {
        if (keptFrom(operator)) {
            refuse(operator, "");
            return;
        }
        if (step.handover != null) {
            free(Phrase.BOT_BACK);
        }
        new Asking(step).askFor(what);
    }

    /** The lease ended: the citizen is not left with nobody, and waits for a person again. */
    void end() {
        if (step.handover == null) {
            return;
        }
        step.remark(Outbound.BOT, Effect.Remark.About.LEFT, step.handover.operator(), "");
        step.alarm(Effect.Alarm.OPERATOR_GONE, null);
        step.personWantedAt = step.at;
        free(Phrase.PERSON_GONE);
        new Listening(step).resume();
    }

    private void free(Phrase said) {
        step.handover = null;
        step.cancelTimer(TIMER);
        step.cancelTimer(ELSEWHERE);
        step.tell(said);
    }

    private boolean holds(String operator) {
        return step.runs(TIMER)
                && step.handover != null
                && step.handover.operator().equals(operator);
    }

    private boolean keptFrom(String operator) {
        return step.runs(TIMER) && step.handover != null && !holds(operator);
    }

    private void refuse(String operator, String text) {
        if (step.handover != null) {
            step.remark(operator, Effect.Remark.About.REFUSED, step.handover.operator(), text);
        }
    }

    private void renew() {
        step.setTimer(TIMER, step.at.plus(LEASE));
    }
}
