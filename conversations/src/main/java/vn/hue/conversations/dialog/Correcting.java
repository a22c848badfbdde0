package vn.hue.conversations.dialog;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.conversations.words.Phrase;

/** Changes what was given for the report that is being taken in, and takes the last change back. */
final class Correcting {

    /** "sửa 3", "dòng số 3", "3". */
    private static final Pattern LINE = Pattern.compile("(?:sua |doi |dong |so |muc |edit |line ){0,8}([1-8])");

    private final Step step;
    private final Intake intake;
    private final Asking asking;
    private final Showing showing;

    Correcting(Step step, Intake intake) {
        this.step = step;
        this.intake = intake;
        this.asking = new Asking(step);
        this.showing = new Showing(step);
    }

    private Draft draft() {
        return Objects.requireNonNull(step.draft, "no report is being taken in");
    }

    /**
     * A correction in words: "sửa địa chỉ", "không phải, ở 12 Lê Lợi", "3".
     *
     * @return whether it could be used; empty when it is no correction after all
     */
    Optional<Boolean> correct(Utterance said, boolean explicit) {
        Draft before = draft();
        String folded = Folding.fold(said.text());
        Slot named = line(folded)
                .or(() -> explicit ? slotCalled(folded) : Optional.empty())
                .orElse(null);
        if (named != null && CorrectionOrder.isBare(folded, named)) {
            asking.ask(named, false);
            return Optional.of(true);
        }
        Filling.Outcome outcome =
                Filling.fill(step, before, named == null ? said : CorrectionOrder.value(said, named), named, true);
        if (!outcome.filled().isEmpty()) {
            intake.keep(before, outcome);
            asking.next();
            return Optional.of(true);
        }
        if (named != null) {
            asking.ask(named, false);
            return Optional.of(true);
        }
        Optional<String> name = explicit ? nameIn(said, before) : Optional.empty();
        if (name.isPresent()) {
            Draft renamed = before.withSender(before.sender().withName(name.get()));
            intake.keep(before, new Filling.Outcome(renamed, Set.of(Slot.NAME), true));
            asking.next();
            return Optional.of(true);
        }
        if (explicit || said.means(Intent.DENY)) {
            step.ask(Question.Kind.WHICH_LINE, null, List.of(), Phrase.ASK_WHICH_LINE, "lines", showing.lines(before));
            return Optional.of(true);
        }
        return Optional.empty();
    }

    /** "Lộn, Nguyễn Thị Ngà": a whole name is meant for the one that stands there. */
    private static Optional<String> nameIn(Utterance said, Draft draft) {
        String[] pieces = said.text().split("[,:;.]|(?<= )là ");
        String last = pieces.length == 0 ? "" : pieces[pieces.length - 1].strip();
        return draft.sender().name() != null && pieces.length > 1 && PersonName.isFull(last)
                ? Optional.of(last)
                : Optional.empty();
    }

    private static Optional<Slot> line(String folded) {
        Matcher m = LINE.matcher(folded);
        return m.matches() ? Optional.of(Slot.values()[Integer.parseInt(m.group(1)) - 1]) : Optional.empty();
    }

    private static Optional<Slot> slotCalled(String folded) {
        return Arrays.stream(Slot.values())
                .filter(s -> s.calledIn(folded))
                // "số điện thoại" also holds "số"; the phone's and the mail's own words are the most telling ones
                .max(Comparator.comparing(s -> s == Slot.PHONE || s == Slot.EMAIL || s == Slot.NAME));
    }

    /** Takes the last change back. */
    void undo() {
        Draft current = draft();
        Draft previous = current.previous();
        if (previous == null) {
            step.tell(Phrase.NOTHING_TO_UNDO);
        } else {
            String changed = Arrays.stream(Slot.values())
                    .filter(s -> s == Slot.MEDIA
                            ? !current.media().equals(previous.media())
                            : !showing.value(s, current).equals(showing.value(s, previous)))
                    .map(s -> step.text(s.label()).toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            // What was asked stays asked.
            step.draft = current.is(Draft.Mark.CONTACT_ASKED) ? previous.with(Draft.Mark.CONTACT_ASKED) : previous;
            step.sender = previous.sender();
            step.tell(Phrase.UNDONE, "what", changed);
        }
        asking.next();
    }
}
