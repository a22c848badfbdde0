package vn.hue.conversations.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.hue.conversations.report.NightHours;
import vn.hue.conversations.vocabulary.Manner;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Outbound.AsksFor;
import vn.hue.conversations.words.Phrase;

/** Asks for what a report that is being taken in still lacks, and shows it whole when nothing is missing. */
final class Asking {

    private final Step step;
    private final Showing showing;

    Asking(Step step) {
        this.step = step;
        this.showing = new Showing(step);
    }

    private Draft draft() {
        return Objects.requireNonNull(step.draft, "no report is being taken in");
    }

    /** Asks for what is missing next, or shows the summary. */
    void next() {
        Draft draft = draft();
        if (draft.urgent()) {
            new Emergency(step).askNext();
            return;
        }
        if (NightHours.onlyUrgent(step.at) && !draft.is(Draft.Mark.NIGHT_TOLD)) {
            step.draft = draft.with(Draft.Mark.NIGHT_TOLD);
            step.tell(Phrase.NIGHT_HOURS);
        }
        if (step.letters()) {
            new Letters(step).askAll();
            return;
        }
        Optional<Slot> missing = Slot.missing(draft());
        if (missing.isPresent()) {
            ask(missing.get(), false);
        } else {
            summarise();
        }
    }

    /** Asks the pending question once more. */
    void again(boolean simply) {
        Optional<Slot> asked = Slot.asked(step.question);
        if (asked.isPresent() && !draft().urgent()) {
            ask(asked.get(), simply);
        } else {
            next();
        }
    }

    /** Asks for this next, if it is missing; else for what is. */
    void askFor(Question.Kind what) {
        Draft draft = step.draft;
        if (draft == null) {
            return;
        }
        Optional<Slot> slot = Slot.allMissing(draft).stream()
                .filter(missing -> missing.kind() == what)
                .findFirst();
        if (slot.isPresent() && !draft.urgent() && !step.letters()) {
            ask(slot.get(), false);
        } else {
            next();
        }
    }

    /** Asks for one thing, and starts the clock. */
    void ask(Slot slot, boolean simply) {
        put(slot, simply);
        keepTime();
    }

    /** The question itself, without its clock. */
    void put(Slot slot, boolean simply) {
        Cards cards = new Cards(step);
        if (cards.insteadOf(slot)) {
            step.ask(slot.kind(), null, options(slot), Phrase.ASK_MEDIA_CARD, "link", Outbound.MARK);
            step.insert(new Outbound.CardLink(draft().key()));
        } else if (slot == Slot.CONTENT && draft().onlyBegun()) {
            step.ask(
                    slot.kind(),
                    null,
                    options(slot),
                    simply ? Phrase.ASK_CONTENT_SIMPLY : Phrase.ASK_CONTENT_MORE,
                    "word",
                    Objects.requireNonNull(draft().content()));
        } else {
            step.ask(slot.kind(), null, options(slot), simply ? slot.askSimply() : slot.ask());
            cards.beside(slot, draft().key());
        }
        wordsDo();
        if (slot.asksFor() == AsksFor.CONTACT) {
            asksForContact();
        } else {
            step.asksFor(slot.asksFor());
        }
    }

    /** A form of the channel is shown once for a report: whoever passed it by is asked in words from then on. */
    void asksForContact() {
        Draft draft = draft();
        step.asksFor(draft.is(Draft.Mark.CONTACT_ASKED) ? AsksFor.CONTACT_AGAIN : AsksFor.CONTACT);
        step.draft = draft.with(Draft.Mark.CONTACT_ASKED);
    }

    /** Where options would be lines of their own, the question itself says what to answer. */
    private void wordsDo() {
        if (step.medium.manner() != Manner.CHAT) {
            step.offer(List.of());
        }
    }

    private List<Option> options(Slot slot) {
        return switch (slot) {
            case SEEN_AT -> List.of(new Option("seen:now", step.text(Phrase.OPTION_SEEN_NOW), "1"));
            case EMAIL -> List.of(new Option("email:none", step.text(Phrase.OPTION_NO_EMAIL), "1"));
            case CONSENT ->
                List.of(
                        new Option("consent:yes", step.text(Phrase.OPTION_CONSENT), "1"),
                        new Option("consent:no", step.text(Phrase.OPTION_NO_CONSENT), "2"));
            default -> List.of();
        };
    }

    /** An unfinished report is reminded of and ends after two days: {@code QĐ 30/2022, Điều 7.5b.4}. */
    void keepTime() {
        step.cancelTimer(Intake.END);
        step.remindWhenSent(Intake.REMINDER, null);
    }

    void summarise() {
        summaryOnly();
        keepTime();
    }

    void askWhichLine() {
        List<Option> lines = new ArrayList<>();
        for (Slot slot : Slot.values()) {
            lines.add(new Option("line:" + slot.name(), step.text(slot.label()), String.valueOf(slot.ordinal() + 1)));
        }
        step.ask(Question.Kind.WHICH_LINE, null, lines, Phrase.ASK_WHICH_LINE_SHORT);
        keepTime();
    }

    /** The summary itself, without its clock. */
    void summaryOnly() {
        step.ask(
                Question.Kind.SUMMARY,
                null,
                List.of(
                        new Option("confirm", step.text(Phrase.OPTION_SEND), "OK"),
                        new Option("edit", step.text(Phrase.OPTION_EDIT), step.text(Phrase.KEY_EDIT)),
                        new Option("cancel", step.text(Phrase.OPTION_CANCEL), step.text(Phrase.KEY_CANCEL))),
                Phrase.SUMMARY,
                "lines",
                step.medium.manner() == Manner.TEXTS ? showing.brief(draft()) : showing.lines(draft()));
        wordsDo();
    }
}
