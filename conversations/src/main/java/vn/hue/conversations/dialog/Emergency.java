package vn.hue.conversations.dialog;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Folding;
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

    /** While it runs, whoever writes on was told a moment ago that it is read. */
    static final String HEARD = "heard";

    /** While it runs, the numbers to call were told a moment ago. */
    static final String NUMBERS = "numbers";

    /** With a report's key: while it runs, the citizen was not told yet that the report is filed. */
    private static final String UNTOLD = "untold/";

    private static final Duration TOLD = Duration.ofMinutes(1);

    /** So long all that is written belongs to it, unless another report is begun. */
    private static final Duration ONGOING = Duration.ofHours(6);

    private static final int CONTENT_KEPT = 4_000;

    private final Step step;

    Emergency(Step step) {
        this.step = step;
    }

    private Draft draft() {
        return Objects.requireNonNull(step.draft, "no report is being taken in");
    }

    /** The urgent report whose citizen was told to send more "into the same code". */
    Optional<Report> recent() {
        return step.reports().stream()
                .filter(r -> r.urgency() != Urgency.NORMAL && r.status().open())
                .filter(r -> step.at.isBefore(r.filedAt().plus(Regulation.PICTURE_MAX_AGE)))
                .reduce((first, last) -> last);
    }

    /** The same within the hours in which nobody is asked what their words belong to. */
    Optional<Report> ongoing() {
        return recent().filter(r -> step.at.isBefore(r.filedAt().plus(ONGOING)));
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
        step.purpose(Purpose.URGENT);
        step.tell(said.urgency() == Urgency.SOS ? Phrase.SOS_NUMBERS : Phrase.URGENT_NUMBERS);
        Place known = step.draft == null ? null : step.draft.place();
        raise(said);
        if (known != null && known.equals(draft().place())) {
            step.tell(Phrase.URGENT_PLACE_KNOWN, "place", new Showing(step).place(known));
        }
        askNext();
    }

    /** The same while an operator speaks with them: they ask, and the bot says nothing. */
    void beginSilently(Utterance said) {
        Place known = step.draft == null ? null : step.draft.place();
        raise(said);
        step.unsaid();
        fileSilently(!Objects.equals(known, draft().place()));
    }

    /** The number of what was filed while an operator spoke. */
    void tellUntold() {
        step.reports().stream()
                .filter(report -> report.code() != null && isUntold(report))
                .forEach(report -> {
                    told(report);
                    if (report.status().open()) {
                        step.tell(Phrase.URGENT_CODE, "code", report.name());
                        step.about(report.key());
                    }
                });
    }

    /** Filed without a word to the citizen: until its day is over the number is to be told. */
    void untold(Report report) {
        step.setTimer(UNTOLD + report.key(), step.at.plus(Regulation.PICTURE_MAX_AGE));
    }

    boolean isUntold(Report report) {
        return step.runs(UNTOLD + report.key());
    }

    void told(Report report) {
        step.cancelTimer(UNTOLD + report.key());
    }

    private void raise(Utterance said) {
        if (step.draft == null) {
            new Intake(step).begin();
        }
        Draft before = draft();
        Draft raised = before.withUrgency(said.urgency());
        step.alarm(said.urgency() == Urgency.SOS ? Effect.Alarm.SOS : Effect.Alarm.URGENT, null);
        step.draft = raised.with(Draft.Mark.ALARMED);
        step.draft = Filling.fill(step, draft(), said, null, false).draft().after(before);
        step.sender = draft().sender();
        if (draft().content() == null) {
            step.draft = draft().withContent(said.text().isEmpty() ? step.text(Phrase.CALL_FOR_HELP) : said.text());
        }
        // Whoever can't type on is not forgotten: what there is, is filed before the centre's five minutes are over.
        step.setTimer(TIMER, step.at.plus(Regulation.CONTACT));
    }

    /** Who speaks with an operator can be asked for a number at any time: where it is, is enough to send somebody. */
    private void fileSilently(boolean toldWhere) {
        if (toldWhere || complete()) {
            file();
        }
    }

    /** A further cry in an emergency that is already with the operators: it rings again and goes into the same report. */
    void again(Report report, Utterance said) {
        boolean sos = said.urgency() == Urgency.SOS;
        step.purpose(Purpose.URGENT);
        if (!step.runs(NUMBERS)) {
            step.tell(sos ? Phrase.SOS_NUMBERS : Phrase.URGENT_NUMBERS);
            step.setTimer(NUMBERS, step.at.plus(TOLD));
        }
        add(report, said, sos ? Effect.Alarm.SOS : Effect.Alarm.URGENT);
    }

    /** More words, pictures or a pin of it. */
    void more(Report report, Utterance said) {
        step.purpose(Purpose.URGENT);
        add(report, said, Effect.Alarm.SUPPLEMENT_ANSWERED);
    }

    /** Who sends ten messages is told once that they are read. */
    private void add(Report report, Utterance said, Effect.Alarm alarm) {
        ReportTalk reports = new ReportTalk(step);
        if (answers(report, said)) {
            if (alarm != Effect.Alarm.SUPPLEMENT_ANSWERED) {
                step.alarm(alarm, report.key());
            }
            reports.supplement(report, said);
            return;
        }
        boolean taken = reports.put(report, said, alarm);
        step.about(report.key());
        boolean another = said.means(Intent.REPORT)
                && said.urgency() == Urgency.NORMAL
                && said.entity(Entity.Type.PLACE).isPresent();
        if (taken && step.runs(HEARD) && !another) {
            return;
        }
        step.setTimer(HEARD, step.at.plus(TOLD));
        if (taken && report.code() == null) {
            step.tell(Phrase.URGENT_HEARD);
        } else {
            step.tell(taken ? Phrase.ADDED_TO_REPORT : Phrase.NOTHING_TO_ADD_TO, "code", report.name());
        }
        if (another) {
            step.tell(Phrase.URGENT_OTHER_MATTER);
        }
    }

    /** Whether something was asked about it; who the sender is only a name or a number answers. */
    private boolean answers(Report report, Utterance said) {
        Report.Question asked = report.supplement();
        return asked != null
                && !step.awaitsCode(report)
                && (!asked.verification()
                        || said.entity(Entity.Type.PHONE).isPresent()
                        || said.entity(Entity.Type.NAME).isPresent()
                        || said.contact().isPresent());
    }

    /** Somebody who only says hello is told that the matter is not forgotten. */
    void stillThere() {
        step.purpose(Purpose.URGENT);
        step.tell(Phrase.URGENT_STILL_THERE);
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
        Slot asked = Slot.asked(step.question).orElse(null);
        boolean elsewhere = asked == Slot.PLACE && !Plight.mayBeWhere(said);
        Filling.Outcome outcome = Filling.fill(step, before, said, elsewhere ? null : asked, false);
        step.draft =
                outcome.filled().isEmpty() ? outcome.draft() : outcome.draft().after(before);
        step.sender = draft().sender();
        step.purpose(Purpose.URGENT);
        if (before.place() != null && outcome.filled().contains(Slot.PLACE)) {
            step.tell(Phrase.GOT, "what", new Showing(step).value(Slot.PLACE, draft()));
        }
        boolean told = tellOn(said, before, outcome.used());
        if (!outcome.used() && !told) {
            return false;
        }
        if (told || !outcome.filled().isEmpty()) {
            step.draft = draft().with(Draft.Mark.GREW);
        }
        boolean more = told
                || outcome.filled().contains(Slot.CONTENT)
                || outcome.filled().contains(Slot.MEDIA);
        boolean answered =
                outcome.filled().contains(Slot.PLACE) || outcome.filled().contains(Slot.PHONE);
        if (more && !complete() && !Plight.onlyFigures(said)) {
            if (step.runs(HEARD) && !answered) {
                return true; // told a moment ago, and the question still stands
            }
            heard();
        }
        askNext();
        return true;
    }

    /** The same while an operator speaks with them: all they give stands in the report, and the bot says nothing. */
    void listen(Utterance said) {
        Draft before = draft();
        Filling.Outcome outcome = Filling.fill(step, before, said, null, false);
        step.draft =
                outcome.filled().isEmpty() ? outcome.draft() : outcome.draft().after(before);
        step.sender = draft().sender();
        if (tellOn(said, before, outcome.used()) || !outcome.filled().isEmpty()) {
            step.draft = draft().with(Draft.Mark.GREW);
        }
        step.unsaid();
        fileSilently(outcome.filled().contains(Slot.PLACE));
    }

    private void heard() {
        if (!step.runs(HEARD)) {
            step.tell(Phrase.URGENT_HEARD);
            step.setTimer(HEARD, step.at.plus(TOLD));
        }
    }

    private boolean complete() {
        return draft().place() != null && draft().sender().phone() != null;
    }

    /** Whatever is told besides what was asked stands in the content: operators read every word. */
    private boolean tellOn(Utterance said, Draft before, boolean answered) {
        boolean told = false;
        for (Event.Heard heard : said.telling()) {
            String news = Plight.news(heard, answered);
            String content = Objects.requireNonNullElse(draft().content(), "");
            Place place = draft().place();
            boolean stands =
                    Folding.fold(content).contains(Folding.fold(news)) || place != null && news.equals(place.address());
            if (news.isEmpty() || stands) {
                told |= !news.isEmpty() && !answered;
                continue;
            }
            String all = content.isEmpty() ? news : content + "\n" + news;
            step.draft = draft().withContent(all.substring(0, Math.min(all.length(), CONTENT_KEPT)))
                    .after(before);
            told = true;
        }
        return told;
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
        step.cancelTimer(HEARD);
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
