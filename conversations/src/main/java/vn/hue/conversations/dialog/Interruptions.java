package vn.hue.conversations.dialog;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Language;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Rating;
import vn.hue.conversations.words.Phrase;

/** What may be said at any moment; afterwards the dialog returns to where it was. */
final class Interruptions {

    private static final int STATUS_LINES = 5;

    private static final Pattern HOW_LONG = Pattern.compile(
            "\\b(?:bao lau|bao gio|khi mo|khi nao|chung nao|may ngay|may bua|may hom|how long|how many days)\\b");

    private final Step step;
    private final Listening listening;

    Interruptions(Step step, Listening listening) {
        this.step = step;
        this.listening = listening;
    }

    /** Whether the utterance was a command; then it is done. */
    boolean handles(Utterance said) {
        if (step.letters() && courtesyOnly(said)) {
            return true;
        }
        if (said.means(Intent.CARD) && new Cards(step).give()) {
            return true;
        }
        if (said.means(Intent.OPERATOR)) {
            person();
        } else if (said.means(Intent.CANCEL)) {
            cancel(said);
        } else if (said.means(Intent.HELP)) {
            if (asksHowLong(said)) {
                step.tell(Phrase.HOW_LONG);
                listening.resume();
            } else {
                help();
            }
        } else if (said.means(Intent.STATUS) || asksOfTheirs(said)) {
            status(said);
        } else if (said.means(Intent.UNDO)) {
            undo();
        } else if (said.means(Intent.NEW_REPORT)) {
            fresh();
        } else if (said.means(Intent.RATE)) {
            return rate(said);
        } else if (step.draft != null
                && said.outOfScope()
                && (step.draft.content() == null || said.means(Intent.OUT_OF_SCOPE))) {
            listening.outOfScope();
            if (step.draft.content() != null) {
                listening.resume();
            }
        } else if (step.draft != null && said.means(Intent.THANKS) && !said.substantial()) {
            step.tell(Phrase.WELCOME);
            listening.resume();
        } else if (step.draft != null
                && (said.means(Intent.GREETING) || said.means(Intent.SMALLTALK) || said.isSticker())
                && !said.substantial()
                && !Inquiry.answers(Slot.asked(step.question).orElse(null), said)) {
            if (Inquiry.in(said) && !step.draft.urgent()) {
                step.tell(Phrase.REPORTS_ONLY, "hotline", step.settings.hotline());
            } else {
                step.tell(step.draft.urgent() ? Phrase.URGENT_STILL_THERE : Phrase.GREETING_AGAIN);
            }
            listening.resume();
        } else {
            return summaryAnswer(said);
        }
        return true;
    }

    /** Thanks need no letter in return; a bare greeting does when nothing else was ever said. */
    private boolean courtesyOnly(Utterance said) {
        boolean thanks = said.means(Intent.THANKS);
        boolean polite =
                thanks || said.means(Intent.GREETING) || said.means(Intent.SMALLTALK) || said.means(Intent.CONFIRM);
        boolean begun = step.draft != null || !step.reports().isEmpty() || step.lapsed != null;
        return polite && !said.substantial() && (thanks || begun) && asksNothing();
    }

    /** Whether a plain yes would answer nothing. */
    private boolean asksNothing() {
        return step.question == null
                || step.question.kind() == Question.Kind.LETTER
                || step.question.kind() == Question.Kind.MENU;
    }

    private boolean summaryAnswer(Utterance said) {
        if (step.draft == null || step.question == null || step.question.kind() != Question.Kind.SUMMARY) {
            return false;
        }
        if ((said.means(Intent.CONFIRM) || said.means(Intent.CONSENT)) && !said.substantial()) {
            listening.intake().confirm();
            return true;
        }
        if (said.means(Intent.DENY) && !said.substantial()) {
            new Asking(step).askWhichLine();
            return true;
        }
        return false;
    }

    void person() {
        step.wantPerson();
        Optional<Instant> later = step.settings.staffing().nextAfter(step.at);
        boolean urgent = step.draft != null && step.draft.urgent();
        if (later.isPresent() && !urgent) {
            step.tell(
                    Phrase.PERSON_LATER,
                    "time",
                    new Showing(step).time(later.get()),
                    "hotline",
                    step.settings.hotline());
        } else {
            step.tell(Phrase.PERSON_CALLED, "hotline", step.settings.hotline());
        }
        listening.resume();
    }

    void help() {
        step.tell(Phrase.HELP, "hotline", step.settings.hotline());
        if (step.draft == null) {
            menu(Phrase.MENU);
        } else {
            listening.resume();
        }
    }

    private void cancel(Utterance said) {
        if (step.draft != null) {
            if (step.draft.urgent()) {
                listening.emergency().notUrgent();
                return;
            }
            listening.intake().cancel();
            return;
        }
        Optional<Report> named = said.entity(Entity.Type.REPORT_CODE).flatMap(e -> step.report(e.value()));
        List<Report> open =
                step.reports().stream().filter(r -> r.status().open()).toList();
        if (named.isPresent()) {
            listening.reports().askWithdraw(named.get());
        } else if (open.size() == 1) {
            listening.reports().askWithdraw(open.get(0));
        } else if (open.isEmpty()) {
            step.tell(Phrase.NOTHING_TO_CANCEL);
            menu(Phrase.MENU);
        } else {
            step.ask(
                    Question.Kind.MENU,
                    null,
                    open.stream()
                            .map(r -> new Option("withdraw:" + r.key(), r.name(), String.valueOf(open.indexOf(r) + 1)))
                            .toList(),
                    Phrase.ASK_WHICH_TO_WITHDRAW);
        }
    }

    /**
     * "Bao giờ sửa ổ gà?" begins a report, unless it may be one of theirs that is open and waits for no answer. What names
     * a place or shows a picture is another matter: to lose a report is worse than to leave a question unanswered.
     */
    private boolean asksOfTheirs(Utterance said) {
        boolean askedWhy = step.question != null && step.question.kind() == Question.Kind.RATING_WHY;
        return step.draft == null
                && !askedWhy
                && !said.telling().isEmpty()
                && !said.outOfScope()
                && said.quotes().isEmpty()
                && said.entity(Entity.Type.PLACE).isEmpty()
                && said.entity(Entity.Type.MAP_POINT).isEmpty()
                && said.location().isEmpty()
                && said.media().isEmpty()
                && Inquiry.whenMended(said)
                && step.reports().stream().noneMatch(r -> r.supplement() != null)
                && step.reports().stream().anyMatch(r -> r.status().open() && Inquiry.mayBeOf(said, r));
    }

    private static boolean asksHowLong(Utterance said) {
        return HOW_LONG.matcher(Folding.fold(said.text())).find();
    }

    void status(Utterance said) {
        Optional<Entity> code = said.entity(Entity.Type.REPORT_CODE);
        Showing showing = new Showing(step);
        if (code.isPresent()) {
            Optional<Report> report = step.report(code.get().value());
            if (report.isPresent()) {
                step.tell(Phrase.QUOTED, "text", showing.status(report.get()));
            } else {
                // Whose report a code belongs to is nobody else's business: QĐ 30/2022, Điều 9.3.
                step.tell(Phrase.STATUS_NOT_YOURS, "code", code.get().value(), "hotline", step.settings.hotline());
            }
        } else if (step.reports().isEmpty() && asksHowLong(said) && step.draft != null && !step.draft.urgent()) {
            step.tell(Phrase.HOW_LONG); // "bao giờ có kết quả" is asked of the one that is being written
        } else if (step.reports().isEmpty()) {
            step.tell(Phrase.STATUS_NONE, "hotline", step.settings.hotline());
        } else {
            String lines = step.reports().stream()
                    .sorted(Comparator.comparing(Report::filedAt).reversed())
                    .limit(STATUS_LINES)
                    .map(showing::status)
                    .collect(Collectors.joining("\n"));
            step.tell(Phrase.STATUS_LIST, "lines", lines);
        }
        if (step.draft != null) {
            listening.resume();
        }
    }

    void undo() {
        Draft lapsed = step.lapsed;
        if (step.draft != null) {
            new Correcting(step, listening.intake()).undo();
        } else if (lapsed != null) {
            if (lapsed.urgent() || !new ConductTalk(step).refusesReport()) {
                listening.intake().goOnFrom(lapsed);
                new Asking(step).next();
            }
        } else {
            step.tell(Phrase.NOTHING_TO_UNDO);
            menu(Phrase.MENU);
        }
    }

    /** Another matter: the one being taken in is kept until it is finished or ended. */
    void fresh() {
        if (step.draft != null && step.draft.content() != null) {
            step.tell(Phrase.FINISH_FIRST);
            listening.resume();
            return;
        }
        if (new ConductTalk(step).refusesReport()) {
            return;
        }
        listening.intake().begin();
        new Asking(step).next();
    }

    private boolean rate(Utterance said) {
        List<Report> published = step.reports().stream()
                .filter(r -> r.status() == Status.PUBLISHED)
                .toList();
        Optional<Report> named = said.entity(Entity.Type.REPORT_CODE)
                .flatMap(e -> step.report(e.value()))
                .or(() -> said.quotes().flatMap(step::reportQuoted))
                .or(() -> published.size() == 1 ? Optional.of(published.get(0)) : Optional.empty());
        Optional<Rating> rating = said.messages().stream()
                .flatMap(m -> Stream.ofNullable(m.reading().rating()))
                .findFirst();
        if (named.isEmpty() || rating.isEmpty() || step.draft != null) {
            return false;
        }
        listening.reports().rate(named.get(), rating.get());
        return true;
    }

    /** Greetings, thanks and what else people say when nothing is open. */
    boolean smallTalk(Utterance said) {
        if (said.means(Intent.THANKS)) {
            step.tell(Phrase.WELCOME);
            return true;
        }
        if (Inquiry.in(said)) {
            step.tell(Phrase.REPORTS_ONLY, "hotline", step.settings.hotline());
            menu(Phrase.MENU);
            return true;
        }
        boolean known = !step.reports().isEmpty() || step.lapsed != null || step.personWantedAt != null;
        boolean agrees = said.means(Intent.CONFIRM) || said.means(Intent.CONSENT) || said.isSticker();
        if (agrees && known) {
            step.tell(Phrase.GOODBYE); // "ok" after a code needs no introduction
            return true;
        }
        if (agrees || said.means(Intent.GREETING) || said.means(Intent.SMALLTALK)) {
            boolean met = known || step.question != null && step.question.kind() == Question.Kind.MENU;
            if (!met && !agrees && step.language == Language.VI && said.isIn(Language.EN)) {
                step.tell(Phrase.GREETING_IN_ENGLISH);
            }
            menu(met ? Phrase.GREETING_AGAIN : Phrase.GREETING);
            return true;
        }
        if (said.means(Intent.DENY) || said.means(Intent.DECLINE)) {
            step.tell(Phrase.GOODBYE);
            return true;
        }
        return false;
    }

    void menu(Phrase phrase) {
        step.ask(
                Question.Kind.MENU,
                null,
                List.of(
                        new Option("new", step.text(Phrase.OPTION_NEW), "1"),
                        new Option("status", step.text(Phrase.OPTION_STATUS), "2"),
                        new Option("operator", step.text(Phrase.OPTION_PERSON), "3")),
                phrase);
    }
}
