package vn.hue.conversations.dialog;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.words.Phrase;

/**
 * Who speaks to the citizen: the bot, or one operator at a time.
 *
 * <p>An operator holds a conversation as long as the lease runs. Each message and the open page renew it; a closed laptop
 * doesn't, and the bot goes on. Who wants a colleague or a team to have it holds it until they take it over, or until nobody
 * did for as long as a lease. A colleague who writes in the provider's own tool silences the bot as long, but keeps no
 * operator out: whether that tool is still open we can't ask.
 */
final class Holding {

    static final String TIMER = "hold";

    /** After so long without another word from the provider's own tool the bot goes on. */
    static final String ELSEWHERE = "hold-elsewhere";

    /** Long enough for a phone call to the street, short enough that a citizen isn't left with nobody. */
    static final Duration LEASE = Duration.ofMinutes(10);

    /** How long a citizen waits for the next person before the bot goes on: as long as for one who is gone. */
    static final Duration OFFER = LEASE;

    private final Step step;

    Holding(Step step) {
        this.step = step;
    }

    /** Of two who click at once the first has it; the second is told so in the thread. */
    void take(String operator) {
        if (offeredTo(operator)) {
            accept(operator);
            return;
        }
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
        if (offer() == null) {
            renew();
        }
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

    /** A receiver who never comes costs the citizen no more time than a holder who is gone. */
    void transfer(String operator, Event.Transfer transfer) {
        String note = transfer.note() == null ? "" : transfer.note();
        if (keptFrom(operator)) {
            refuse(operator, note);
            return;
        }
        if (!holds(operator)) {
            take(operator);
        }
        String whom = transfer.colleague() != null ? transfer.colleague() : transfer.team();
        Effect.Remark.About about = transfer.colleague() != null
                ? Effect.Remark.About.OFFERED
                : transfer.team() != null ? Effect.Remark.About.OFFERED_TEAM : Effect.Remark.About.OFFERED_ANYONE;
        step.remark(operator, about, whom, note);
        Conversation.Handover held = Objects.requireNonNull(step.handover, "taken above");
        step.handover = held.with(
                new Conversation.Offer(step.at, transfer.colleague(), transfer.team(), transfer.note(), List.of()));
        step.setTimer(TIMER, step.at.plus(OFFER));
    }

    void takeBack(String operator) {
        if (!holds(operator) || offer() == null) {
            return;
        }
        step.remark(operator, Effect.Remark.About.TAKEN_BACK, null, "");
        goOn(operator);
        renew();
    }

    /** Of many each speaks for themselves; nobody is told whose conversation has moved on meanwhile. */
    void decline(String operator, Event.Decline decline) {
        Conversation.Handover held = step.handover;
        Conversation.Offer offer = offer();
        if (held == null
                || offer == null
                || !offeredTo(operator)
                || offer.declined().contains(operator)) {
            return;
        }
        boolean nobody = offer.colleague() != null || offer.declined().containsAll(decline.others());
        boolean back = nobody && !decline.giverGone();
        step.remark(
                operator,
                back ? Effect.Remark.About.DECLINED : Effect.Remark.About.NOT_ME,
                held.operator(),
                decline.reason());
        if (back) {
            step.handover = held.without(new Conversation.Declined(step.at, operator, decline.reason()));
            renew();
        } else if (nobody) {
            end();
        } else {
            step.handover = held.with(offer.declinedBy(operator));
        }
    }

    private void accept(String operator) {
        Conversation.Handover held = Objects.requireNonNull(step.handover, "offered by somebody");
        step.remark(operator, Effect.Remark.About.ACCEPTED, held.operator(), "");
        step.handover = new Conversation.Handover(operator, step.at);
        step.personWantedAt = null;
        renew();
    }

    /** Without the offer, and with what became of an earlier one read. */
    private void goOn(String operator) {
        Conversation.Handover held = Objects.requireNonNull(step.handover, "held by " + operator);
        step.handover = held.with(null);
    }

    /** What the operator knows stands in the report; the bot says nothing of it while a person speaks. */
    void fillIn(String operator, Event.FillIn fill) {
        if (keptFrom(operator)) {
            refuse(operator, "");
            return;
        }
        Set<Slot> filled = new ByHand(step).fill(fill);
        if (filled.isEmpty()) {
            return;
        }
        step.remark(
                operator,
                Effect.Remark.About.FILLED_IN,
                null,
                filled.stream().map(slot -> slot.kind().name()).collect(Collectors.joining(" ")));
        if (step.handover == null) {
            new Listening(step).resume();
        }
        stillHere(operator);
    }

    /** Whoever holds it still has the page open. */
    void stillHere(String operator) {
        if (holds(operator) && offer() == null) {
            renew();
        }
    }

    void write(String operator, Event.Write write) {
        if (keptFrom(operator)) {
            refuse(operator, write.text());
            return;
        }
        step.speech().speakFor(operator, write.text(), write.media());
        stillHere(operator);
        if (holds(operator) && offer() == null) {
            goOn(operator);
        }
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
            new Second(step).offer();
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
        boolean offered = offer() != null;
        step.remark(
                Outbound.BOT,
                offered ? Effect.Remark.About.NOT_ACCEPTED : Effect.Remark.About.LEFT,
                step.handover.operator(),
                "");
        leave(offered ? Effect.Alarm.PERSON_WANTED : Effect.Alarm.OPERATOR_GONE);
    }

    /** Nobody waits for the lease of an account that is locked. What it has offered goes on: others were asked. */
    void release(String by, String holder) {
        if (!holds(holder) || offer() != null) {
            return;
        }
        step.remark(by, Effect.Remark.About.RELEASED, holder, "");
        leave(Effect.Alarm.OPERATOR_GONE);
    }

    private void leave(Effect.Alarm why) {
        step.alarm(why, null);
        step.personWantedAt = step.at;
        free(Phrase.PERSON_GONE);
        new Listening(step).resume();
        new Second(step).offer();
    }

    private void free(Phrase said) {
        step.handover = null;
        step.cancelTimer(TIMER);
        step.cancelTimer(ELSEWHERE);
        step.tell(said);
        new Emergency(step).tellUntold();
    }

    private boolean holds(String operator) {
        return step.runs(TIMER)
                && step.handover != null
                && step.handover.operator().equals(operator);
    }

    private Conversation.@Nullable Offer offer() {
        return step.handover == null ? null : step.handover.offer();
    }

    /** Who belongs to a team only the desk knows, and sees to it. */
    private boolean offeredTo(String operator) {
        Conversation.Offer offer = offer();
        return offer != null
                && !holds(operator)
                && (offer.colleague() == null || offer.colleague().equals(operator));
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
