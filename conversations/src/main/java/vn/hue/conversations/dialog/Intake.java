package vn.hue.conversations.dialog;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.vocabulary.Manner;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.conversations.words.Phrase;

/** Takes a report in: asks only for what is missing, one question at a time, in whatever order the answers come. */
final class Intake {

    static final String REMINDER = "intake-reminder";
    static final String END = "intake-end";

    private static final Duration FORM_AGAIN = Duration.ofDays(1);

    private final Step step;
    private final Asking asking;

    Intake(Step step) {
        this.step = step;
        this.asking = new Asking(step);
    }

    private Draft draft() {
        return Objects.requireNonNull(step.draft, "no report is being taken in");
    }

    /** A new report, with what is known of the sender from earlier ones. */
    void begin() {
        step.draft = asked(step.lapsed, Draft.empty(step.newKey(), step.at, step.sender));
        if (step.challenge != null && step.challenge.over()) {
            step.challenge = null; // its digits would open the report that ended, which is over now
        }
        step.lapsed = null;
        step.question = null;
    }

    /** A new report with everything that was given for one that ended: a late answer is not lost. */
    void goOnFrom(Draft lapsed) {
        if (lapsed.is(Draft.Mark.SECOND)) {
            revive(lapsed.withSender(step.sender));
            acknowledge(EnumSet.of(Slot.CONTENT, Slot.PLACE));
            return;
        }
        revive(lapsed);
        step.tell(lapsed.is(Draft.Mark.CANCELLED) ? Phrase.RESTORED : Phrase.LATE_ANSWER_GOES_ON);
    }

    /** The second of two matters; what was given for the first is still there for an undo or a late answer. */
    void goOnWithSecond(Draft second) {
        Draft first = step.lapsed;
        step.second = null;
        goOnFrom(second);
        step.lapsed = first;
    }

    /** A new report, without a word: with what was given for one that was not finished in time. */
    void beginAnew() {
        Draft lapsed = step.lapsed;
        if (lapsed == null || lapsed.is(Draft.Mark.CANCELLED)) {
            begin();
        } else {
            revive(lapsed);
        }
    }

    private void revive(Draft lapsed) {
        new LateFiles(step).goOn(lapsed.key(), step.newKey());
        step.draft = asked(lapsed, lapsed.anew(step.newKey(), step.at));
        step.lapsed = null;
        step.question = null;
    }

    /** Whoever drops a report and begins another is not shown the same form again that day. */
    private Draft asked(@Nullable Draft dropped, Draft begun) {
        boolean lately = dropped != null
                && dropped.is(Draft.Mark.CONTACT_ASKED)
                && step.at.isBefore(dropped.startedAt().plus(FORM_AGAIN));
        return lately ? begun.with(Draft.Mark.CONTACT_ASKED) : begun;
    }

    /** Takes what was said and asks on. Whether anything could be used. */
    boolean take(Utterance told) {
        Utterance said = new Second(step).keep(told);
        Slot asked = Slot.asked(step.question).orElse(null);
        boolean correcting = said.means(Intent.CORRECT);
        boolean atSummary = step.question != null
                && (step.question.kind() == Question.Kind.SUMMARY || step.question.kind() == Question.Kind.WHICH_LINE);
        if (correcting || atSummary) {
            Optional<Boolean> corrected = new Correcting(step, this).correct(said, correcting);
            if (corrected.isPresent()) {
                return corrected.get();
            }
        }
        if (step.letters() && asked == null && !correcting) {
            return new Letters(step).take(said);
        }
        if (asked == Slot.MEDIA && Answering.promisesPicture(said)) {
            step.tell(Phrase.PICTURE_AWAITED);
            return true;
        }
        if (asked != null && new Answering(step, this).answers(asked, said)) {
            asking.next();
            return true;
        }
        Draft before = draft();
        Filling.Outcome outcome =
                Filling.fill(step, before, said, asked, asked != null && asked.filled(before) || atSummary);
        keep(before, outcome);
        if (!outcome.used()) {
            return false;
        }
        asking.next();
        return true;
    }

    void keep(Draft before, Filling.Outcome outcome) {
        step.draft =
                outcome.filled().isEmpty() ? outcome.draft() : outcome.draft().after(before);
        if (!outcome.filled().isEmpty()) {
            step.sender = outcome.draft().sender();
            acknowledge(outcome.filled());
        }
    }

    void acknowledge(Set<Slot> filled) {
        if (step.medium.manner() != Manner.CHAT) {
            return;
        }
        step.tell(
                Phrase.GOT,
                "what",
                filled.stream()
                        .map(s -> step.text(s.label()).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
    }

    /** The citizen says it is right: the report is sent, unless the rules say otherwise. */
    void confirm() {
        Optional<Slot> missing = Slot.missing(draft());
        if (missing.isPresent()) {
            asking.ask(missing.get(), false);
            return;
        }
        Submission submission = new Submission(step);
        if (submission.mayFile()) {
            submission.file();
        }
    }

    /** Drops the report; an undo brings it back. */
    void cancel() {
        step.lapsed = draft().with(Draft.Mark.CANCELLED);
        step.draft = null;
        step.question = null;
        stopTime();
        step.tell(Phrase.CANCELLED);
        boolean chat = step.medium.manner() == Manner.CHAT;
        if (!new Second(step).offer(chat ? undo("3") : null) && chat) {
            step.offer(List.of(undo("1")));
        }
    }

    private Option undo(String key) {
        return new Option("undo", step.text(Phrase.OPTION_UNDO), key);
    }

    void stopTime() {
        step.cancelTimer(REMINDER);
        step.cancelTimer(END);
        step.cancelTimer(Emergency.TIMER);
    }

    /** The reminder's time has come: remind, and start the rest of the two days, which are over at {@code end}. */
    void remind(Instant end) {
        Duration rest = Duration.between(step.at, end);
        step.purpose(Purpose.REMINDER);
        step.tell(Phrase.REMIND_INTAKE, "until", new Showing(step).time(end));
        Optional<Slot> missing = Slot.missing(draft());
        Slot slot = missing.orElse(null);
        if (slot != null && step.letters()) {
            new Letters(step).list(draft(), Slot.allMissing(draft()));
        } else if (slot != null) {
            asking.put(slot, false);
        } else {
            asking.summaryOnly();
        }
        // The end comes whether or not the reminder arrives; as its clock, too, the planner knows until when to plan.
        step.setTimer(END, end);
        step.startWhenSent(END, rest, end);
        step.tellWhenSent();
    }

    /** The reminder has left: how the end will be told when nobody answers it. */
    void reminded(String messageId, @Nullable String closingBy) {
        Question question = step.question;
        if (step.draft != null && question != null && question.messageId().equals(messageId)) {
            step.question = question.closing(closingBy);
        }
    }

    /** Two days without an answer. */
    void end() {
        Draft draft = draft();
        step.purpose(Purpose.NOTICE);
        step.tell(
                Phrase.INTAKE_ENDED,
                "missing",
                Slot.missing(draft)
                        .map(s -> step.text(s.label()).toLowerCase(Locale.ROOT))
                        .orElse(step.text(Phrase.YOUR_CONFIRMATION)));
        step.lapsed = draft;
        step.draft = null;
        step.question = null;
        stopTime();
    }
}
