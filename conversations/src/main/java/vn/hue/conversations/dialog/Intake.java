package vn.hue.conversations.dialog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.report.NightHours;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.conversations.vocabulary.Manner;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.words.Phrase;

/** Takes a report in: asks only for what is missing, one question at a time, in whatever order the answers come. */
final class Intake {

    static final String REMINDER = "intake-reminder";
    static final String END = "intake-end";

    /** Somebody meant to give a number. */
    private static final java.util.regex.Pattern DIGITS = java.util.regex.Pattern.compile("(\\d[ .-]?){5}");

    private final Step step;
    private final Showing showing;

    Intake(Step step) {
        this.step = step;
        this.showing = new Showing(step);
    }

    private Draft draft() {
        return java.util.Objects.requireNonNull(step.draft, "no report is being taken in");
    }

    /** A new report, with what is known of the sender from earlier ones. */
    void begin() {
        step.draft = Draft.empty(step.newKey(), step.at, step.sender);
        if (step.challenge != null && step.challenge.over()) {
            step.challenge = null; // its digits would open the report that ended, which is over now
        }
        step.lapsed = null;
        step.question = null;
    }

    /** A new report with everything that was given for one that ended: a late answer is not lost. */
    void goOnFrom(Draft lapsed) {
        step.draft = new Draft(
                step.newKey(),
                step.at,
                lapsed.content(),
                lapsed.media(),
                lapsed.place(),
                lapsed.seenAt(),
                lapsed.sender(),
                lapsed.urgency(),
                lapsed.category(),
                new TreeSet<>(),
                null);
        step.lapsed = null;
        step.question = null;
        step.tell(lapsed.is(Draft.Mark.CANCELLED) ? Phrase.RESTORED : Phrase.LATE_ANSWER_GOES_ON);
    }

    /** Takes what was said and asks on. Whether anything could be used. */
    boolean take(Utterance said) {
        Slot asked = Slot.asked(step.question).orElse(null);
        boolean correcting = said.means(Intent.CORRECT);
        boolean atSummary = step.question != null
                && (step.question.kind() == Question.Kind.SUMMARY || step.question.kind() == Question.Kind.WHICH_LINE);
        if (correcting || atSummary) {
            Optional<Boolean> corrected = correct(said, correcting);
            if (corrected.isPresent()) {
                return corrected.get();
            }
        }
        if (step.letters() && asked == null && !correcting) {
            return new Letters(step).take(said);
        }
        if (asked != null && answersPlainly(asked, said)) {
            askNext();
            return true;
        }
        Draft before = draft();
        Filling.Outcome outcome =
                Filling.fill(step, before, said, asked, asked != null && asked.filled(before) || atSummary);
        keep(before, outcome);
        if (!outcome.used()) {
            return false;
        }
        askNext();
        return true;
    }

    private void keep(Draft before, Filling.Outcome outcome) {
        step.draft =
                outcome.filled().isEmpty() ? outcome.draft() : outcome.draft().after(before);
        if (!outcome.filled().isEmpty()) {
            step.sender = outcome.draft().sender();
            acknowledge(outcome.filled());
        }
    }

    private void acknowledge(Set<Slot> filled) {
        if (step.medium.manner() != Manner.CHAT) {
            return;
        }
        step.tell(
                Phrase.GOT,
                "what",
                filled.stream()
                        .map(s -> step.text(s.label()).toLowerCase(java.util.Locale.ROOT))
                        .collect(Collectors.joining(", ")));
    }

    /** "Yes", "no" and "I have none" where the question takes them. */
    private boolean answersPlainly(Slot asked, Utterance said) {
        boolean no = said.means(Intent.DENY) || said.means(Intent.DECLINE);
        Draft before = draft();
        switch (asked) {
            case EMAIL -> {
                if (no
                        && said.entity(vn.hue.conversations.reading.Entity.Type.EMAIL)
                                .isEmpty()) {
                    step.draft =
                            before.withSender(before.sender().withoutEmail()).after(before);
                    step.sender = draft().sender();
                    return true;
                }
                return false;
            }
            case CONSENT -> {
                if (said.means(Intent.REFUSE_CONSENT) || no) {
                    consent(false);
                    return true;
                }
                if (said.means(Intent.CONSENT) || said.means(Intent.CONFIRM)) {
                    consent(true);
                    return true;
                }
                return false;
            }
            case MEDIA -> {
                if (no && said.media().isEmpty()) {
                    step.tell(draft().is(Draft.Mark.PICTURE_EXPLAINED) ? Phrase.NO_PICTURE_AGAIN : Phrase.NO_PICTURE);
                    step.draft = before.with(Draft.Mark.PICTURE_EXPLAINED);
                    return true;
                }
                return false;
            }
            case NAME -> {
                if (no
                        && said.entity(vn.hue.conversations.reading.Entity.Type.NAME)
                                .isEmpty()) {
                    step.tell(Phrase.NAME_IS_NEEDED);
                    return true;
                }
                return false;
            }
            case PHONE -> {
                if (said.entity(vn.hue.conversations.reading.Entity.Type.PHONE).isPresent()) {
                    return false;
                }
                if (no || DIGITS.matcher(said.text()).find()) {
                    step.tell(no ? Phrase.PHONE_IS_NEEDED : Phrase.PHONE_LOOKS_WRONG);
                    return true;
                }
                return false;
            }
            default -> {
                return false;
            }
        }
    }

    void consent(boolean given) {
        Draft before = draft();
        step.draft = before.withSender(before.sender().withConsent(given)).after(before);
        step.sender = draft().sender();
        if (!given) {
            step.tell(Phrase.CONSENT_REFUSED);
        }
    }

    void withoutEmail() {
        Draft before = draft();
        step.draft = before.withSender(before.sender().withoutEmail()).after(before);
        step.sender = draft().sender();
    }

    void seenNow() {
        Draft before = draft();
        step.draft = before.withSeenAt(step.at).after(before);
        acknowledge(Set.of(Slot.SEEN_AT));
    }

    /**
     * A correction in words: "sửa địa chỉ", "không phải, ở 12 Lê Lợi", "3".
     *
     * @return whether it could be used; empty when it is no correction after all
     */
    private Optional<Boolean> correct(Utterance said, boolean explicit) {
        Draft before = draft();
        String folded = Folding.fold(said.text());
        Slot named = line(folded)
                .or(() -> explicit ? slotCalled(folded) : Optional.empty())
                .orElse(null);
        if (named != null && CorrectionOrder.isBare(folded, named)) {
            ask(named, false);
            return Optional.of(true);
        }
        Filling.Outcome outcome =
                Filling.fill(step, before, named == null ? said : CorrectionOrder.value(said, named), named, true);
        if (!outcome.filled().isEmpty()) {
            keep(before, outcome);
            askNext();
            return Optional.of(true);
        }
        if (named != null) {
            ask(named, false);
            return Optional.of(true);
        }
        if (explicit || said.means(Intent.DENY)) {
            step.ask(Question.Kind.WHICH_LINE, null, List.of(), Phrase.ASK_WHICH_LINE, "lines", showing.lines(before));
            return Optional.of(true);
        }
        return Optional.empty();
    }

    private static Optional<Slot> line(String folded) {
        java.util.regex.Matcher m = java.util.regex.Pattern.compile("(?:sua |doi |dong |so |muc |edit |line )*([1-8])")
                .matcher(folded);
        return m.matches() ? Optional.of(Slot.values()[Integer.parseInt(m.group(1)) - 1]) : Optional.empty();
    }

    private static Optional<Slot> slotCalled(String folded) {
        return Arrays.stream(Slot.values())
                .filter(s -> s.calledIn(folded))
                // "số điện thoại" also holds "số"; the phone's and the mail's own words are the most telling ones
                .max(Comparator.comparing(s -> s == Slot.PHONE || s == Slot.EMAIL || s == Slot.NAME));
    }

    void correctLine(Slot slot) {
        ask(slot, false);
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
                    .map(s -> step.text(s.label()).toLowerCase(java.util.Locale.ROOT))
                    .collect(Collectors.joining(", "));
            step.draft = previous;
            step.sender = previous.sender();
            step.tell(Phrase.UNDONE, "what", changed);
        }
        askNext();
    }

    /** Asks for what is missing next, or shows the summary. */
    void askNext() {
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
    void askAgain(boolean simply) {
        Optional<Slot> asked = Slot.asked(step.question);
        if (asked.isPresent() && !draft().urgent()) {
            ask(asked.get(), simply);
        } else {
            askNext();
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
            askNext();
        }
    }

    private void ask(Slot slot, boolean simply) {
        put(slot, simply);
        keepTime();
    }

    private void put(Slot slot, boolean simply) {
        Cards cards = new Cards(step);
        if (cards.insteadOf(slot)) {
            step.ask(slot.kind(), null, options(slot), Phrase.ASK_MEDIA_CARD, "link", Outbound.MARK);
            step.insert(new Outbound.CardLink(draft().key()));
        } else {
            step.ask(slot.kind(), null, options(slot), simply ? slot.askSimply() : slot.ask());
            cards.beside(slot, draft().key());
        }
        wordsDo();
        step.asksFor(slot.asksFor());
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
        step.cancelTimer(END);
        step.startWhenSent(REMINDER, step.settings.remindAfter(step.address.channel()), null);
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

    /** The citizen says it is right: the report is sent, unless the rules say otherwise. */
    void confirm() {
        Optional<Slot> missing = Slot.missing(draft());
        if (missing.isPresent()) {
            ask(missing.get(), false);
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
    }

    void stopTime() {
        step.cancelTimer(REMINDER);
        step.cancelTimer(END);
        step.cancelTimer(Emergency.TIMER);
    }

    /** The reminder's time has come: remind, and start the rest of the two days. */
    void remind() {
        Duration rest = Regulation.SUPPLEMENT.minus(step.settings.remindAfter(step.address.channel()));
        Instant end = step.at.plus(rest);
        step.purpose(vn.hue.conversations.vocabulary.Outbound.Purpose.REMINDER);
        step.tell(Phrase.REMIND_INTAKE, "until", showing.time(end));
        Optional<Slot> missing = Slot.missing(draft());
        Slot slot = missing.orElse(null);
        if (slot != null && step.letters()) {
            new Letters(step).list(draft(), Slot.allMissing(draft()));
        } else if (slot != null) {
            put(slot, false);
        } else {
            summaryOnly();
        }
        step.setTimer(END, end);
    }

    private void summaryOnly() {
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

    /** Two days without an answer. */
    void end() {
        Draft draft = draft();
        step.purpose(vn.hue.conversations.vocabulary.Outbound.Purpose.NOTICE);
        step.tell(
                Phrase.INTAKE_ENDED,
                "missing",
                Slot.missing(draft)
                        .map(s -> step.text(s.label()).toLowerCase(java.util.Locale.ROOT))
                        .orElse(step.text(Phrase.YOUR_CONFIRMATION)));
        step.lapsed = draft;
        step.draft = null;
        step.question = null;
        stopTime();
    }

    /** A draft with all a report holds, to go on from when a supplement came too late. */
    static Draft from(Report report) {
        return new Draft(
                report.key(),
                report.filedAt(),
                report.content(),
                report.media(),
                report.place(),
                report.seenAt(),
                report.sender(),
                report.urgency(),
                report.category(),
                new TreeSet<>(),
                null);
    }
}
