package vn.hue.conversations.dialog;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import vn.hue.conversations.report.Clock;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.Report;

/** The deadlines of a filed report, as named timers of its conversation. */
final class ReportTimers {

    static final String RECEIVE = "receive:";
    static final String SUPPLEMENT = "supplement:";
    static final String SUPPLEMENT_REMINDER = "supplement-reminder:";
    static final String DEADLINE = "deadline:";

    private final Step step;

    ReportTimers(Step step) {
        this.step = step;
    }

    /** 07:30 for a report kept overnight. */
    void receiveLater(Report report) {
        step.setTimer(RECEIVE + report.key(), report.receivedAt());
    }

    /** The next clock of the centre or an agency; the citizen's own clock has its own timers. */
    void follow(Report report) {
        Optional<Map.Entry<Clock, Instant>> next = report.deadlines().entrySet().stream()
                .filter(d -> d.getKey() != Clock.SUPPLEMENT)
                .filter(d -> d.getValue().isAfter(step.at))
                .min(Comparator.comparing((Map.Entry<Clock, Instant> d) -> d.getValue())
                        .thenComparing(Map.Entry::getKey));
        if (next.isPresent()) {
            step.setTimer(DEADLINE + report.key(), next.get().getValue());
        } else {
            step.cancelTimer(DEADLINE + report.key());
        }
    }

    /** Both clocks of a question to the citizen run from when it has really left. */
    void supplementAsked(Report report) {
        Instant inTheWindow = step.settings.remindAtLatest(step.address.channel(), step.lastSaidAt, step.at);
        step.startWhenSent(SUPPLEMENT + report.key(), Regulation.SUPPLEMENT, null);
        step.remindWhenSent(SUPPLEMENT_REMINDER + report.key(), inTheWindow);
        step.tellWhenSent();
    }

    void supplementAnswered(Report report) {
        step.cancelTimer(SUPPLEMENT + report.key());
        step.cancelTimer(SUPPLEMENT_REMINDER + report.key());
    }

    void close(Report report) {
        supplementAnswered(report);
        step.cancelTimer(RECEIVE + report.key());
    }
}
