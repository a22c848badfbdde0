package vn.hue.conversations.dialog;

import java.util.List;
import java.util.Optional;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Language;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.conversations.words.Phrase;

/** Decides what an utterance is: a cry for help, a command, an answer, or the beginning of a report. */
final class Listening {

    private static final int WORDS_OF_A_VIETNAMESE_SENTENCE = 3;
    private static final int WORDS_OF_AN_ENGLISH_SENTENCE = 4;

    private final Step step;
    private final Intake intake;
    private final Emergency emergency;
    private final ReportTalk reports;
    private final Interruptions interruptions;
    private final Choosing choosing;
    private final ConductTalk conduct;

    Listening(Step step) {
        this.step = step;
        this.intake = new Intake(step);
        this.emergency = new Emergency(step);
        this.reports = new ReportTalk(step);
        this.interruptions = new Interruptions(step, this);
        this.choosing = new Choosing(step, this);
        this.conduct = new ConductTalk(step);
    }

    void hear(Utterance said) {
        step.lastSaidAt = step.at;
        speakTheirLanguage(said);
        if (said.abusive()) {
            step.alarm(Effect.Alarm.ABUSE, null);
        }
        if (step.handover != null) {
            listenOnly(said);
            return;
        }
        conduct.warn(said);
        List<Report> before = step.reports();
        String content = step.draft == null ? null : step.draft.content();
        understand(said);
        conduct.notice(said, before, content);
    }

    private void understand(Utterance said) {
        new Letters(step).proves(said);
        if (new Verification(step).takes(said)) {
            step.confusion = 0;
            return;
        }
        Optional<Part.CardFilled> card = said.card();
        if (card.isPresent()) {
            step.confusion = 0;
            new Cards(step).take(card.get(), said);
            return;
        }
        Optional<Option> choice = chosen(said);
        if (choice.isPresent()) {
            step.confusion = 0;
            choosing.choose(choice.get().payload(), said);
        } else if (emergency.raises(said)) {
            step.confusion = 0;
            Optional<Report> known = step.draft == null ? recentEmergency() : Optional.empty();
            if (known.isPresent()) {
                emergency.again(known.get(), said);
            } else {
                emergency.begin(said);
            }
        } else if (interruptions.handles(said)) {
            step.confusion = 0;
        } else if (route(said)) {
            step.confusion = 0;
        } else {
            confused();
        }
    }

    /** While an operator speaks the bot is silent, but a cry for help still rings. */
    private void listenOnly(Utterance said) {
        if (said.urgency() == Urgency.SOS) {
            step.alarm(Effect.Alarm.SOS, null);
        } else if (said.urgency() == Urgency.URGENT) {
            step.alarm(Effect.Alarm.URGENT, null);
        }
    }

    /** Only for whole sentences: "ok" and "bye" are said by everyone, and "ok gui di" only looks English. */
    private void speakTheirLanguage(Utterance said) {
        for (Event.Heard heard : said.messages()) {
            Language language = heard.reading().language();
            int longest = heard.message().parts().stream()
                    .mapToInt(p -> p instanceof Part.Text t ? t.text().strip().split("\\s+").length : 0)
                    .max()
                    .orElse(0);
            if (longest >= WORDS_OF_AN_ENGLISH_SENTENCE && language == Language.EN) {
                step.language = Language.EN;
            } else if (longest >= WORDS_OF_A_VIETNAMESE_SENTENCE && language == Language.VI) {
                step.language = Language.VI;
            }
        }
    }

    /** What was tapped, or typed instead: its key, its label or, for a lone number, its place in the list. */
    private Optional<Option> chosen(Utterance said) {
        Optional<Part.Choice> tapped = said.choice();
        if (tapped.isPresent()) {
            return tapped.map(c -> new Option(c.payload(), c.label(), ""));
        }
        if (step.question == null) {
            return Optional.empty();
        }
        return step.question.options().stream().filter(said::types).findFirst();
    }

    /** Finds out what an utterance answers. Whether anything could be done with it. */
    boolean route(Utterance said) {
        Optional<Report> target = target(said);
        if (target.isPresent()) {
            answerAbout(target.get(), said);
            return true;
        }
        List<Report> open = openQuestions();
        boolean substantial = said.substantial();
        if (step.draft != null) {
            if (!open.isEmpty() && substantial && !fitsDraft(said) && !answersOurs(said)) {
                askWhich(said, open);
                return true;
            }
            return step.draft.urgent() ? emergency.take(said) : intake.take(said);
        }
        if (answersPending(said)) {
            return true;
        }
        if (substantial && open.size() == 1) {
            reports.supplement(open.get(0), said);
            return true;
        }
        if (substantial && open.size() > 1) {
            askWhich(said, open);
            return true;
        }
        return begins(said);
    }

    /** A letter that answers the one that asked belongs to what it asked about. */
    private boolean answersOurs(Utterance said) {
        Question question = step.question;
        return question != null
                && said.quotes().filter(question.messageId()::equals).isPresent();
    }

    /** By quoted message, or by code. */
    private Optional<Report> target(Utterance said) {
        Optional<Report> quoted = said.quotes().flatMap(step::reportQuoted);
        if (quoted.isPresent() && said.substantial()) {
            return quoted;
        }
        return said.substantial()
                ? said.entity(Entity.Type.REPORT_CODE).flatMap(e -> step.report(e.value()))
                : Optional.empty();
    }

    private void answerAbout(Report report, Utterance said) {
        if (report.supplement() != null && !step.awaitsCode(report)) {
            reports.supplement(report, said);
        } else if (report.result() != null) {
            reports.interact(report, said);
        } else if (report.status() == vn.hue.conversations.report.Status.REFUSED
                && step.lapsed != null
                && step.draft == null) {
            goOn(said);
        } else {
            reports.add(report, said);
        }
        if (step.draft != null && step.question != null) {
            resume();
        }
    }

    private List<Report> openQuestions() {
        return step.reports().stream()
                .filter(r -> r.supplement() != null && !step.awaitsCode(r))
                .toList();
    }

    /** Whether an utterance answers the very question the report being taken in waits on. */
    private boolean fitsDraft(Utterance said) {
        Slot asked = Slot.asked(step.question).orElse(null);
        if (asked == null) {
            return false;
        }
        return switch (asked) {
            case PHONE -> said.entity(Entity.Type.PHONE).isPresent();
            case EMAIL -> said.entity(Entity.Type.EMAIL).isPresent();
            case SEEN_AT ->
                said.entity(Entity.Type.TIME).isPresent() && said.media().isEmpty();
            case NAME -> said.entity(Entity.Type.NAME).isPresent();
            default -> false;
        };
    }

    void askWhich(Utterance said, List<Report> open) {
        step.parked = said.messages();
        java.util.ArrayList<Option> options = new java.util.ArrayList<>();
        int key = 1;
        for (Report report : open) {
            options.add(new Option("which:" + report.key(), report.name(), String.valueOf(key++)));
        }
        if (step.draft != null) {
            options.add(new Option("which:draft", step.text(Phrase.OPTION_THIS_DRAFT), String.valueOf(key++)));
        } else {
            options.add(new Option("which:new", step.text(Phrase.OPTION_NEW), String.valueOf(key++)));
        }
        step.ask(Question.Kind.WHICH_REPORT, null, options, Phrase.ASK_WHICH_REPORT);
    }

    private boolean answersPending(Utterance said) {
        Question question = step.question;
        if (question == null || question.about() == null) {
            return false;
        }
        Report report = step.report(question.about()).orElse(null);
        if (report == null) {
            return false;
        }
        return switch (question.kind()) {
            case SUPPLEMENT -> {
                boolean plain = said.means(Intent.CONFIRM) || said.means(Intent.DENY);
                if (report.supplement() == null || !said.substantial() && !plain) {
                    yield false;
                }
                if (openQuestions().size() > 1) {
                    askWhich(said, openQuestions());
                } else {
                    reports.supplement(report, said);
                }
                yield true;
            }
            case RATING_WHY -> {
                if (said.telling().isEmpty()) {
                    yield false;
                }
                reports.interact(report, said);
                yield true;
            }
            case WITHDRAW -> {
                if (said.means(Intent.CONFIRM) || said.means(Intent.CANCEL)) {
                    reports.withdraw(report);
                    yield true;
                }
                if (said.means(Intent.DENY)) {
                    step.question = null;
                    step.tell(Phrase.KEPT_REPORT, "code", report.name());
                    yield true;
                }
                yield false;
            }
            default -> false;
        };
    }

    /** Nothing is open: a late answer, a new report, or small talk. */
    private boolean begins(Utterance said) {
        if (said.outOfScope() || said.means(Intent.OUT_OF_SCOPE)) {
            outOfScope();
            return true;
        }
        boolean report = said.means(Intent.REPORT) || said.means(Intent.SUPPLEMENT);
        boolean shows = !said.media().isEmpty() || said.location().isPresent();
        Optional<Report> emergency = recentEmergency();
        if (emergency.isPresent() && said.substantial()) {
            if (said.means(Intent.REPORT)) {
                askWhich(said, List.of(emergency.get()));
            } else {
                reports.add(emergency.get(), said);
            }
            return true;
        }
        if ((report || shows || gives(said)) && conduct.refusesReport()) {
            return true;
        }
        Draft lapsed = step.lapsed == null || step.lapsed.is(Draft.Mark.CANCELLED) ? null : step.lapsed;
        boolean answersLetter = step.letters() && said.quotes().isPresent();
        if (lapsed != null && lapsed.content() != null && said.means(Intent.REPORT) && !answersLetter) {
            askWhether(said, lapsed);
            return true;
        }
        if (lapsed != null && (shows || said.substantial() && !said.means(Intent.UNKNOWN) || gives(said))) {
            goOn(said);
            return true;
        }
        if (report || shows || gives(said)) {
            intake.begin();
            if (!intake.take(said)) {
                intake.askNext();
            }
            return true;
        }
        return interruptions.smallTalk(said);
    }

    private static boolean gives(Utterance said) {
        return said.entity(Entity.Type.PLACE).isPresent()
                || said.entity(Entity.Type.MAP_POINT).isPresent()
                || said.entity(Entity.Type.PHONE).isPresent()
                || said.entity(Entity.Type.EMAIL).isPresent()
                || said.contact().isPresent();
    }

    /** The urgent report whose citizen was told to send more "into the same code". */
    private Optional<Report> recentEmergency() {
        return step.reports().stream()
                .filter(r -> r.urgency() != Urgency.NORMAL && r.status().open())
                .filter(r -> step.at.isBefore(r.filedAt().plus(Regulation.PICTURE_MAX_AGE)))
                .reduce((first, last) -> last);
    }

    /** A report after an unfinished one ended: the same matter, or another? */
    private void askWhether(Utterance said, Draft lapsed) {
        step.parked = said.messages();
        step.ask(
                Question.Kind.WHICH_REPORT,
                null,
                List.of(
                        new Option("which:lapsed", step.text(Phrase.OPTION_GO_ON_WITH_IT), "1"),
                        new Option("which:new", step.text(Phrase.OPTION_OTHER_MATTER), "2")),
                Phrase.ASK_WHETHER_THE_SAME,
                "matter",
                Showing.matter(lapsed.content()));
    }

    void outOfScope() {
        step.tell(Phrase.REFUSED_OUT_OF_SCOPE);
        step.tell(Phrase.GUIDANCE_OUT_OF_SCOPE, "hotline", step.settings.hotline());
        step.offer(List.of(
                new Option("operator", step.text(Phrase.OPTION_PERSON), "1"),
                new Option("new", step.text(Phrase.OPTION_NEW), "2")));
        if (step.draft == null) {
            step.question = null;
        }
    }

    /** A late answer opens a new report with everything already known filled in. */
    private void goOn(Utterance said) {
        Draft lapsed = java.util.Objects.requireNonNull(step.lapsed);
        if (!lapsed.urgent() && conduct.refusesReport()) {
            return;
        }
        intake.goOnFrom(lapsed);
        if (!intake.take(said)) {
            intake.askNext();
        }
    }

    /** The messages the citizen was asked about belong here. */
    void unpark(String target) {
        Utterance said = new Utterance(step.parked);
        step.parked = List.of();
        step.question = null;
        List<Report> before = step.reports();
        String content = step.draft == null ? null : step.draft.content();
        belongsTo(target, said);
        conduct.notice(said, before, content);
    }

    private void belongsTo(String target, Utterance said) {
        if (target.equals("draft") && step.draft != null) {
            if (!intake.take(said)) {
                intake.askNext();
            }
        } else if (target.equals("lapsed") && step.lapsed != null) {
            goOn(said);
        } else if (target.equals("new") || target.equals("lapsed")) {
            if (conduct.refusesReport()) {
                return;
            }
            intake.begin();
            if (!intake.take(said)) {
                intake.askNext();
            }
        } else {
            step.report(target).ifPresent(report -> answerAbout(report, said));
            if (step.draft != null && step.question == null) {
                intake.askNext();
            }
        }
    }

    /** Returns to where the dialog was. */
    void resume() {
        if (step.draft != null) {
            intake.askAgain(false);
        }
    }

    /** Twice: a simpler question. Three times: a person. */
    private void confused() {
        step.confusion++;
        if (step.confusion >= 3) {
            step.tell(Phrase.OFFER_PERSON, "hotline", step.settings.hotline());
            step.offer(List.of(
                    new Option("operator", step.text(Phrase.OPTION_PERSON), "1"),
                    new Option("go-on", step.text(Phrase.OPTION_GO_ON), "2")));
            step.question = step.question == null
                    ? null
                    : new Question(
                            step.question.kind(),
                            step.question.about(),
                            List.of(
                                    new Option("operator", step.text(Phrase.OPTION_PERSON), "1"),
                                    new Option("go-on", step.text(Phrase.OPTION_GO_ON), "2")),
                            step.question.messageId());
            return;
        }
        step.tell(Phrase.NOT_UNDERSTOOD);
        if (step.draft != null) {
            intake.askAgain(step.confusion == 2);
        } else {
            interruptions.menu(step.confusion == 2 ? Phrase.MENU_SIMPLY : Phrase.MENU);
        }
    }

    Intake intake() {
        return intake;
    }

    Emergency emergency() {
        return emergency;
    }

    ReportTalk reports() {
        return reports;
    }

    Interruptions interruptions() {
        return interruptions;
    }
}
