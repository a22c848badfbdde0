package vn.hue.conversations.dialog;

import java.util.List;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Rating;
import vn.hue.conversations.words.Phrase;

/** What a tapped button does. Old buttons may be tapped days later: what no longer fits gets a word, not silence. */
final class Choosing {

    private final Step step;
    private final Listening listening;

    Choosing(Step step, Listening listening) {
        this.step = step;
        this.listening = listening;
    }

    void choose(String payload, Utterance said) {
        Draft draft = step.draft;
        if (payload.startsWith("rate:")) {
            rate(payload);
        } else if (payload.startsWith("which:")) {
            listening.beginning().unpark(payload.substring("which:".length()));
        } else if (payload.equals(Second.TAKE)) {
            listening.beginning().goOnWithSecond(new Utterance(List.of()));
        } else if (payload.equals(Second.LEAVE)) {
            new Second(step).drop();
            listening.resume();
        } else if (payload.equals("new")) {
            listening.interruptions().fresh();
        } else if (payload.equals("status")) {
            listening.interruptions().status(said);
        } else if (payload.equals("operator")) {
            listening.interruptions().person();
        } else if (payload.equals("help")) {
            listening.interruptions().help();
        } else if (payload.equals("go-on")) {
            goOn();
        } else if (payload.startsWith("withdraw:")) {
            withdraw(payload.substring("withdraw:".length()));
        } else if (payload.equals("undo")) {
            listening.interruptions().undo();
        } else if (draft == null) {
            step.tell(Phrase.BUTTON_TOO_OLD);
            listening.interruptions().menu(Phrase.MENU);
        } else {
            inDraft(payload, draft);
        }
    }

    private void goOn() {
        if (step.draft == null) {
            listening.interruptions().menu(Phrase.MENU_SIMPLY);
        } else {
            listening.resume();
        }
    }

    private void inDraft(String payload, Draft draft) {
        Intake intake = listening.intake();
        Asking asking = new Asking(step);
        Answering answering = new Answering(step, intake);
        switch (payload) {
            case "confirm" -> intake.confirm();
            case "edit" -> asking.askWhichLine();
            case "cancel" -> intake.cancel();
            case "seen:now" -> {
                answering.seenNow();
                asking.next();
            }
            case "email:none" -> {
                answering.withoutEmail();
                asking.next();
            }
            case "consent:yes", "consent:no" -> {
                answering.consent(payload.endsWith("yes"));
                asking.next();
            }
            case "urgent:no-phone" -> {
                if (draft.urgent()) {
                    listening.emergency().file();
                } else {
                    asking.next();
                }
            }
            case "not-urgent" -> {
                if (draft.urgent()) {
                    listening.emergency().notUrgent();
                } else {
                    asking.next();
                }
            }
            case "same:add" -> addToEarlier(draft);
            case "same:other" -> {
                step.draft = draft.with(Draft.Mark.DIFFERENT_MATTER);
                intake.confirm();
            }
            default -> line(payload, asking);
        }
    }

    private void line(String payload, Asking asking) {
        for (Slot slot : Slot.values()) {
            if (payload.equals("line:" + slot.name())) {
                asking.ask(slot, false);
                return;
            }
        }
        step.tell(Phrase.BUTTON_TOO_OLD);
        listening.resume();
    }

    private void addToEarlier(Draft draft) {
        Question question = step.question;
        Report earlier = question == null ? null : step.report(question.about()).orElse(null);
        if (earlier == null) {
            listening.intake().confirm();
            return;
        }
        listening.intake().stopTime();
        step.draft = null;
        step.question = null;
        listening.reports().add(earlier, draft.content() == null ? "" : draft.content(), draft.media());
        new Second(step).offer();
    }

    private void rate(String payload) {
        String[] parts = payload.split(":", 3);
        Report report = parts.length == 3 ? step.report(parts[2]).orElse(null) : null;
        if (report == null) {
            step.tell(Phrase.BUTTON_TOO_OLD);
            return;
        }
        listening.reports().rate(report, Rating.valueOf(parts[1]));
    }

    private void withdraw(String what) {
        Question question = step.question;
        if (what.equals("yes") || what.equals("no")) {
            Report report =
                    question == null ? null : step.report(question.about()).orElse(null);
            if (report == null) {
                step.tell(Phrase.BUTTON_TOO_OLD);
            } else if (what.equals("yes")) {
                listening.reports().withdraw(report);
            } else {
                step.question = null;
                step.tell(Phrase.KEPT_REPORT, "code", report.name());
            }
            return;
        }
        step.report(what).ifPresent(listening.reports()::askWithdraw);
    }
}
