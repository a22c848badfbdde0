package vn.hue.conversations.dialog;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.conversations.words.Phrase;

/** The web card: a page of our own for pictures, places and names where the channel has no way for them. */
final class Cards {

    private final Step step;

    Cards(Step step) {
        this.step = step;
    }

    /** Whether a picture can only come by a card. */
    boolean insteadOf(Slot slot) {
        return slot == Slot.MEDIA && step.settings.cards() && !step.medium.pictures();
    }

    /** Offers one beside a question the channel makes hard to answer. */
    void beside(Slot slot, String draft) {
        if (slot == Slot.PLACE && step.settings.cards() && step.medium.pictures() && !step.medium.places()) {
            offer(Phrase.CARD_FOR_PLACE, draft);
        }
    }

    /** Offers one beside a question about a report, where no picture could be the answer. */
    void beside(Report report) {
        if (step.settings.cards() && !step.medium.pictures()) {
            offer(Phrase.CARD_HERE, report.key());
        }
    }

    void offer(Phrase phrase, String subject) {
        step.tell(phrase, "link", Outbound.MARK);
        step.insert(new Outbound.CardLink(subject));
    }

    /** The citizen asks for one. Whether there are any. */
    boolean give() {
        if (!step.settings.cards()) {
            return false;
        }
        Draft draft = step.draft;
        Optional<Report> asked =
                step.reports().stream().filter(r -> r.supplement() != null).findFirst();
        if (draft == null && asked.isEmpty()) {
            if (new ConductTalk(step).refusesReport()) {
                return true;
            }
            new Intake(step).begin();
            draft = step.draft;
            new Asking(step).keepTime();
        }
        String subject = draft != null ? draft.key() : asked.map(Report::key).orElseThrow();
        offer(Phrase.CARD_HERE, subject);
        return true;
    }

    /** What was filled in goes where the card was for; when that has ended meanwhile, to where it can still be used. */
    void take(Part.CardFilled card, Utterance said) {
        Draft draft = step.draft;
        Optional<Report> report = step.report(card.subject());
        if (draft != null && (draft.key().equals(card.subject()) || report.isEmpty())) {
            fill(card, said);
        } else if (report.isPresent()) {
            add(report.get(), card, said);
        } else if (!new ConductTalk(step).refusesReport()) {
            Intake intake = new Intake(step);
            Draft lapsed = step.lapsed;
            if (step.handover != null) {
                intake.beginAnew();
            } else if (lapsed != null && !lapsed.is(Draft.Mark.SECOND)) {
                intake.goOnFrom(lapsed);
            } else {
                intake.begin();
            }
            fill(card, said);
        }
    }

    /**
     * As {@link #take} while a person speaks with the citizen: what was typed on the card need not be typed again, and what the
     * bot would say of it only operators read. Words beside the card are said to that person.
     */
    void takeSilently(Part.CardFilled card, Utterance said) {
        take(
                card,
                new Utterance(said.messages().stream()
                        .map(heard -> new Utterance(List.of(heard)))
                        .map(one -> one.card().isPresent() ? one : one.withoutWords())
                        .flatMap(one -> one.messages().stream())
                        .toList()));
        String unsaid = step.unsaid();
        if (!unsaid.isEmpty()) {
            step.remark(Outbound.BOT, Effect.Remark.About.UNSAID, null, unsaid);
        }
    }

    private void fill(Part.CardFilled card, Utterance said) {
        Draft before = Objects.requireNonNull(step.draft, "no report is being taken in");
        Filling.Outcome outcome = Filling.fill(step, before, said, null, false);
        step.draft =
                outcome.filled().isEmpty() ? outcome.draft() : outcome.draft().after(before);
        step.sender = step.draft.sender();
        if (!outcome.filled().isEmpty()) {
            taken(outcome.filled());
        }
        if (Boolean.FALSE.equals(card.consent())) {
            step.tell(Phrase.CONSENT_REFUSED);
        }
        if (step.handover == null) {
            new Asking(step).next();
        }
    }

    private void taken(Set<Slot> filled) {
        if (step.handover != null) {
            Slot.asked(step.question).filter(filled::contains).ifPresent(answered -> step.question = null);
            step.remark(
                    Outbound.BOT,
                    Effect.Remark.About.CARD_FILLED,
                    null,
                    filled.stream().map(slot -> slot.kind().name()).collect(Collectors.joining(" ")));
            return;
        }
        step.tell(
                Phrase.CARD_TAKEN,
                "what",
                EnumSet.copyOf(filled).stream()
                        .map(s -> step.text(s.label()).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
    }

    private void add(Report report, Part.CardFilled card, Utterance said) {
        ReportTalk reports = new ReportTalk(step);
        List<String> words = new ArrayList<>();
        Stream.of(card.content(), card.address()).filter(Objects::nonNull).forEach(words::add);
        if (report.supplement() != null && !step.awaitsCode(report)) {
            reports.supplement(report, said, String.join("\n", words));
        } else {
            reports.add(report, String.join("\n", words), said.media());
        }
    }
}
