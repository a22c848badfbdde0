package vn.hue.conversations.dialog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.words.Phrase;

/** What begins when no question is open: a new report, a late answer, or small talk. */
final class Beginning {

    private static final Pattern SENDS = Pattern.compile("(?iu)\\b(?:gửi|gởi|gui|goi|send)\\b");

    /** What begins another report than the one that is being taken in. */
    private static final Set<String> ELSE = Set.of("new", "lapsed", "second");

    private final Step step;
    private final Listening listening;
    private final Belonging belonging;
    private final Intake intake;
    private final Asking asking;
    private final ConductTalk conduct;

    Beginning(Step step, Listening listening, Belonging belonging) {
        this.step = step;
        this.listening = listening;
        this.belonging = belonging;
        this.intake = listening.intake();
        this.asking = new Asking(step);
        this.conduct = new ConductTalk(step);
    }

    /** Nothing is open: a late answer, a new report, or small talk. */
    boolean begins(Utterance said) {
        boolean greets = said.means(Intent.GREETING) || said.means(Intent.SMALLTALK);
        if (greets && !said.substantial() && listening.emergency().ongoing().isPresent()) {
            listening.emergency().stillThere();
            return true;
        }
        if (said.outOfScope() || said.means(Intent.OUT_OF_SCOPE)) {
            listening.outOfScope();
            return true;
        }
        boolean report = said.means(Intent.REPORT) || said.means(Intent.SUPPLEMENT);
        boolean shows = !said.media().isEmpty() || said.location().isPresent();
        Optional<Report> emergency = listening.emergency().recent();
        if (emergency.isPresent() && said.substantial()) {
            if (said.means(Intent.REPORT)) {
                belonging.askWhich(said, List.of(emergency.get()));
            } else {
                listening.reports().add(emergency.get(), said);
            }
            return true;
        }
        if (said.means(Intent.SMALLTALK) && !said.substantial()) {
            return listening.interruptions().smallTalk(said); // the place asked about is none of a report
        }
        if ((report || shows || gives(said)) && conduct.refusesReport()) {
            return true;
        }
        if (new Second(step).offered()) {
            return answersOffer(said, shows);
        }
        Draft lapsed = step.lapsed == null || step.lapsed.is(Draft.Mark.CANCELLED) ? null : step.lapsed;
        boolean answersLetter = step.letters() && said.quotes().isPresent();
        if (lapsed != null && lapsed.content() != null && said.means(Intent.REPORT) && !answersLetter) {
            askWhether(said, lapsed, "which:lapsed");
            return true;
        }
        if (lapsed != null && (shows || said.substantial() && !said.means(Intent.UNKNOWN) || gives(said))) {
            goOn(said);
            return true;
        }
        if (report || shows || gives(said)) {
            anew(said);
            return true;
        }
        boolean sends = said.means(Intent.CONFIRM) && SENDS.matcher(said.text()).find();
        if (sends && step.lapsed != null && step.lapsed.is(Draft.Mark.CANCELLED)) {
            listening.interruptions().undo(); // "à gửi đi" after all
            return true;
        }
        if (said.means(Intent.GREETING) && new Second(step).offer()) {
            return true;
        }
        return listening.interruptions().smallTalk(said);
    }

    /** What comes after the offer of a second matter: a yes, a picture of it, or words of which only they know. */
    private boolean answersOffer(Utterance said, boolean shows) {
        Draft second = Objects.requireNonNull(step.second, "was offered");
        boolean tells = said.substantial() && !said.means(Intent.UNKNOWN) || gives(said);
        if (said.means(Intent.CONFIRM) || said.means(Intent.CONSENT) || shows && !said.means(Intent.REPORT)) {
            goOnWithSecond(said);
        } else if (tells) {
            askWhether(said, second, "which:second");
        } else {
            return listening.interruptions().smallTalk(said);
        }
        return true;
    }

    /** The second matter is wanted, if it is still there. */
    void goOnWithSecond(Utterance said) {
        Draft second = step.second;
        if (second == null) {
            step.tell(Phrase.BUTTON_TOO_OLD);
            listening.resume();
        } else if (step.draft != null) {
            step.tell(Phrase.FINISH_FIRST);
            listening.resume();
        } else if (!conduct.refusesReport()) {
            intake.goOnWithSecond(second);
            take(said);
        }
    }

    private static boolean gives(Utterance said) {
        return said.entity(Entity.Type.PLACE).isPresent()
                || said.entity(Entity.Type.MAP_POINT).isPresent()
                || said.entity(Entity.Type.PHONE).isPresent()
                || said.entity(Entity.Type.EMAIL).isPresent()
                || said.contact().isPresent();
    }

    /** A report after an unfinished one ended: the same matter, or another? */
    private void askWhether(Utterance said, Draft lapsed, String payload) {
        step.parked = said.messages();
        step.ask(
                Question.Kind.WHICH_REPORT,
                null,
                List.of(
                        new Option(payload, step.text(Phrase.OPTION_GO_ON_WITH_IT), "1"),
                        new Option("which:new", step.text(Phrase.OPTION_OTHER_MATTER), "2")),
                Phrase.ASK_WHETHER_THE_SAME,
                "matter",
                Showing.matter(lapsed.content()));
    }

    /** A late answer opens a new report with everything already known filled in. */
    void goOn(Utterance said) {
        Draft lapsed = Objects.requireNonNull(step.lapsed);
        if (!lapsed.urgent() && conduct.refusesReport()) {
            return;
        }
        intake.goOnFrom(lapsed);
        take(said);
    }

    private void anew(Utterance said) {
        intake.begin();
        take(said);
    }

    private void take(Utterance said) {
        if (!intake.take(said)) {
            asking.next();
        }
    }

    /** The messages the citizen was asked about belong here. */
    void unpark(String target) {
        if (step.draft != null && ELSE.contains(target)) {
            step.tell(Phrase.FINISH_FIRST); // an old button would give up what is being taken in
            listening.resume();
            return;
        }
        Utterance said = new Utterance(step.parked);
        step.parked = List.of();
        step.question = null;
        List<Report> before = step.reports();
        Draft open = step.draft;
        String content = open == null ? null : open.content();
        LateFiles late = new LateFiles(step);
        late.reopen(said);
        belongsTo(target, said);
        late.settle(said, open);
        conduct.notice(said, before, content);
    }

    private void belongsTo(String target, Utterance said) {
        if (target.equals("draft") && step.draft != null) {
            take(said);
        } else if (target.equals("lapsed") && step.lapsed != null) {
            goOn(said);
        } else if (target.equals("second")) {
            goOnWithSecond(said);
        } else if (target.equals("new") || target.equals("lapsed")) {
            if (!conduct.refusesReport()) {
                anew(said);
            }
        } else {
            step.report(target).ifPresent(report -> belonging.answerAbout(report, said));
            if (step.draft != null && step.question == null) {
                asking.next();
            }
        }
    }
}
