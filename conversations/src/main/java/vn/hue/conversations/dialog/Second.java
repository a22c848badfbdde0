package vn.hue.conversations.dialog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.conversations.words.Phrase;

/** The second of two matters that were told in one message: kept until the first is filed, then offered. */
final class Second {

    private static final String GO_ON = "which:lapsed";

    private final Step step;

    Second(Step step) {
        this.step = step;
    }

    /** What was said without a second matter, which is kept and the citizen told so. */
    Utterance keep(Utterance said) {
        Draft draft = Objects.requireNonNull(step.draft, "no report is being taken in");
        if (draft.content() != null || draft.urgent() || step.lapsed != null || step.letters()) {
            return said;
        }
        Optional<TwoMatters> two = TwoMatters.in(said);
        if (two.isEmpty()) {
            return said;
        }
        Utterance later = new Utterance(List.of(two.get().second()));
        Draft empty = Draft.empty(step.newKey(), step.at, Sender.UNKNOWN);
        step.lapsed = Filling.fill(step, empty, later, null, false).draft().with(Draft.Mark.SECOND);
        step.tell(
                Phrase.ONE_MATTER_AT_A_TIME,
                "first",
                Showing.matter(two.get().first().text()),
                "second",
                Showing.matter(later.text()));
        return two.get().first();
    }

    private Optional<Draft> kept() {
        return Optional.ofNullable(step.lapsed).filter(draft -> draft.is(Draft.Mark.SECOND));
    }

    /** The first is filed. */
    void offer() {
        if (step.draft != null || step.question != null || step.handover != null) {
            return;
        }
        kept().ifPresent(second -> step.ask(
                Question.Kind.MENU,
                null,
                List.of(
                        new Option(GO_ON, step.text(Phrase.OPTION_SECOND), "1"),
                        new Option("which:none", step.text(Phrase.OPTION_NO_SECOND), "2")),
                Phrase.OFFER_SECOND,
                "matter",
                Showing.matter(second.content())));
    }

    /** Whether it was just offered and is wanted. */
    boolean wanted(Utterance said) {
        return (said.means(Intent.CONFIRM) || said.means(Intent.CONSENT)) && !said.substantial() && offered();
    }

    private boolean offered() {
        return kept().isPresent()
                && step.question != null
                && step.question.options().stream()
                        .anyMatch(option -> option.payload().equals(GO_ON));
    }

    /** It is not wanted, if it was offered. */
    void drop() {
        if (kept().isPresent()) {
            step.lapsed = null;
        }
        step.tell(Phrase.GOODBYE);
    }
}
