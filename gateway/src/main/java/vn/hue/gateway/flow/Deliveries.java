package vn.hue.gateway.flow;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.ChannelAdapter;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Outbox;
import vn.hue.gateway.store.Parcel;
import vn.hue.gateway.store.Stores;

/**
 * Sends what waits in the outbox: one message at a time per conversation, in the order of its lines; a message that has
 * to be tried again holds back those behind it.
 *
 * <p>A channel that shows a message id only once gets its messages at once, and what leaves at once never stands in the
 * outbox: until its line is written, the entry it answers is open. Any other channel gets a message after the attempt
 * has been written down, so that after a crash it counts as unsure instead of being sent twice. All methods are called
 * on one context.
 */
final class Deliveries {

    /** How long to wait for a channel that isn't there, or for another gateway to send what comes before. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** A message that has not left after so long goes into the outbox. */
    private static final Duration AT_ONCE = Duration.ofMillis(250);

    private static final int REMEMBERED = 20_000;

    private final Outbox outbox;
    private final Function<String, @Nullable ChannelAdapter> channels;
    private final Settling settling;
    private final Stores stores;
    private final String node;
    private final InstantSource clock;
    private final Wakeups wakeups;
    private final Backoff backoff;
    private final FlowSettings settings;
    private final FlowMetrics metrics;

    private final Map<String, Queue> queues = new HashMap<>();
    private final Recent<Boolean> gone = new Recent<>(REMEMBERED);
    private final Map<String, Promise<Void>> inTheAir = new HashMap<>();
    private int sending;
    private @Nullable Promise<Void> stopped;

    Deliveries(
            Stores stores,
            Function<String, @Nullable ChannelAdapter> channels,
            Settling settling,
            String node,
            InstantSource clock,
            Wakeups wakeups,
            Backoff backoff,
            FlowSettings settings,
            FlowMetrics metrics) {
        this.stores = stores;
        this.outbox = stores.outbox();
        this.channels = channels;
        this.settling = settling;
        this.node = node;
        this.clock = clock;
        this.wakeups = wakeups;
        this.backoff = backoff;
        this.settings = settings;
        this.metrics = metrics;
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
        Queue queue = queues.get(parcel.conversation());
        if (queue != null && queue.has(parcel.id())) {
            return queue.durable(parcel);
        }
        if (!again && repeatable(parcel)) {
            return offer(parcel, false);
        }
        return write(parcel)
                .compose(ours -> !ours
                        ? Future.succeededFuture()
                        : again ? unlessSettled(parcel, () -> offer(parcel, true)) : offer(parcel, true));
    }

    private Future<Boolean> write(Parcel parcel) {
        return Future.join(stores.lines().add(List.of(parcel.line())), outbox.add(parcel, node))
                .map(written -> written.<Boolean>resultAt(1));
    }

    /** Its row may be new although it was sent and left long ago; its line was written before it left, so ask that. */
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
        if (parcel.begun() && !repeatable(parcel)) {
            return unlessSettled(
                    parcel,
                    () -> settle(parcel, true, DeliveryState.UNSURE, null, "the gateway stopped while sending"));
        }
        return unlessSettled(parcel, () -> offer(parcel, true));
    }

    boolean knows(Parcel parcel) {
        Queue queue = queues.get(parcel.conversation());
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
        List.copyOf(queues.values()).forEach(Queue::look);
    }

    /** Begins no attempt any more and waits for those under way, and for their outcome to be written down. */
    Future<Void> stop() {
        Promise<Void> promise = Promise.promise();
        stopped = promise;
        if (sending == 0) {
            promise.tryComplete();
        }
        return promise.future().compose(ended -> settling.stop());
    }

    private boolean repeatable(Parcel parcel) {
        ChannelAdapter channel = channels.apply(parcel.to().channel());
        return channel != null && channel.capabilities().repeatable();
    }

    /** @param hasRow whether it stands in the outbox already */
    private Future<Void> offer(Parcel parcel, boolean hasRow) {
        Queue queue = queues.computeIfAbsent(parcel.conversation(), Queue::new);
        queue.waiting.add(parcel);
        Promise<Void> durable = Promise.promise();
        if (hasRow) {
            durable.complete();
        } else {
            queue.rowless.put(parcel.id(), durable);
        }
        queue.look();
        queue.writeIfSlow();
        return durable.future();
    }

    private Future<Void> settle(
            Parcel parcel, boolean hasRow, DeliveryState state, @Nullable String externalId, @Nullable String why) {
        metrics.settled(parcel.to().channel(), state);
        gone.put(parcel.id(), true);
        return settling.settle(parcel, hasRow, state, externalId, why);
    }

    private final class Queue {

        private final String conversation;
        private final TreeSet<Parcel> waiting =
                new TreeSet<>(Comparator.comparingLong(parcel -> parcel.line().number()));
        /** Those that are not in the outbox, and who waits until they are, or have left. */
        private final Map<String, Promise<Void>> rowless = new HashMap<>();

        private boolean busy;
        private @Nullable String lastGone;
        private @Nullable Long wakeup;

        private Queue(String conversation) {
            this.conversation = conversation;
        }

        private boolean has(String id) {
            return waiting.stream().anyMatch(parcel -> parcel.id().equals(id));
        }

        /** For whoever asks again about one that is still here. */
        private Future<Void> durable(Parcel parcel) {
            Promise<Void> promise = rowless.get(parcel.id());
            return promise != null ? promise.future() : write(parcel).mapEmpty();
        }

        /** What doesn't leave at once goes into the outbox. */
        private void writeIfSlow() {
            if (!rowless.isEmpty()) {
                wakeups.in(AT_ONCE, this::writeDown);
            }
        }

        private void writeDown() {
            for (Parcel parcel : List.copyOf(waiting)) {
                Promise<Void> promise = rowless.remove(parcel.id());
                if (promise != null) {
                    write(parcel).<Void>mapEmpty().onComplete(promise);
                }
            }
        }

        private void look() {
            if (busy || stopped != null) {
                return;
            }
            if (wakeup != null) {
                wakeups.cancel(wakeup);
                wakeup = null;
            }
            if (waiting.isEmpty()) {
                queues.remove(conversation);
                return;
            }
            Parcel head = waiting.first();
            Instant notBefore = head.notBefore();
            Instant now = clock.instant();
            if (notBefore != null && notBefore.isAfter(now)) {
                in(Duration.between(now, notBefore));
                return;
            }
            ChannelAdapter channel = channels.apply(head.to().channel());
            if (channel == null) {
                in(LOOK_AGAIN);
                return;
            }
            busy = true;
            sending++;
            Promise<Void> underWay = Promise.promise();
            inTheAir.put(head.id(), underWay);
            mayGo(head).compose(may -> may ? send(channel, head) : blocked()).onComplete(outcome -> {
                sending--;
                busy = false;
                inTheAir.remove(head.id());
                underWay.complete();
                if (outcome.failed()) {
                    in(LOOK_AGAIN);
                }
                if (stopped != null && sending == 0) {
                    stopped.tryComplete();
                } else if (outcome.succeeded() && wakeup == null) {
                    look();
                }
            });
        }

        private void in(Duration delay) {
            writeDown();
            if (wakeup == null && stopped == null) {
                wakeup = wakeups.in(delay.compareTo(LOOK_AGAIN) < 0 ? delay.plusMillis(1) : delay, () -> {
                    wakeup = null;
                    look();
                });
            }
        }

        private Future<Void> blocked() {
            in(LOOK_AGAIN);
            return Future.succeededFuture();
        }

        /** Whether the message before it has left, from whichever gateway. */
        private Future<Boolean> mayGo(Parcel parcel) {
            String after = parcel.after();
            if (after == null || after.equals(lastGone) || gone.has(after)) {
                return Future.succeededFuture(true);
            }
            return outbox.open(List.of(after)).map(open -> open.isEmpty() || first(after));
        }

        /** A row that this gateway is just about to delete. */
        private boolean first(String after) {
            return gone.has(after);
        }

        private Future<Void> send(ChannelAdapter channel, Parcel parcel) {
            List<Outbound> pieces = Rendering.pieces(parcel.outbound(), channel.capabilities());
            Future<Boolean> begun = channel.capabilities().repeatable()
                    ? Future.succeededFuture(true)
                    : outbox.update(parcel.beginning(), node);
            return begun.compose(ours -> {
                if (!ours) {
                    waiting.remove(parcel);
                    return Future.succeededFuture();
                }
                return sendFrom(channel, parcel, pieces);
            });
        }

        private Future<Void> sendFrom(ChannelAdapter channel, Parcel parcel, List<Outbound> pieces) {
            return attempt(channel, parcel, pieces.get(Math.min(parcel.pieces(), pieces.size() - 1)))
                    .compose(delivery -> {
                        metrics.attempt(channel.channel(), delivery.getClass().getSimpleName());
                        boolean more = parcel.pieces() < pieces.size() - 1;
                        if (delivery instanceof Delivery.Sent && more) {
                            Parcel next = parcel.piece();
                            waiting.remove(parcel);
                            waiting.add(next);
                            return sendFrom(channel, next, pieces);
                        }
                        return concluded(channel, parcel, delivery);
                    });
        }

        private Future<Delivery> attempt(ChannelAdapter channel, Parcel parcel, Outbound piece) {
            try {
                return channel.send(parcel.to(), piece)
                        .timeout(settings.sendTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .otherwise(cause -> new Delivery.Unsure(cause.getClass().getSimpleName()));
            } catch (RuntimeException e) {
                return Future.succeededFuture(new Delivery.Unsure(e.getClass().getSimpleName()));
            }
        }

        /** What is known now is kept in memory at once; writing it down may take until the database is back. */
        private Future<Void> concluded(ChannelAdapter channel, Parcel parcel, Delivery delivery) {
            if (delivery instanceof Delivery.Sent sent) {
                left(parcel, DeliveryState.SENT, sent.externalId(), null);
                return Future.succeededFuture();
            } else if (delivery instanceof Delivery.Never never) {
                left(parcel, DeliveryState.FAILED, null, never.reason());
                return Future.succeededFuture();
            } else if (delivery instanceof Delivery.Snooze snooze) {
                return later(parcel, snooze.delay(), parcel.attempts(), snooze.reason());
            } else if (delivery instanceof Delivery.Retry retry) {
                return again(parcel, retry.reason(), DeliveryState.FAILED);
            } else if (delivery instanceof Delivery.Unsure unsure
                    && channel.capabilities().repeatable()) {
                return again(parcel, unsure.reason(), DeliveryState.UNSURE);
            } else if (delivery instanceof Delivery.Unsure unsure) {
                left(parcel, DeliveryState.UNSURE, null, unsure.reason());
                return Future.succeededFuture();
            }
            throw new IllegalStateException("an outcome nobody knows: " + delivery.getClass());
        }

        private Future<Void> again(Parcel parcel, String why, DeliveryState atLast) {
            int attempts = parcel.attempts() + 1;
            if (attempts >= settings.attempts()) {
                left(parcel, atLast, null, why);
                return Future.succeededFuture();
            }
            return later(parcel, backoff.after(attempts), attempts, why);
        }

        private Future<Void> later(Parcel parcel, Duration delay, int attempts, String why) {
            Parcel next = parcel.later(clock.instant().plus(delay), attempts, why);
            boolean hasRow = !rowless.containsKey(parcel.id());
            waiting.remove(parcel);
            waiting.add(next);
            in(delay);
            return hasRow ? outbox.update(next, node).mapEmpty() : Future.succeededFuture();
        }

        private void left(Parcel parcel, DeliveryState state, @Nullable String externalId, @Nullable String why) {
            waiting.remove(parcel);
            lastGone = parcel.id();
            Promise<Void> promise = rowless.remove(parcel.id());
            Future<Void> settled = settle(parcel, promise == null, state, externalId, why);
            if (promise != null) {
                settled.onComplete(promise);
            }
        }
    }
}
