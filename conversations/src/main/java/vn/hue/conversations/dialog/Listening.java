package vn.hue.conversations.dialog;

import java.util.List;
import java.util.Optional;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.conversations.words.Phrase;

/** Decides what an utterance is: a cry for help, a command, an answer, or the beginning of a report. */
final class Listening {

    private final Step step;
    private final Intake intake;
    private final Emergency emergency;
    private final ReportTalk reports;
    private final Interruptions interruptions;
    private final Choosing choosing;
    private final ConductTalk conduct;
    private final Belonging belonging;

    Listening(Step step) {
        this.step = step;
        this.intake = new Intake(step);
        this.emergency = new Emergency(step);
        this.reports = new ReportTalk(step);
        this.interruptions = new Interruptions(step, this);
        this.choosing = new Choosing(step, this);
        this.conduct = new ConductTalk(step);
        this.belonging = new Belonging(step, this);
    }

    void hear(Utterance all) {
        LateFiles late = new LateFiles(step);
        Utterance said = late.take(all);
        if (said.messages().isEmpty()) {
            return;
        }
        Draft open = step.draft;
        listen(said);
        late.settle(said, open);
    }

    private void listen(Utterance said) {
        step.lastSaidAt = said.saidInChat(step.lastSaidAt, step.at);
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
        } else {
            boolean danger = step.draft == null ? emergency.ongoing().isPresent() : step.draft.urgent();
            follow(danger ? Plight.in(said) : said);
        }
    }

    private void follow(Utterance told) {
        Second second = new Second(step);
        Question asked = step.question;
        hear(second, told);
        second.leave(asked, told);
    }

    private void hear(Second second, Utterance told) {
        Utterance said = emergency.raises(told) ? told : second.answered(told).orElse(null);
        if (said == null) {
            step.confusion = 0;
        } else if (emergency.raises(said)) {
            step.confusion = 0;
            Optional<Report> known = step.draft == null ? emergency.recent() : Optional.empty();
            if (known.isPresent()) {
                emergency.again(known.get(), said);
            } else {
                emergency.begin(said);
            }
        } else if (second.calledFor(said)) {
            step.confusion = 0;
            beginning().goOnWithSecond(new Utterance(List.of()));
        } else if (interruptions.handles(said)) {
            step.confusion = 0;
        } else if (belonging.takes(said)) {
            step.confusion = 0;
        } else {
            confused(said);
        }
    }

    /**
     * While an operator speaks the bot is silent, but a cry for help still rings and becomes an urgent report
     * ({@code QĐ 30/2022, Điều 15, 18}), what is told of it stands in there, a web card fills what it was for, and what answers the only open question about a
     * report is its answer: nobody is to be refused after 02 days for having told it to a person.
     */
    private void listenOnly(Utterance said) {
        boolean cries = said.urgency() != Urgency.NORMAL;
        Optional<Report> danger =
                step.draft != null ? Optional.empty() : cries ? emergency.recent() : emergency.ongoing();
        Optional<Part.CardFilled> card = said.card();
        Optional<Report> asked = belonging.onlyQuestion();
        if (card.isEmpty() && danger.isEmpty() && emergency.raises(said)) {
            emergency.beginSilently(said);
            return;
        }
        if (cries) {
            Effect.Alarm alarm = said.urgency() == Urgency.SOS ? Effect.Alarm.SOS : Effect.Alarm.URGENT;
            step.alarm(alarm, danger.map(Report::key).orElse(null));
        }
        if (card.isPresent()) {
            new Cards(step).takeSilently(card.get(), said);
        } else if (step.draft != null && step.draft.urgent()) {
            emergency.listen(Plight.in(said));
        } else if (step.draft == null && asked.isPresent() && said.substantial() && !(cries && danger.isPresent())) {
            reports.supplement(asked.get(), said);
        } else if (danger.isPresent() && Plight.in(said).substantial()) {
            reports.put(danger.get(), Plight.in(said), null);
        }
    }

    private void speakTheirLanguage(Utterance said) {
        Slot asked = Slot.asked(step.question).orElse(null);
        for (Event.Heard heard : said.messages()) {
            step.language = Tongue.of(heard, asked).orElse(step.language);
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

    /** Returns to where the dialog was. */
    void resume() {
        if (step.draft != null) {
            new Asking(step).again(false);
        }
    }

    /** Twice: a simpler question. Three times: a person. */
    private void confused(Utterance said) {
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
        // "email là cái chi?" asks what to do: the simpler question says it, and a nod to a question is no riddle.
        Optional<Slot> asked = step.draft == null ? Optional.empty() : Slot.asked(step.question);
        boolean asksBack = asked.filter(slot -> slot.spokenOfIn(said.text())).isPresent()
                || asked.isPresent() && Inquiry.tellsNothing(said.text());
        boolean nods = asked.isPresent() && said.means(Intent.CONFIRM);
        Second second = new Second(step);
        if (!asksBack && !nods) {
            step.tell(Phrase.NOT_UNDERSTOOD);
        }
        if (step.draft != null) {
            new Asking(step).again(asksBack || step.confusion == 2);
        } else if (!(second.offered() && second.offer())) {
            interruptions.menu(step.confusion == 2 ? Phrase.MENU_SIMPLY : Phrase.MENU);
        }
    }

    Intake intake() {
        return intake;
    }

    Emergency emergency() {
        return emergency;
    }

    Beginning beginning() {
        return belonging.beginning();
    }

    ReportTalk reports() {
        return reports;
    }

    Interruptions interruptions() {
        return interruptions;
    }
}
