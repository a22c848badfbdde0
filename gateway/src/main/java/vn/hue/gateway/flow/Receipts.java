package vn.hue.gateway.flow;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.Intake.Accepted;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.gateway.store.Attempt;
import vn.hue.gateway.store.DeadLetters;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Parcel;
import vn.hue.gateway.store.Route;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;

/**
 * Writes what a channel reports about our messages onto their lines. A message that comes back undelivered takes its next
 * route; one that was unsure and turns out to have arrived starts its clocks then.
 */
final class Receipts {

    private final Stores stores;
    private final Deliveries deliveries;
    private final Changes changes;

    /** Two receipts of one message are taken one after the other. */
    private final Map<String, Future<?>> tails = new HashMap<>();

    Receipts(Stores stores, Deliveries deliveries, Changes changes) {
        this.stores = stores;
        this.deliveries = deliveries;
        this.changes = changes;
    }

    /** {@link Accepted#DUPLICATE} also for a message nobody sent. */
    Future<Accepted> take(Address from, String messageId, DeliveryState state, Instant at, @Nullable String reason) {
        Future<?> before = tails.getOrDefault(messageId, Future.succeededFuture());
        Future<Accepted> result = before.transform(ended -> deliveries.landed(messageId))
                .transform(landed -> stores.lines().of(messageId))
                .compose(line -> apply(from, line, state, at, reason));
        tails.put(messageId, result);
        return result.onComplete(ended -> tails.remove(messageId, result));
    }

    private Future<Accepted> apply(
            Address from, @Nullable Line line, DeliveryState state, Instant at, @Nullable String reason) {
        Line.Progress before = line == null ? null : line.delivery();
        if (line == null || before == null || !mayReport(from, line, before)) {
            return Future.succeededFuture(Accepted.DUPLICATE);
        }
        DeliveryState after = before.state().after(state);
        if (after == before.state()) {
            return Future.succeededFuture(Accepted.DUPLICATE);
        }
        return after == DeliveryState.FAILED
                ? comeBack(from, line, before, at, reason)
                : moved(line, before, after, at, after == DeliveryState.UNSURE ? reason : null);
    }

    /** The citizen's own chat, or a channel over which the message went to the phone or the mail address they gave. */
    private static boolean mayReport(Address from, Line line, Line.Progress progress) {
        return line.conversation().equals(from.conversation())
                || progress.trail().attempts().stream()
                        .anyMatch(attempt ->
                                !attempt.route().home() && from.channel().equals(attempt.channel()));
    }

    private Future<Accepted> moved(
            Line line, Line.Progress before, DeliveryState after, Instant at, @Nullable String reason) {
        List<Future<?>> writes = new ArrayList<>();
        if (before.state() == DeliveryState.UNSURE || before.state() == DeliveryState.FAILED) {
            if (!line.starts().isEmpty()) {
                writes.add(stores.timers().set(Settling.clocks(line, at)));
            }
            writes.add(stores.deadLetters()
                    .settle(
                            DeadLetters.Letter.idOf(line.message()),
                            new DeadLetters.Settled(at, DeadLetters.Settled.RECEIPT)));
        }
        Future<?> consequences = writes.isEmpty() ? Future.succeededFuture() : Future.join(writes);
        return consequences
                .compose(written -> stores.lines().moved(line.with(before.moved(after, reason, at))))
                .map(written -> changed(line));
    }

    /** It came back: the route it went by is used up, and it goes on from there. */
    private Future<Accepted> comeBack(
            Address from, Line line, Line.Progress before, Instant at, @Nullable String reason) {
        Route route = before.route() == null ? Route.CHAT : before.route();
        boolean onTheNext = before.state() == DeliveryState.WAITING
                || (!route.home() && !from.channel().equals(channel(before, route)))
                || (route.home() && !line.conversation().equals(from.conversation()));
        if (onTheNext) {
            // A second report of a way that is over.
            return Future.succeededFuture(Accepted.DUPLICATE);
        }
        return stores.conversations().load(line.conversation()).compose(snapshot -> {
            if (snapshot == null) {
                return Future.succeededFuture(Accepted.DUPLICATE);
            }
            return deliveries
                    .takeBack(parcel(snapshot, line, before, route, at, reason))
                    .map(taken -> changed(line));
        });
    }

    private static Parcel parcel(
            Snapshot snapshot, Line line, Line.Progress before, Route route, Instant at, @Nullable String reason) {
        Attempt back = new Attempt(at, route, channel(before, route), Attempt.Outcome.NEVER, reason);
        Line waiting = line.with(new Line.Progress(
                DeliveryState.WAITING,
                before.attempts(),
                null,
                reason,
                at,
                null,
                before.trail().with(back)));
        return Parcel.fresh(
                        waiting,
                        snapshot.state().address(),
                        null,
                        false,
                        null,
                        snapshot.state().lastSaidAt())
                .with(before.trail().with(back));
    }

    private static @Nullable String channel(Line.Progress progress, Route route) {
        return progress.trail().attempts().stream()
                .filter(attempt -> attempt.route() == route)
                .map(Attempt::channel)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private Accepted changed(Line line) {
        changes.changed(line.conversation());
        return Accepted.NEW;
    }
}
