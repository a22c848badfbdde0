package vn.hue.conversations.dialog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Part;

/**
 * Files whose host gave none when their message was heard. They belong where the message belonged, be it hours later, and
 * never begin anything: what has no place any more only stands in the history.
 */
final class LateFiles {

    private final Step step;

    LateFiles(Step step) {
        this.step = step;
    }

    /** What was said for a report, be it filed or being taken in. */
    void belong(Utterance said, String report, @Nullable Instant asked) {
        said.messages().stream()
                .map(Event.Heard::message)
                .filter(Inbound::lacks)
                .forEach(message -> keep(new Awaited(message.externalId(), report, asked)));
    }

    /**
     * What the rest of a turn decided.
     *
     * @param open the report that was being taken in before it; null when none was
     */
    void settle(Utterance said, @Nullable Draft open) {
        said.messages().stream()
                .map(Event.Heard::message)
                .filter(Inbound::lacks)
                .forEach(message -> {
                    if (of(message.externalId()).isEmpty()) {
                        keep(new Awaited(message.externalId(), parked(message) ? "" : takenIn(open), null));
                    }
                });
    }

    /** The report that was being taken in, or was filed with these very words. */
    private String takenIn(@Nullable Draft open) {
        Draft draft = step.draft;
        if (draft != null) {
            return step.handover == null || draft.urgent() ? draft.key() : ""; // else it was said to a person
        }
        return Stream.concat(Stream.ofNullable(open).map(Draft::key), Stream.of(step.newKey()))
                .filter(key -> step.report(key).isPresent())
                .findFirst()
                .orElse("");
    }

    /** They are asked again which of their reports it is for. */
    void reopen(Utterance said) {
        said.messages().forEach(heard -> forget(heard.message().externalId()));
    }

    /** A report is taken in under another key. */
    void goOn(String from, String to) {
        step.awaited = step.awaited.stream()
                .map(one -> one.report().equals(from) ? new Awaited(one.message(), to, one.asked()) : one)
                .toList();
    }

    /** Puts files that came late where they belong. What else was said. */
    Utterance take(Utterance said) {
        List<Event.Heard> others =
                said.messages().stream().filter(one -> !one.message().late()).toList();
        said.messages().stream().filter(one -> one.message().late()).forEach(late -> put(late, others.isEmpty()));
        return new Utterance(others);
    }

    private void put(Event.Heard late, boolean alone) {
        String message = String.valueOf(late.message().quotes());
        Awaited awaited = of(message).orElse(null);
        if (awaited == null) {
            return;
        }
        Utterance files = new Utterance(List.of(late));
        Draft draft = step.draft;
        Report report = step.report(awaited.report()).orElse(null);
        boolean silent = !alone
                || step.handover != null
                || step.settings.quiet().endOf(step.at).isPresent();
        forget(message);
        step.parked = step.parked.stream()
                .map(one -> one.message().externalId().equals(message) ? whole(one, late) : one)
                .toList();
        if (draft != null && draft.key().equals(awaited.report())) {
            fill(draft, files, silent);
        } else if (report != null) {
            give(report, awaited, files);
        }
        if (silent) {
            step.unsaid();
        }
    }

    /** A picture that was waited for is acknowledged and the next thing asked; one beside others interrupts nobody. */
    private void fill(Draft draft, Utterance files, boolean silent) {
        Slot asked = Slot.asked(step.question).orElse(null);
        boolean waited = asked != null || step.question == null || step.question.kind() == Question.Kind.LETTER;
        Filling.Outcome outcome = Filling.fill(step, draft, files, null, false);
        new Intake(step).keep(draft, outcome);
        if (!silent && waited && !draft.shows() && !draft.urgent()) {
            new Asking(step).next();
            return;
        }
        step.unsaid();
        if (draft.urgent()) {
            step.draft = outcome.draft().with(Draft.Mark.GREW);
        } else if (asked != null && outcome.filled().contains(asked)) {
            step.question = null; // it is answered; the reminder asks for the rest by day
            step.cancelTimer(Intake.END);
            step.remind(Intake.REMINDER);
        }
    }

    private void give(Report report, Awaited awaited, Utterance files) {
        ReportTalk reports = new ReportTalk(step);
        Report.Question open = report.supplement();
        if (open != null && open.askedAt().equals(awaited.asked()) && !step.awaitsCode(report)) {
            reports.supplement(report, files);
            return;
        }
        List<Media> others = files.media().stream()
                .filter(media -> report.media().stream().noneMatch(media::looksLike))
                .toList();
        if (!others.isEmpty()) {
            reports.put(report, new Move.AddFromCitizen("", others), null);
        }
    }

    private static Event.Heard whole(Event.Heard parked, Event.Heard late) {
        Inbound message = parked.message();
        List<Part> parts = new ArrayList<>(message.parts());
        parts.removeIf(Part::away);
        parts.addAll(late.message().parts());
        return new Event.Heard(
                new Inbound(message.externalId(), message.from(), message.sentAt(), parts, message.quotes()),
                parked.reading(),
                parked.codeFits());
    }

    private boolean parked(Inbound message) {
        return step.parked.stream().anyMatch(one -> one.message().externalId().equals(message.externalId()));
    }

    private Optional<Awaited> of(String message) {
        return step.awaited.stream()
                .filter(one -> one.message().equals(message))
                .findFirst();
    }

    private void forget(String message) {
        step.awaited = step.awaited.stream()
                .filter(one -> !one.message().equals(message))
                .toList();
    }

    private void keep(Awaited one) {
        forget(one.message());
        List<Awaited> all = Stream.concat(step.awaited.stream(), Stream.of(one)).toList();
        step.awaited = all.subList(Math.max(0, all.size() - Conversation.AWAITED_KEPT), all.size());
    }
}
