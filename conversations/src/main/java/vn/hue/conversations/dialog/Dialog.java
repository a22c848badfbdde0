package vn.hue.conversations.dialog;

import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.DeliveryState;

/** The conversation as a pure function. Thread-safe. */
public final class Dialog {

    private final Settings settings;

    public Dialog(Settings settings) {
        this.settings = settings;
    }

    /** What the next state is, and what the world is to do. Same input, same output, bit for bit. */
    public Turn step(Conversation state, Event event) {
        Step step = new Step(settings, state, event.at());
        if (event instanceof Event.Said said) {
            new Listening(step).hear(new Utterance(said.messages()));
        } else if (event instanceof Event.Fired fired) {
            fired(step, fired);
        } else if (event instanceof Event.DeliveryMoved moved) {
            delivered(step, moved);
        } else if (event instanceof Event.Numbered numbered) {
            new ReportTalk(step).numbered(numbered.reportKey(), numbered.code());
        } else if (event instanceof Event.OperatorDid did) {
            operator(step, did.operator(), did.action());
        } else if (event instanceof Event.Tied tied) {
            new Tying(step).take(tied);
        } else {
            new Elsewhere(step).take(event);
        }
        return step.finish();
    }

    private static void fired(Step step, Event.Fired fired) {
        String timer = fired.name();
        if (!step.fires(timer, fired.generation()) || new Reminding(step).puts(fired)) {
            return;
        }
        ReportTalk reports = new ReportTalk(step);
        if (timer.equals(ConductTalk.TIMER)) {
            new ConductTalk(step).expired();
        } else if (timer.equals(Holding.TIMER) || timer.equals(Holding.ELSEWHERE)) {
            new Holding(step).end();
        } else if (timer.startsWith(ReportTimers.RECEIVE)) {
            reports.receive(timer.substring(ReportTimers.RECEIVE.length()));
        } else if (timer.startsWith(ReportTimers.SUPPLEMENT)) {
            reports.missSupplement(timer.substring(ReportTimers.SUPPLEMENT.length()));
        } else if (timer.startsWith(ReportTimers.SUPPLEMENT_REMINDER)) {
            reports.remindSupplement(timer.substring(ReportTimers.SUPPLEMENT_REMINDER.length()));
        } else if (timer.startsWith(ReportTimers.DEADLINE)) {
            reports.deadline(timer.substring(ReportTimers.DEADLINE.length()));
        } else if (step.draft != null) {
            switch (timer) {
                case Intake.REMINDER -> new Intake(step).remind(new Reminding(step).end(fired));
                case Intake.END -> new Intake(step).end();
                case Emergency.TIMER -> new Emergency(step).file();
                case Emergency.HEARD, Emergency.NUMBERS -> {
                    // what is written from now on is answered again
                }
                default -> {
                    // a timer of a version before: its deadline no longer exists
                }
            }
        }
    }

    private static void delivered(Step step, Event.DeliveryMoved moved) {
        if (new Verification(step).delivered(moved)) {
            return;
        }
        if (moved.state() == DeliveryState.SENT) {
            new ReportTalk(step).delivered(moved.messageId(), moved.closingBy());
            new Intake(step).reminded(moved.messageId(), moved.closingBy());
        } else if (moved.state() == DeliveryState.FAILED || moved.state() == DeliveryState.UNSURE) {
            step.alarm(
                    Effect.Alarm.NOT_DELIVERED,
                    step.reportQuoted(moved.messageId()).map(r -> r.key()).orElse(null));
        }
    }

    private static void operator(Step step, String operator, Event.Action action) {
        if (action instanceof Event.TakeOver) {
            new Holding(step).take(operator);
        } else if (action instanceof Event.TakeAway) {
            new Holding(step).takeAway(operator);
        } else if (action instanceof Event.StillHere) {
            new Holding(step).stillHere(operator);
        } else if (action instanceof Event.Release release) {
            new Holding(step).release(operator, release.holder());
        } else if (action instanceof Event.Transfer transfer) {
            new Holding(step).transfer(operator, transfer);
        } else if (action instanceof Event.TakeBack) {
            new Holding(step).takeBack(operator);
        } else if (action instanceof Event.Decline decline) {
            new Holding(step).decline(operator, decline);
        } else if (action instanceof Event.FillIn fill) {
            new Holding(step).fillIn(operator, fill);
        } else if (action instanceof Event.HandBack back) {
            new Holding(step).handBack(operator, back);
        } else if (action instanceof Event.Collect collect) {
            new Holding(step).collect(operator, collect.what());
        } else if (action instanceof Event.Write write) {
            new Holding(step).write(operator, write);
        } else if (action instanceof Event.Remember remember) {
            step.remark(operator, Effect.Remark.About.NOTE, null, remember.text());
        } else if (action instanceof Event.MoveReport move) {
            new Moving(step, operator).move(move);
        } else if (action instanceof Event.HandOn handOn) {
            new Moving(step, operator).handOn(handOn);
        } else if (action instanceof Event.Invite invite) {
            step.remark(
                    operator,
                    Effect.Remark.About.INVITE,
                    invite.agency(),
                    step.report(invite.report()).map(Report::name).orElse(""));
        } else if (action instanceof Event.Open open) {
            new Hotline(step).open(operator, open);
        } else if (action instanceof Event.VerifySender verify) {
            new Moving(step, operator).verifySender(verify);
        } else if (action instanceof Event.SenderVerified verified) {
            new Moving(step, operator).senderVerified(verified);
        } else if (action instanceof Event.SendAgain again) {
            step.speech().sendAgain(again);
        } else {
            conduct(step, operator, action);
        }
    }

    private static void conduct(Step step, String operator, Event.Action action) {
        ConductTalk conduct = new ConductTalk(step);
        if (action instanceof Event.ProposeViolation proposal) {
            conduct.proposed(operator, proposal);
        } else if (action instanceof Event.ConfirmViolation confirm) {
            conduct.confirmed(operator, confirm.number());
        } else if (action instanceof Event.DismissViolation dismiss) {
            conduct.dismissed(operator, dismiss.number(), dismiss.reason());
        } else if (action instanceof Event.WithdrawViolation withdraw) {
            conduct.withdrawn(operator, withdraw.number(), withdraw.reason());
        } else if (action instanceof Event.LiftLock lift) {
            conduct.lifted(operator, lift.kind(), lift.reason());
        }
    }
}
