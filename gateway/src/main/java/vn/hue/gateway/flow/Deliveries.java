package vn.hue.gateway.flow;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.ChannelAdapter;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.gateway.delivery.Pace;
import vn.hue.gateway.delivery.Why;
import vn.hue.gateway.store.Attempt;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Outbox;
import vn.hue.gateway.store.Parcel;
import vn.hue.gateway.store.Route;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Way;

/**
 * Sends what waits in the outbox, the messages to each address by its own {@link Departures}.
 *
 * <p>What leaves at once never stands in the outbox: until it is settled, the entry it answers is open. A channel that
 * shows a message id only once gets it without more ado. Any other channel gets a message, and each part of it, after the
 * attempt has been written down, on its line or in the outbox, so that after a crash it counts as unsure instead of being
 * sent twice.
 * All methods are called on one context.
 */
final class Deliveries {

    /** How long to wait for a channel that isn't there, or for another gateway to send what comes before. */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private static final int REMEMBERED = 20_000;

    final Outbox outbox;
    final Ways ways;
    final Pace pace;
    final String node;
    final InstantSource clock;
    final Wakeups wakeups;
    final Backoff backoff;
    final FlowSettings settings;
    final FlowMetrics metrics;
    final Inserts inserts;
    final Rests rests;

    private final Function<String, @Nullable ChannelAdapter> channels;
    private final Settling settling;
    private final Stores stores;
    private final Map<String, Departures> queues = new HashMap<>();
    private final Recent<Boolean> gone = new Recent<>(REMEMBERED);
    private final Map<String, Promise<Void>> inTheAir = new HashMap<>();
    private @Nullable Promise<Void> stopped;

    Deliveries(
            Stores stores,
            Function<String, @Nullable ChannelAdapter> channels,
            Ways ways,
            Pace pace,
            Settling settling,
            String node,
            InstantSource clock,
            Wakeups wakeups,
            Backoff backoff,
            FlowSettings settings,
            FlowMetrics metrics,
            Inserts inserts) {
        this.stores = stores;
        this.outbox = stores.outbox();
        this.channels = channels;
        this.ways = ways;
        this.pace = pace;
        this.settling = settling;
        this.node = node;
        this.clock = clock;
        this.wakeups = wakeups;
        this.backoff = backoff;
        this.settings = settings;
        this.metrics = metrics;
        this.inserts = inserts;
        this.rests = new Rests(stores.channels().pauses(), pace, channels, clock, settings.alone());
    }

    /**
     * Takes a message; durable when the future succeeds.
     *
     * @param again whether it may have been taken before, and even sent
     */
    Future<Void> take(Parcel parcel, boolean again) {
        if (gone.has(parcel.id())) {
            return settling.of(parcel.id());
        }
        Departures queue = queues.get(parcel.lane());
        if (queue != null && queue.has(parcel.id())) {
            return queue.durable(parcel);
        }
        return again ? takeAgain(parcel) : offer(parcel, false);
    }

    /** Its line tells what became of it: it was written before it left. A row that is there has been taken up elsewhere. */
    private Future<Void> takeAgain(Parcel parcel) {
        return write(parcel)
                .compose(ours -> !ours
                        ? Future.succeededFuture()
                        : stores.lines().of(parcel.id()).compose(line -> {
                            if (line != null && settled(line)) {
                                return outbox.remove(parcel.id());
                            }
                            Line.Progress delivery = line == null ? null : line.delivery();
                            Route begun = delivery == null ? null : delivery.begun();
                            return begun == null
                                    ? offer(parcel, true)
                                    : interrupted(parcel, new Way(begun, parcel.to()));
                        }));
    }

    /** Its line and its row; false when the row is there already, in whoever's hands. */
    Future<Boolean> write(Parcel parcel) {
        return Future.join(stores.lines().add(List.of(parcel.line())), outbox.add(parcel, node))
                .map(written -> written.<Boolean>resultAt(1));
    }

    /** Its row may be there although it has left: its line was written before, so ask that. */
    private Future<Void> unlessSettled(Parcel parcel, Supplier<Future<Void>> otherwise) {
        return stores.lines()
                .of(parcel.id())
                .compose(line -> line != null && settled(line) ? outbox.remove(parcel.id()) : otherwise.get());
    }

    private static boolean settled(Line line) {
        Line.Progress delivery = line.delivery();
        return delivery != null && delivery.state() != DeliveryState.WAITING;
    }

    /** Takes over a message from a gateway that died, or from before a restart. */
    Future<Void> recover(Parcel parcel) {
        if (knows(parcel)) {
            return Future.succeededFuture();
        }
        Way begun = parcel.begun();
        return unlessSettled(parcel, () -> begun == null ? offer(parcel, true) : interrupted(parcel, begun));
    }

    /** A gateway died while it was leaving: it may have left, so it is not repeated blindly. */
    private Future<Void> interrupted(Parcel parcel, Way way) {
        String why = Why.GATEWAY_STOPPED.code();
        Attempt unsure =
                new Attempt(Entries.instant(clock), way.route(), way.to().channel(), Attempt.Outcome.UNSURE, why);
        return settle(
                parcel.tried(unsure),
                Settling.Kept.ROW,
                new Settling.Settlement(DeliveryState.UNSURE, null, why, way.route()));
    }

    /**
     * Takes a message that had left and has come back; durable when the future succeeds. The row is written before the
     * line: until then the line says that it has left, and whoever reported it will do so again.
     */
    Future<Void> takeBack(Parcel parcel) {
        return outbox.add(parcel, node)
                .compose(ours -> stores.lines().moved(parcel.line()).compose(written -> {
                    if (!ours) {
                        // Reported before, by a gateway that died: whoever recovers the row goes on from it.
                        return Future.succeededFuture();
                    }
                    gone.drop(parcel.id());
                    return offer(parcel, true);
                }));
    }

    boolean knows(Parcel parcel) {
        Departures queue = queues.get(parcel.lane());
        return gone.has(parcel.id()) || (queue != null && queue.has(parcel.id()));
    }

    /** Completes when a message is not on its way any more; at once when this gateway doesn't know it. */
    Future<Void> landed(String message) {
        Promise<Void> underWay = inTheAir.get(message);
        Future<Void> down = underWay == null ? Future.succeededFuture() : underWay.future();
        return down.compose(ended -> settling.of(message));
    }

    /** How many conversations have something to be sent. */
    int open() {
        return queues.size();
    }

    /** Time has moved: looks at everything that waits for its time. */
    void look() {
        List.copyOf(queues.values()).forEach(Departures::look);
    }

    /** Begins no attempt any more and waits for those under way, and for their outcome to be written down. */
    Future<Void> stop() {
        Promise<Void> promise = Promise.promise();
        stopped = promise;
        if (inTheAir.isEmpty()) {
            promise.tryComplete();
        }
        return promise.future().compose(ended -> settling.stop());
    }

    private Future<Void> offer(Parcel parcel, boolean hasRow) {
        return queues.computeIfAbsent(parcel.lane(), lane -> new Departures(this, lane))
                .offer(parcel, hasRow);
    }

    boolean stopped() {
        return stopped != null;
    }

    boolean isGone(String message) {
        return gone.has(message);
    }

    void empty(String lane) {
        queues.remove(lane);
    }

    /** Writes how a message that waits stands, for those who look on. */
    Future<Void> shows(Line line) {
        return stores.lines().moved(line).onSuccess(written -> settling.changed(line.conversation()));
    }

    /** False when the line of a message is there already. */
    Future<Boolean> begin(Line line) {
        return stores.lines().begin(line);
    }

    void begins(Parcel parcel) {
        inTheAir.put(parcel.id(), Promise.promise());
    }

    void ended(Parcel parcel) {
        Promise<Void> underWay = inTheAir.remove(parcel.id());
        if (underWay != null) {
            underWay.complete();
        }
        if (stopped != null && inTheAir.isEmpty()) {
            stopped.tryComplete();
        }
    }

    Future<Void> settle(Parcel parcel, Settling.Kept kept, Settling.Settlement settlement) {
        metrics.settled(parcel.to().channel(), settlement.state());
        gone.put(parcel.id(), true);
        return settling.settle(parcel, kept, settlement);
    }
}
