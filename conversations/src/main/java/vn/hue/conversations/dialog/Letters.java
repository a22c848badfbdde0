package vn.hue.conversations.dialog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.words.Phrase;

/**
 * Takes a report in by letters: one may hold everything, and the answer asks for all that is missing at once, by the
 * numbers the summary has. When nothing is missing the report is sent: a letter is no chat, and the regulation asks for
 * no further yes.
 */
final class Letters {

    private static final int WORDS_OF_AN_ADDITION = 4;

    private final Step step;
    private final Showing showing;
    private final Set<Slot> filled = EnumSet.noneOf(Slot.class);
    private boolean used;
    private boolean shown;

    Letters(Step step) {
        this.step = step;
        this.showing = new Showing(step);
    }

    private Draft draft() {
        return Objects.requireNonNull(step.draft, "no report is being taken in");
    }

    /** Takes a letter. Whether anything could be used. */
    boolean take(Utterance said) {
        Draft before = draft();
        fill(said.withoutWords(), null, false);
        shown = !said.media().isEmpty();
        for (Event.Heard heard : said.messages()) {
            read(heard);
        }
        if (!filled.isEmpty()) {
            step.draft = draft().after(before);
            step.sender = draft().sender();
        }
        proves(said);
        if (used || !filled.isEmpty()) {
            askAll();
            return true;
        }
        return false;
    }

    /** Whoever answers our letter has read it: the mail address is theirs, and what they say of themselves is believed. */
    void proves(Utterance said) {
        boolean answers = step.letters() && said.quotes().isPresent() && step.sender.email() != null;
        if (!answers || step.sender.verified() != null) {
            return;
        }
        step.sender = step.sender.withVerified(step.at);
        if (step.draft != null) {
            step.draft = step.draft.withSender(step.draft.sender().withVerified(step.at));
        }
    }

    private Set<Slot> fill(Utterance words, @Nullable Slot asked, boolean replacing) {
        Filling.Outcome outcome = Filling.fill(step, draft(), words, asked, replacing);
        step.draft = outcome.draft();
        filled.addAll(outcome.filled());
        used |= outcome.used();
        return outcome.filled();
    }

    private void read(Event.Heard heard) {
        List<Letter.Line> loose = new ArrayList<>();
        boolean signature = false;
        Slot last = null;
        for (Letter.Line line : Letter.lines(heard)) {
            if (line.greets() || shown && line.pointsToPictures()) {
                continue;
            }
            if (line.closes()) {
                signature = true;
            } else if (line.slot() != null && answers(line.slot(), line)) {
                last = line.slot();
            } else if (plain(Letter.unnumbered(line))) {
                last = null;
            } else if (signature) {
                name(line);
            } else if (last == Slot.CONTENT && !line.numbered()) {
                fill(line.said(), Slot.CONTENT, false);
            } else {
                loose.add(Letter.unnumbered(line));
            }
        }
        if (draft().content() == null) {
            tells(heard, loose);
        } else {
            inOrder(heard, loose);
        }
    }

    /** Whether a line gives what its number or label names. */
    private boolean answers(Slot slot, Letter.Line line) {
        if (slot != Slot.CONSENT && line.consent() != null && !line.mixes()) {
            return false;
        }
        return switch (slot) {
            case CONTENT -> line.words() >= 2 && !line.declines() && give(slot, line, true);
            case MEDIA -> line.declines() && noPicture();
            case PLACE ->
                (line.has(Entity.Type.PLACE) || line.has(Entity.Type.MAP_POINT) || !Slot.PLACE.filled(draft()))
                        && !line.has(Entity.Type.PHONE)
                        && !line.has(Entity.Type.EMAIL)
                        && give(slot, line, false);
            case SEEN_AT -> line.has(Entity.Type.TIME) && give(slot, line, false);
            case NAME ->
                (line.has(Entity.Type.NAME) || PersonName.plausible(line.text(), Intent.UNKNOWN))
                        && give(slot, line, false);
            case PHONE -> line.has(Entity.Type.PHONE) && give(slot, line, false);
            case EMAIL -> line.has(Entity.Type.EMAIL) ? give(slot, line, false) : line.declines() && noEmail();
            case CONSENT -> consents(line);
        };
    }

    private boolean give(Slot slot, Letter.Line line, boolean replacing) {
        return fill(line.said(), slot, replacing).contains(slot) || used && slot == Slot.PLACE;
    }

    private boolean noPicture() {
        step.tell(draft().is(Draft.Mark.PICTURE_EXPLAINED) ? Phrase.NO_PICTURE_AGAIN : Phrase.NO_PICTURE);
        step.draft = draft().with(Draft.Mark.PICTURE_EXPLAINED);
        used = true;
        return true;
    }

    private boolean noEmail() {
        step.draft = draft().withSender(draft().sender().withoutEmail());
        filled.add(Slot.EMAIL);
        return true;
    }

    private boolean consents(Letter.Line line) {
        Boolean given = line.consent();
        if (given == null) {
            return false;
        }
        step.draft = draft().withSender(draft().sender().withConsent(given));
        filled.add(Slot.CONSENT);
        if (!given) {
            step.tell(Phrase.CONSENT_REFUSED);
        }
        return true;
    }

    /** A short line that can only be who writes, or a yes or no: it is no part of the matter. */
    private boolean plain(Letter.Line line) {
        if (line.mixes()) {
            return false;
        }
        if (consents(line)) {
            fill(line.said(), null, false);
            return true;
        }
        if (line.declines() && line.folded().matches(".*\\b(?:e?mail|thu dien tu)\\b.*")) {
            return noEmail();
        }
        if (!line.isOnlyDetails()) {
            return false;
        }
        fill(line.said(), null, false);
        used = true;
        return true;
    }

    private void name(Letter.Line line) {
        if (!Slot.NAME.filled(draft()) && line.slot() == null && PersonName.plausible(line.text(), Intent.UNKNOWN)) {
            fill(line.said(), Slot.NAME, false);
        }
    }

    /** The first letter: what is left of it is the matter, in the citizen's words and lines. */
    private void tells(Event.Heard heard, List<Letter.Line> loose) {
        String matter = loose.stream().map(Letter.Line::whole).collect(Collectors.joining("\n"));
        if (matter.split("\\s+").length < 2) {
            return;
        }
        List<Entity> entities =
                loose.stream().flatMap(l -> entities(l).stream()).toList();
        fill(Letter.utterance(heard, matter, entities, Intent.REPORT), Slot.CONTENT, false);
    }

    /** A later letter: its lines answer what was asked in that order, and what answers nothing belongs to the matter. */
    private void inOrder(Event.Heard heard, List<Letter.Line> loose) {
        List<Slot> open = new ArrayList<>(List.of(Slot.PLACE, Slot.NAME));
        open.removeIf(slot -> slot.filled(draft()));
        for (Letter.Line line : loose) {
            Slot answered = open.stream()
                    .filter(slot -> answers(slot, line))
                    .findFirst()
                    .orElse(null);
            if (answered != null) {
                open.remove(answered);
                continue;
            }
            boolean gave = !fill(line.said(), null, false).isEmpty();
            if (!gave && line.words() >= WORDS_OF_AN_ADDITION) {
                fill(Letter.utterance(heard, line.whole(), List.of(), Intent.REPORT), Slot.CONTENT, false);
            }
        }
    }

    private static List<Entity> entities(Letter.Line line) {
        return line.said().messages().get(0).reading().entities();
    }

    /** Everything that is missing, in one letter; or the report is sent. */
    void askAll() {
        Draft draft = draft();
        List<Slot> missing = Slot.allMissing(draft);
        if (missing.isEmpty()) {
            Submission submission = new Submission(step);
            if (submission.mayFile()) {
                submission.file();
            }
            return;
        }
        step.tell(Phrase.LETTER_TERM);
        list(draft, missing);
        new Asking(step).keepTime();
    }

    /** The letter itself, without its clocks. */
    void list(Draft draft, List<Slot> missing) {
        List<Slot> given =
                Arrays.stream(Slot.values()).filter(s -> !missing.contains(s)).toList();
        if (!given.isEmpty()) {
            step.tell(
                    Phrase.LETTER_HAVE,
                    "lines",
                    given.stream()
                            .map(s -> number(s) + ". " + step.text(s.label()) + ": " + showing.value(s, draft))
                            .collect(Collectors.joining("\n")));
        }
        step.ask(
                Question.Kind.LETTER,
                null,
                List.of(),
                Phrase.LETTER_MISSING,
                "lines",
                missing.stream()
                        .map(s -> number(s) + ". " + step.text(s.label()) + ": " + step.text(s.ask()))
                        .collect(Collectors.joining("\n")));
        Slot sample = sample(missing);
        if (sample != null) {
            step.tell(
                    Phrase.LETTER_HOW,
                    "number",
                    number(sample),
                    "sample",
                    step.text(Phrase.LETTER_SAMPLE, "slot", sample.name()));
        }
        boolean hard = missing.contains(Slot.MEDIA) || missing.contains(Slot.PLACE);
        if (hard && step.settings.cards()) {
            new Cards(step).offer(Phrase.LETTER_CARD, draft.key());
        }
    }

    private static String number(Slot slot) {
        return String.valueOf(slot.ordinal() + 1);
    }

    private static @Nullable Slot sample(List<Slot> missing) {
        for (Slot slot : List.of(Slot.NAME, Slot.PHONE, Slot.PLACE, Slot.SEEN_AT, Slot.CONTENT, Slot.CONSENT)) {
            if (missing.contains(slot)) {
                return slot;
            }
        }
        return null;
    }
}
