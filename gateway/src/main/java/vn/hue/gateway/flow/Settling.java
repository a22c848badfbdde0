package vn.hue.gateway.flow;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.gateway.store.DeadLetters;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Parcel;
import vn.hue.gateway.store.Route;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Timer;
import vn.hue.gateway.store.Trail;

/**
 * Writes down what became of a message: its line, the clocks that begin with it, the event the dialog waits for; and
 * only then takes it out of the outbox. Tries until it is written. Called on one context.
 */
final class Settling {

    private static final Logger log = LoggerFactory.getLogger(Settling.class);

    private final Stores stores;
    private final Ways ways;
    private final Acceptance acceptance;
    private final InstantSource clock;
    private final Wakeups wakeups;
    private final Backoff backoff;
    private final Changes changes;
    private final Map<String, Promise<Void>> open = new HashMap<>();
    private boolean stopping;

    Settling(
            Stores stores,
            Ways ways,
            Acceptance acceptance,
            InstantSource clock,
            Wakeups wakeups,
            Backoff backoff,
            Changes changes) {
        this.stores = stores;
        this.ways = ways;
        this.acceptance = acceptance;
        this.clock = clock;
        this.wakeups = wakeups;
        this.backoff = backoff;
        this.changes = changes;
    }

    /**
     * What became of a message.
     *
     * @param why not, or not surely; null when it was sent
     * @param route by which it left, or may have; null when by none
     */
    record Settlement(
            DeliveryState state,
            @Nullable String externalId,
            @Nullable String why,
            @Nullable Route route) {}

    /** What is stored of a message before it is settled. */
    enum Kept {
        NOTHING,
        /** Its line. */
        LINE,
        /** Its line, and its row in the outbox. */
        ROW
    }

    /** Completes when it is written, however long that takes; fails only when the gateway stops. */
    Future<Void> settle(Parcel parcel, Kept kept, Settlement settlement) {
        Promise<Void> written = Promise.promise();
        open.put(parcel.id(), written);
        Instant at = Entries.instant(clock);
        Line line = parcel.line()
                .with(new Line.Progress(
                        settlement.state,
                        parcel.trail().tries(),
                        settlement.externalId,
                        settlement.why,
                        at,
                        settlement.route,
                        parcel.trail()));
        attempt(parcel, kept, line, settlement, at, 1);
        return written.future();
    }

    private void attempt(Parcel parcel, Kept kept, Line line, Settlement settlement, Instant at, int attempt) {
        write(parcel, kept, line, settlement, at).onComplete(outcome -> {
            if (outcome.succeeded()) {
                finished(parcel, Future.succeededFuture());
                changes.changed(parcel.conversation());
            } else if (stopping) {
                finished(parcel, Future.failedFuture(outcome.cause()));
            } else {
                log.warn(
                        "the outcome of message {} cannot be written now: {}",
                        parcel.id(),
                        outcome.cause().getClass().getName());
                wakeups.in(backoff.after(attempt), () -> attempt(parcel, kept, line, settlement, at, attempt + 1));
            }
        });
    }

    private void finished(Parcel parcel, Future<Void> outcome) {
        Promise<Void> written = open.remove(parcel.id());
        if (written != null) {
            outcome.onComplete(written);
        }
    }

    private Future<Void> write(Parcel parcel, Kept kept, Line line, Settlement settlement, Instant at) {
        List<Future<?>> writes = new ArrayList<>();
        if (settlement.state == DeliveryState.SENT) {
            if (!line.starts().isEmpty()) {
                writes.add(stores.timers().set(clocks(line, at)));
            }
            if (parcel.tellWhenSent()) {
                writes.add(ways.closing(parcel, at)
                        .compose(closing -> tell(
                                parcel.conversation(),
                                new Event.DeliveryMoved(at, parcel.id(), settlement.state, null, closing))));
            }
        } else {
            // The letter first: whoever is told of the trouble finds it. A code is worthless by then.
            boolean code = parcel.outbound().insert() instanceof Outbound.Code;
            Future<Void> letter = code
                    ? Future.succeededFuture()
                    : stores.deadLetters().add(letter(line, parcel.to(), settlement.state, settlement.why, at));
            writes.add(letter.compose(told -> tell(
                    parcel.conversation(),
                    new Event.DeliveryMoved(at, parcel.id(), settlement.state, settlement.why))));
        }
        // The line last: a line that has moved on says, after a crash, that all of this is done.
        Future<?> consequences = writes.isEmpty() ? Future.succeededFuture() : Future.join(writes);
        return consequences.compose(written -> switch (kept) {
            case NOTHING -> stores.lines().add(List.of(line));
            case LINE -> stores.lines().moved(line);
            case ROW ->
                stores.lines().moved(line).compose(moved -> stores.outbox().remove(parcel.id()));
        });
    }

    /** What operators read of a message that did not arrive. */
    static DeadLetters.Letter letter(Line line, Address to, DeliveryState state, @Nullable String why, Instant at) {
        Line.Progress progress = line.delivery();
        return new DeadLetters.Letter(
                DeadLetters.Letter.idOf(line.message()),
                line.conversation(),
                to.channel(),
                at,
                state,
                why,
                progress == null ? Trail.NONE : progress.trail(),
                Objects.requireNonNull(line.out(), "only messages of ours are sent"),
                line.starts(),
                null);
    }

    Future<?> tell(String conversation, Event.DeliveryMoved moved) {
        return acceptance.accept((now, seq) -> Entry.delivery(conversation, moved, seq));
    }

    /** The deadlines which begin with a message that left at a time. */
    static List<Timer> clocks(Line line, Instant at) {
        return line.starts().stream()
                .map(clock -> new Timer(line.conversation(), clock.timer(), clock.generation(), clock.dueAt(at), at))
                .toList();
    }

    void changed(String conversation) {
        changes.changed(conversation);
    }

    /** Completes when a message is settled; at once when it isn't being settled here. */
    Future<Void> of(String message) {
        Promise<Void> promise = open.get(message);
        return promise == null ? Future.succeededFuture() : promise.future();
    }

    /** Waits for what is being written; what can't be written now is found again at the next start. */
    Future<Void> stop() {
        stopping = true;
        return Future.join(open.values().stream().map(Promise::future).toList())
                .otherwiseEmpty()
                .mapEmpty();
    }
}
