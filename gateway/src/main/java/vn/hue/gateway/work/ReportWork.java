package vn.hue.gateway.work;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Outcome;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.report.Undo;
import vn.hue.conversations.report.Why;
import vn.hue.gateway.flow.Desk;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.staff.Origin;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.teaching.Teaching;

/**
 * Does what people of the centre ask for: looks whether it can be done, writes it down, and puts it into the inbox.
 *
 * <p>Only the turn decides. What is looked at here spares people the wait, and tells them why at once.
 */
public final class ReportWork {

    private static final Logger LOG = LoggerFactory.getLogger(ReportWork.class);

    /** Of reports that follow one that follows one: more is a loop. */
    private static final int MOST_MERGED = 5;

    /** Deeds that hold nothing but themselves. */
    private static final Set<String> SAY_NOTHING = Set.of("receive", "contact", "start-verifying", "publish");

    private final Stores stores;
    private final Desk door;
    private final Lifecycle lifecycle;
    private final Audit audit;
    private final Teaching teaching;
    private final InstantSource clock;

    public ReportWork(
            Stores stores, Desk door, Lifecycle lifecycle, Audit audit, Teaching teaching, InstantSource clock) {
        this.stores = stores;
        this.door = door;
        this.lifecycle = lifecycle;
        this.audit = audit;
        this.teaching = teaching;
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
    public record Found(Report report, Snapshot snapshot) {

        /** Who took it in: {@code citizen} in a chat, else an account's name. */
        public String filedBy() {
            return report.steps().get(0).by();
        }
    }

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
                return isRepeat(since, who, id, deed)
                        .map(again -> again ? new Done.Taken(now) : new Done.Overtaken(now, since));
            }
            int version = seen == null ? now.version() : seen;
            if (deed instanceof Deed.Follow follow) {
                return first(follow.other(), MOST_MERGED)
                        .compose(other -> with(other, now, who, id, version, Move.Follow::new));
            } else if (deed instanceof Deed.Link link) {
                return find(link.other())
                        .compose(other ->
                                with(other == null ? null : other.report(), now, who, id, version, Move.Link::new));
            }
            if (deed instanceof Deed.Undoes) {
                return Undo.of(now, who.account())
                        .map(move -> does(who, now, id, version, new Deed.Moves(move)))
                        .orElseGet(() -> Future.succeededFuture(new Done.NotNow(now, Why.NOTHING_TO_UNDO)));
            }
            return does(who, now, id, version, deed);
        });
    }

    private Future<Done> with(
            @Nullable Report other, Report now, Who who, String id, int version, Function<Report.Tie, Move> move) {
        if (other == null) {
            return Future.succeededFuture(new Done.NoOther());
        }
        Move tied = move.apply(other.tie());
        boolean over = other.status() == Status.REFUSED || other.status() == Status.CANCELLED;
        return tied instanceof Move.Follow && over
                ? Future.succeededFuture(new Done.NotNow(now, Why.FIRST_CLOSED))
                : does(who, now, id, version, new Deed.Moves(tied));
    }

    /** The report that another one is handled with, or that one itself. */
    private Future<@Nullable Report> first(String keyOrCode, int links) {
        return find(keyOrCode).compose(found -> {
            Report report = found == null ? null : found.report();
            Report.Tie follows = report == null ? null : report.ties().follows();
            return report != null && follows != null && report.status() == Status.MERGED && links > 0
                    ? first(follows.key(), links - 1)
                    : Future.<@Nullable Report>succeededFuture(report);
        });
    }

    private Future<Done> does(Who who, Report now, String id, int version, Deed deed) {
        Why why = against(who, now, deed);
        if (why != null) {
            return Future.succeededFuture(new Done.NotNow(now, why));
        }
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
                        new Event.OperatorDid(clock.instant(), who.account(), Deed.action(deed, now, version))))
                .compose(accepted -> taught(now, deed))
                .map(taught -> new Done.Taken(now));
    }

    private @Nullable Why against(Who who, Report now, Deed deed) {
        Move move = deed.move();
        if (deed instanceof Deed.Invites invites) {
            if (!now.agencies().isEmpty()) {
                return Why.ALREADY_DISTRIBUTED;
            }
            move = new Move.Distribute(List.of(invites.agency())); // as if they had joined
        }
        return move != null
                        && lifecycle.apply(now, move, clock.instant(), who.account()) instanceof Outcome.NotNow notNow
                ? notNow.why()
                : null;
    }

    /** What is corrected is an example for the next training; that it can't be kept now does not undo the deed. */
    private Future<Void> taught(Report before, Deed deed) {
        if (!(deed instanceof Deed.Moves moves) || !(moves.move() instanceof Move.Reclassify right)) {
            return Future.succeededFuture();
        }
        return teaching.correct(
                        before.key(),
                        right.category() == before.category() ? null : right.category(),
                        right.urgency() == before.urgency() ? null : right.urgency())
                .recover(e -> {
                    LOG.warn(
                            "a correction is not kept as an example ({})",
                            e.getClass().getSimpleName());
                    return Future.succeededFuture(false);
                })
                .mapEmpty();
    }

    /**
     * A second click on what the first has done meanwhile. Only the same click says the same: in another window the same
     * person may have written something else, which must not be taken for said.
     */
    private Future<Boolean> isRepeat(List<Report.Step> since, Who who, String id, Deed deed) {
        if (since.stream().noneMatch(step -> step.by().equals(who.account()))) {
            return Future.succeededFuture(false);
        }
        boolean theirs = since.stream().allMatch(step -> step.by().equals(who.account()));
        String last = since.get(since.size() - 1).what();
        return theirs && SAY_NOTHING.contains(deed.name()) && last.equals(deed.name())
                ? Future.succeededFuture(true)
                : stores.inbox().knows("operator:" + id);
    }
}
