package vn.hue.conversations.dialog;

import java.util.List;
import java.util.Optional;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound.AsksFor;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.words.Phrase;

/**
 * Life and limb: the shortest path. Where, and what number; no picture first, no summary.
 *
 * <p>{@code QĐ 30/2022, Điều 15} (urgent) and {@code Điều 18} (SOS).
 */
final class Emergency {

    static final String TIMER = "urgent";

    private final Step step;

    Emergency(Step step) {
        this.step = step;
    }

    private Draft draft() {
        return java.util.Objects.requireNonNull(step.draft, "no report is being taken in");
    }

    /** The urgent report whose citizen was told to send more "into the same code". */
    Optional<Report> recent() {
        return step.reports().stream()
                .filter(r -> r.urgency() != Urgency.NORMAL && r.status().open())
                .filter(r -> step.at.isBefore(r.filedAt().plus(Regulation.PICTURE_MAX_AGE)))
                .reduce((first, last) -> last);
    }

    /** Whether what was said makes the draft, or a new one, urgent. */
    boolean raises(Utterance said) {
        Draft draft = step.draft;
        return said.urgency() != Urgency.NORMAL
                && (draft == null
                        || !draft.is(Draft.Mark.NOT_URGENT) && said.urgency().compareTo(draft.urgency()) > 0);
    }

    /** Someone is in danger: numbers first, operators at once, then where. */
    void begin(Utterance said) {
        if (step.draft == null) {
            new Intake(step).begin();
        }
        Draft before = draft();
        Draft raised = before.withUrgency(said.urgency());
        boolean sos = said.urgency() == Urgency.SOS;
        step.purpose(Purpose.URGENT);
        step.tell(sos ? Phrase.SOS_NUMBERS : Phrase.URGENT_NUMBERS);
        step.alarm(sos ? Effect.Alarm.SOS : Effect.Alarm.URGENT, null);
        step.draft = raised.with(Draft.Mark.ALARMED);
        step.draft = Filling.fill(step, draft(), said, null, false).draft().after(before);
        step.sender = draft().sender();
        if (draft().content() == null) {
            step.draft = draft().withContent(said.text().isEmpty() ? step.text(Phrase.CALL_FOR_HELP) : said.text());
        }
        Place known = before.place();
        if (known != null && known.equals(draft().place())) {
            step.tell(Phrase.URGENT_PLACE_KNOWN, "place", new Showing(step).place(known));
        }
        // Whoever can't type on is not forgotten: what there is, is filed before the centre's five minutes are over.
        step.setTimer(TIMER, step.at.plus(Regulation.CONTACT));
        askNext();
    }

    /** More of an emergency that is already with the operators: it rings again and goes into the same report. */
    void again(Report report, Utterance said) {
        boolean sos = said.urgency() == Urgency.SOS;
        step.purpose(Purpose.URGENT);
        step.alarm(sos ? Effect.Alarm.SOS : Effect.Alarm.URGENT, report.key());
        step.tell(sos ? Phrase.SOS_NUMBERS : Phrase.URGENT_NUMBERS);
        new ReportTalk(step).add(report, said);
    }

    /** Takes an answer on the short path. */
    boolean take(Utterance said) {
        if (said.means(Intent.DENY) && !said.substantial()) {
            if (step.question != null && step.question.kind() == Question.Kind.PHONE) {
                file();
            } else {
                notUrgent();
            }
            return true;
        }
        boolean skipsPhone = step.question != null
                && step.question.kind() == Question.Kind.PHONE
                && said.means(Intent.DECLINE)
                && said.entity(Entity.Type.PHONE).isEmpty();
        if (skipsPhone) {
            file();
            return true;
        }
        Draft before = draft();
        Filling.Outcome outcome =
                Filling.fill(step, before, said, Slot.asked(step.question).orElse(null), false);
        step.draft =
                outcome.filled().isEmpty() ? outcome.draft() : outcome.draft().after(before);
        step.sender = draft().sender();
        step.purpose(Purpose.URGENT);
        if (before.place() != null && outcome.filled().contains(Slot.PLACE)) {
            step.tell(Phrase.GOT, "what", new Showing(step).value(Slot.PLACE, draft()));
        }
        if (!outcome.used() && !said.telling().isEmpty()) {
            String more = draft().content() + "\n" + said.text();
            step.draft = draft().withContent(more).after(before);
        }
        if (!outcome.used() && said.telling().isEmpty()) {
            return false;
        }
        askNext();
        return true;
    }

    void askNext() {
        Draft draft = draft();
        step.purpose(Purpose.URGENT);
        if (draft.place() == null) {
            step.ask(
                    Question.Kind.PLACE,
                    null,
                    List.of(new Option("not-urgent", step.text(Phrase.OPTION_NOT_URGENT), "0")),
                    Phrase.URGENT_WHERE);
            step.asksFor(AsksFor.LOCATION);
        } else if (draft.sender().phone() == null) {
            step.ask(
                    Question.Kind.PHONE,
                    null,
                    List.of(
                            new Option("urgent:no-phone", step.text(Phrase.OPTION_NO_PHONE), "1"),
                            new Option("not-urgent", step.text(Phrase.OPTION_NOT_URGENT), "0")),
                    Phrase.URGENT_PHONE);
            new Asking(step).asksForContact();
        } else {
            file();
        }
    }

    /** Files what there is, complete or not. */
    void file() {
        step.cancelTimer(TIMER);
        new Submission(step).fileUrgent();
    }

    /** It only sounded urgent; the normal way goes on with all that was given. */
    void notUrgent() {
        step.cancelTimer(TIMER);
        step.draft = draft().withUrgency(Urgency.NORMAL).with(Draft.Mark.NOT_URGENT);
        if (new ConductTalk(step).refusesReport()) {
            return;
        }
        step.tell(Phrase.NOT_URGENT_GOES_ON);
        new Asking(step).next();
    }
}
