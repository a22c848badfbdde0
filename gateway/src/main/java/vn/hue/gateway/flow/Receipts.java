package vn.hue.gateway.flow;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.Intake.Accepted;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Stores;

/**
 * Writes what a channel reports about our messages onto their lines. Only a failure is a matter for the dialog; and a
 * message that was unsure and turns out to have arrived starts its clocks then.
 */
final class Receipts {

    private final Stores stores;
    private final Deliveries deliveries;
    private final Settling settling;
    private final Changes changes;

    /** Two receipts of one message are taken one after the other. */
    private final Map<String, Future<?>> tails = new HashMap<>();

    Receipts(Stores stores, Deliveries deliveries, Settling settling, Changes changes) {
        this.stores = stores;
        this.deliveries = deliveries;
        this.settling = settling;
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
        if (line == null || before == null || !line.conversation().equals(from.conversation())) {
            return Future.succeededFuture(Accepted.DUPLICATE);
        }
        DeliveryState after = before.state().after(state);
        if (after == before.state()) {
            return Future.succeededFuture(Accepted.DUPLICATE);
        }
        List<Future<?>> writes = new ArrayList<>();
        if (before.state() == DeliveryState.UNSURE
                && after != DeliveryState.FAILED
                && !line.starts().isEmpty()) {
            writes.add(stores.timers().set(Settling.clocks(line, at)));
        }
        if (after == DeliveryState.FAILED) {
            writes.add(settling.tell(line.conversation(), new Event.DeliveryMoved(at, line.message(), after, reason)));
        }
        Line moved = line.with(new Line.Progress(after, before.attempts(), before.externalId(), reason, at));
        Future<?> consequences = writes.isEmpty() ? Future.succeededFuture() : Future.join(writes);
        return consequences.compose(written -> stores.lines().moved(moved)).map(written -> {
            changes.changed(line.conversation());
            return Accepted.NEW;
        });
    }
}
