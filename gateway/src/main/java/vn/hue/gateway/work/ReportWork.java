package vn.hue.gateway.work;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Outcome;
import vn.hue.conversations.report.Report;
import vn.hue.gateway.flow.Desk;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.staff.Origin;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;

/**
 * Does what people of the centre ask for: looks whether it can be done, writes it down, and puts it into the inbox.
 *
 * <p>Only the turn decides. What is looked at here spares people the wait, and tells them why at once.
 */
public final class ReportWork {

    private final Stores stores;
    private final Desk door;
    private final Lifecycle lifecycle;
    private final Audit audit;
    private final InstantSource clock;

    public ReportWork(Stores stores, Desk door, Lifecycle lifecycle, Audit audit, InstantSource clock) {
        this.stores = stores;
        this.door = door;
        this.lifecycle = lifecycle;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Who asks.
     *
     * @param account whose name stands in the history and in the audit log
     */
    public record Who(String account, Origin from) {}

    /**
     * A report and the conversation it stands in.
     *
     * @param snapshot the conversation; its copy of the report is the truth
     */
    public record Found(Report report, Snapshot snapshot) {}

    /** By key or code, as it is now; null when there is none. */
    public Future<@Nullable Found> find(String keyOrCode) {
        return stores.reports().find(keyOrCode).compose(listed -> {
            if (listed == null) {
                return Future.<@Nullable Found>succeededFuture();
            }
            return stores.conversations().load(listed.conversation()).map(snapshot -> {
                if (snapshot == null) {
                    return null;
                }
                Report now = snapshot.state().reports().stream()
                        .filter(report -> report.key().equals(listed.key()))
                        .findFirst()
                        .orElse(listed);
                return new Found(now, snapshot);
            });
        });
    }

    /**
     * Does it, or says why not.
     *
     * @param keyOrCode of the report
     * @param id of the deed, made by whoever asks: the same twice is one deed
     * @param seen the report's version that was looked at; null when whatever was done since does not matter
     */
    public Future<Done> did(Who who, String keyOrCode, String id, @Nullable Integer seen, Deed deed) {
        return find(keyOrCode).compose(found -> {
            if (found == null) {
                return Future.<Done>succeededFuture(new Done.Unknown());
            }
            Report now = found.report();
            List<Report.Step> since = seen == null ? List.of() : now.since(seen);
            if (!since.isEmpty()) {
                return Future.succeededFuture(
                        isRepeat(since, who, deed) ? new Done.Taken(now) : new Done.Overtaken(now, since));
            }
            if (deed instanceof Deed.Moves moves
                    && lifecycle.apply(now, moves.move(), clock.instant(), who.account())
                            instanceof Outcome.NotNow notNow) {
                return Future.succeededFuture(new Done.NotNow(now, notNow.why()));
            }
            int version = seen == null ? now.version() : seen;
            return audit.did(
                            who.account(),
                            who.from(),
                            Act.DEED,
                            deed.name(),
                            Audit.conversation(now.conversation()),
                            Audit.report(now.name()))
                    .compose(noted -> door.did(
                            now.conversation(),
                            id,
                            new Event.OperatorDid(clock.instant(), who.account(), deed.on(now, version))))
                    .<Done>map(accepted -> new Done.Taken(now));
        });
    }

    /** A second click on what the first has done meanwhile. */
    private static boolean isRepeat(List<Report.Step> since, Who who, Deed deed) {
        return since.stream().allMatch(step -> step.by().equals(who.account()))
                && since.get(since.size() - 1).what().equals(deed.name());
    }
}
