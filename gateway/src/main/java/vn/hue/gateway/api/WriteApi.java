package vn.hue.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import vn.hue.conversations.reading.Reader;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.gateway.access.Guard;
import vn.hue.gateway.flow.Desk;
import vn.hue.gateway.media.MediaLibrary;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.store.KeptAnswers;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.teaching.Teaching;
import vn.hue.gateway.work.ConductWork;
import vn.hue.gateway.work.ConversationWork;
import vn.hue.gateway.work.ReportWork;

/** What other programs may do, put together: {@code docs/api.md}. */
public final class WriteApi {

    private final ReportApi reports;
    private final ConversationApi conversations;
    private final MediaApi files;
    private final FilingApi filing;
    private final ConductApi conduct;

    /**
     * @param largest file that may be uploaded, in bytes
     * @param guard of {@link ReadApi}
     */
    public WriteApi(
            Vertx vertx,
            Stores stores,
            Desk door,
            Lifecycle lifecycle,
            Teaching teaching,
            Province province,
            Reader reader,
            MediaLibrary media,
            long largest,
            InstantSource clock,
            Guard guard) {
        Audit audit = new Audit(stores.staff().audit(), clock, RandomGenerator.getDefault());
        ReportWork work = new ReportWork(stores, door, lifecycle, audit, teaching, clock);
        Once once = new Once(stores.answers(), clock);
        Waiting waiting = new Waiting(vertx, stores.inbox());
        Uploads uploads = new Uploads(media, stores.channels().leftovers(), clock);
        this.reports = new ReportApi(
                work,
                new ReportDecision(work, stores.lines(), waiting),
                stores.agencies(),
                uploads,
                once,
                clock,
                guard);
        this.conversations = new ConversationApi(
                stores,
                new ConversationWork(stores, door, audit, clock),
                new ByHandBody(reader, clock),
                uploads,
                once,
                waiting,
                guard);
        this.files = new MediaApi(vertx, media, uploads, largest, guard);
        this.conduct = new ConductApi(
                stores.conversations(),
                new ConductWork(stores.conversations(), door, audit, clock),
                once,
                waiting,
                clock,
                guard);
        this.filing = new FilingApi(
                vertx, work, stores.conversations(), door, province, audit, uploads, clock, once, waiting, guard);
    }

    /** After everything else of the API: what is not there is said so here. */
    public void mount(Router root) {
        reports.mount(root);
        conversations.mount(root);
        files.mount(root);
        filing.mount(root);
        conduct.mount(root);
        root.route("/api/v1/*").handler(ctx -> ctx.fail(404));
    }

    /** Forgets what was answered more than a day ago. */
    public static Future<Void> sweep(KeptAnswers answers, InstantSource clock) {
        return answers.sweep(clock.instant().minus(Once.KEPT));
    }
}
