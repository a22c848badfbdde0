package vn.hue.conversations.dialog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Filing;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.Repeats;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.vocabulary.Manner;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.conversations.words.Phrase;

/** A draft becomes a report. */
final class Submission {

    private final Step step;
    private final ReportTimers timers;

    Submission(Step step) {
        this.step = step;
        this.timers = new ReportTimers(step);
    }

    private Draft draft() {
        return Objects.requireNonNull(step.draft, "no report is being taken in");
    }

    /** Whether it is no repeat; otherwise the citizen has been told or asked. {@code QĐ 30/2022, Điều 7.5b.7, 7.5b.8}. */
    boolean mayFile() {
        Draft draft = draft();
        if (new ConductTalk(step).refusesReport()) {
            return false;
        }
        Optional<Repeats.Found> repeat = Repeats.find(filing(draft), step.reports());
        if (repeat.isEmpty()) {
            return true;
        }
        Report earlier = repeat.get().earlier();
        if (repeat.get().reason() == Refusal.REPEATED) {
            step.tell(Phrase.REFUSED_REPEATED);
            step.tell(Phrase.EARLIER_REPORT, "line", new Showing(step).status(earlier));
            step.tell(Phrase.GUIDANCE_REPEATED);
            step.lapsed = draft;
            end();
            new Second(step).offer();
            return false;
        }
        if (draft.is(Draft.Mark.DIFFERENT_MATTER)) {
            return true;
        }
        step.tell(Phrase.REFUSED_EARLIER_STILL_OPEN);
        step.tell(Phrase.EARLIER_REPORT, "line", new Showing(step).status(earlier));
        step.ask(
                Question.Kind.SAME_MATTER,
                earlier.key(),
                List.of(
                        new Option("same:add", step.text(Phrase.OPTION_ADD_TO_EARLIER), "1"),
                        new Option("same:other", step.text(Phrase.OPTION_OTHER_MATTER), "2")),
                Phrase.GUIDANCE_EARLIER_STILL_OPEN);
        return false;
    }

    /** Sends the report in; its number comes with the next event. */
    void file() {
        Draft draft = draft();
        Report report = store(draft);
        if (step.medium.manner() == Manner.CHAT) {
            step.tell(Phrase.SENT_WAIT_FOR_CODE); // elsewhere the number's own message says it
        }
        if (report.status() == Status.KEPT) {
            timers.receiveLater(report);
        }
    }

    /** Sends an urgent report in, whatever is still missing. */
    void fileUrgent() {
        Draft draft = draft();
        Report report = store(draft);
        step.purpose(Purpose.URGENT);
        boolean told = draft.is(Draft.Mark.ALARMED) && !draft.is(Draft.Mark.GREW);
        step.alarmFiled(report.urgency() == Urgency.SOS ? Effect.Alarm.SOS : Effect.Alarm.URGENT, report.key(), told);
        if (step.handover == null) {
            step.tell(Phrase.URGENT_SENT);
        } else {
            new Emergency(step).untold(report);
        }
    }

    private Filing filing(Draft draft) {
        return new Filing(
                draft.key(),
                step.id,
                draft.urgency(),
                draft.category(),
                Objects.requireNonNullElse(draft.content(), ""),
                draft.media(),
                draft.place(),
                draft.seenAt(),
                draft.sender());
    }

    private Report store(Draft draft) {
        Report report = step.settings.lifecycle().file(filing(draft), step.at, ReportTalk.CITIZEN);
        end();
        step.save(report);
        step.number(report.key());
        step.about(report.key());
        timers.follow(report);
        return report;
    }

    private void end() {
        step.draft = null;
        step.question = null;
        new Intake(step).stopTime();
    }
}
