package vn.hue.conversations.dialog;

import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.vocabulary.Sender;

/**
 * Files what no message brought: what somebody said on the hotline or filed in Hue-S or on the portal, or what the centre
 * found itself. {@code QĐ 30/2022, Điều 4.1, 7.6}.
 *
 * <p>A person has heard what came by phone, and the others ask for everything themselves, so nothing is asked and no repeat
 * is turned away here: the page shows the caller's earlier reports before it is opened.
 */
final class Hotline {

    private final Step step;

    Hotline(Step step) {
        this.step = step;
    }

    void open(String operator, Event.Open open) {
        Sender sender = open.filing().sender();
        if (step.report(open.filing().key()).isPresent()
                || open.refusedBy(step.conduct, step.at).isPresent()) {
            return;
        }
        if (step.reaches(sender)) {
            step.sender = sender;
            step.lastSaidAt = step.at;
        }
        Report report = step.settings.lifecycle().file(open.filing(), step.at, operator);
        if (!open.source().isBlank()) {
            step.remark(operator, Effect.Remark.About.NOTE, null, open.source());
        }
        step.save(report);
        step.number(report.key());
        ReportTimers timers = new ReportTimers(step);
        timers.follow(report);
        if (report.status() == Status.KEPT) {
            timers.receiveLater(report);
        }
        if (report.urgency() != Urgency.NORMAL) {
            step.alarm(report.urgency() == Urgency.SOS ? Effect.Alarm.SOS : Effect.Alarm.URGENT, report.key());
        }
    }
}
