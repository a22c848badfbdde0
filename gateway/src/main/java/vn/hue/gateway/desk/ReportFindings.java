package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.reading.Reader;
import vn.hue.conversations.report.Checklist;
import vn.hue.conversations.report.Duplicates;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.gateway.api.Masking;
import vn.hue.gateway.store.Reports;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Vicinity;
import vn.hue.gateway.work.ReportWork;

/** Gathers what can be found out about a report without asking anyone. */
public final class ReportFindings {

    private static final int MOST_NEIGHBOURS = 60;
    private static final int MOST_SHOWN = 6;

    private final Stores stores;
    private final Province province;
    private final Reader reader;
    private final WorkerExecutor workers;
    private final String hotline;

    /**
     * Findings over a store.
     *
     * @param workers where contents are read again for what is out of scope
     */
    public ReportFindings(Stores stores, Province province, Reader reader, WorkerExecutor workers, String hotline) {
        this.stores = stores;
        this.province = province;
        this.reader = reader;
        this.workers = workers;
        this.hotline = hotline;
    }

    Future<Verifying> of(ReportWork.Found found) {
        Report report = found.report();
        Conversation state = found.snapshot().state();
        Future<Boolean> outOfScope = workers.executeBlocking(
                () -> reader.read(report.content(), report.filedAt()).outOfScope(), false);
        Future<List<Report>> neighbours = neighbours(report);
        return Future.all(outOfScope, neighbours)
                .map(all -> new Verifying(
                        Checklist.of(
                                report,
                                new Checklist.Around(
                                        province, state.reports(), outOfScope.result(), isPersonal(report))),
                        Duplicates.of(report, neighbours.result()).stream()
                                .limit(MOST_SHOWN)
                                .toList(),
                        new Prepared(state.language(), report.name(), hotline)));
    }

    private Future<List<Report>> neighbours(Report report) {
        Place place = report.place();
        List<String> around = place == null ? List.of() : Vicinity.around(place);
        return around.isEmpty()
                ? Future.succeededFuture(List.of())
                : stores.reports()
                        .near(new Reports.Near(around, report.filedAt().minus(Duplicates.BACK), MOST_NEIGHBOURS));
    }

    /** Whether anybody's number, mail address or the sender's name stands in the words themselves. */
    static boolean isPersonal(Report report) {
        return !Masking.MASKED.text(report.content(), report.sender()).equals(report.content());
    }
}
