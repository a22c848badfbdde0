package vn.hue.conversations.dialog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Effect.Remark.Vain;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Outcome;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.Report;

/**
 * A person of the centre does something to a report; what is not done is told to the colleagues, with why and with what
 * was written.
 */
final class Moving {

    private final Step step;
    private final String operator;
    private final ReportTalk reports;

    Moving(Step step, String operator) {
        this.step = step;
        this.operator = operator;
        this.reports = new ReportTalk(step);
    }

    /** To agencies; each that is to be phoned as well gets a line for the colleagues. {@code QĐ 30/2022, Điều 15.2}. */
    void handOn(Event.HandOn asked) {
        if (move(new Event.MoveReport(asked.report(), new Move.Distribute(asked.agencies()), asked.seen()))) {
            asked.agencies().stream()
                    .filter(asked.calls()::containsKey)
                    .forEach(agency -> step.remark(
                            operator,
                            Effect.Remark.About.CALL,
                            agency,
                            asked.calls().getOrDefault(agency, "")));
        }
    }

    /** Whether it was done. */
    boolean move(Event.MoveReport asked) {
        Move move = asked.move();
        String deed = Lifecycle.name(move);
        Report report =
                current(asked.report(), asked.seen(), deed, move.words()).orElse(null);
        if (report == null) {
            return false;
        }
        Outcome outcome = step.settings.lifecycle().apply(report, move, step.at, operator);
        if (outcome instanceof Outcome.NotNow notNow) {
            step.remark(operator, new Vain(report.name(), deed, notNow.why()), null, move.words());
        } else if (outcome instanceof Outcome.Moved moved) {
            if (move instanceof Move.Overturn
                    && step.lapsed != null
                    && step.lapsed.key().equals(report.key())) {
                step.lapsed = null; // what the citizen says now belongs to the report again
            }
            reports.keep(moved.report());
            if (move instanceof Move.Reclassify && moved.report().urgency() != report.urgency()) {
                alarm(moved.report());
            }
            new Notices(step).tell(moved.report(), move);
            if (move instanceof Move.Refuse refuse && refuse.reason() == Refusal.UNCLEAR_OR_TRIAL) {
                new ConductTalk(step).falseCry(moved.report());
            }
        }
        return outcome instanceof Outcome.Moved;
    }

    void verifySender(Event.VerifySender asked) {
        current(asked.report(), asked.seen(), "verify-sender", "").ifPresent(report -> new Verification(step)
                .ask(report, operator)
                .ifPresent(why -> step.remark(operator, new Vain(report.name(), "verify-sender", why), null, "")));
    }

    void senderVerified(Event.SenderVerified asked) {
        current(asked.report(), asked.seen(), "sender-verified", "")
                .ifPresent(report -> new Verification(step).byOperator(report, operator));
    }

    /** The report, unless it is not here or somebody has changed it since it was looked at. */
    private Optional<Report> current(String name, @Nullable Integer seen, String deed, String words) {
        Report report = step.report(name).orElse(null);
        if (report == null) {
            step.remark(operator, new Vain(name, deed, null), null, words);
            return Optional.empty();
        }
        List<Report.Step> since = seen == null ? List.of() : report.since(seen);
        if (!since.isEmpty()) {
            step.remark(
                    operator,
                    new Vain(report.name(), deed, null),
                    since.get(since.size() - 1).by(),
                    words);
            return Optional.empty();
        }
        return Optional.of(report);
    }

    private void alarm(Report report) {
        if (report.urgency() != Urgency.NORMAL) {
            step.alarm(report.urgency() == Urgency.SOS ? Effect.Alarm.SOS : Effect.Alarm.URGENT, report.key());
        }
    }
}
