package vn.hue.gateway.mongo;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * The driver's publishers as Vert.x futures that complete on the caller's context, not on the driver's thread.
 *
 * <p>Failures are the driver's own exceptions; a publisher that is silent for too long fails with
 * {@link java.util.concurrent.TimeoutException} and is cancelled, though the server may still do what was asked. Nothing
 * more is asked of a database that is being closed.
 */
public final class OnContext {

    private final Vertx vertx;
    private final Duration timeout;
    private final Underway underway;

    public OnContext(Vertx vertx, Duration timeout) {
        this(vertx, timeout, new Underway());
    }

    OnContext(Vertx vertx, Duration timeout, Underway underway) {
        this.vertx = vertx;
        this.timeout = timeout;
        this.underway = underway;
    }

    /** The first item, or null when there is none; the rest is not fetched. */
    public <T> Future<@Nullable T> first(Publisher<T> publisher) {
        return subscribe(publisher, 1).map(items -> items.isEmpty() ? null : items.get(0));
    }

    /** All items in their order; the caller bounds their number. */
    public <T> Future<List<T>> all(Publisher<T> publisher) {
        return subscribe(publisher, Integer.MAX_VALUE);
    }

    /** Completes with the publisher. */
    public Future<Void> done(Publisher<Void> publisher) {
        return subscribe(publisher, Integer.MAX_VALUE).mapEmpty();
    }

    private <T> Future<List<T>> subscribe(Publisher<T> publisher, int limit) {
        if (!underway.begins()) {
            return Future.failedFuture(new Underway.Closing());
        }
        Context context = vertx.getOrCreateContext();
        Items<T> items = new Items<>(limit);
        Future<List<T>> answer = Future.fromCompletionStage(items.result, context)
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(cause -> items.cancel())
                .onComplete(ended -> underway.ended());
        publisher.subscribe(items);
        return answer;
    }

    private static final class Items<T> implements Subscriber<T> {

        private final CompletableFuture<List<T>> result = new CompletableFuture<>();
        private final List<T> items = new ArrayList<>();
        private final int limit;
        private volatile @Nullable Subscription subscription;

        private Items(int limit) {
            this.limit = limit;
        }

        @Override
        public void onSubscribe(Subscription s) {
            subscription = s;
            s.request(limit == Integer.MAX_VALUE ? Long.MAX_VALUE : limit);
        }

        @Override
        public void onNext(T item) {
            items.add(item);
            if (items.size() == limit) {
                cancel();
                result.complete(items);
            }
        }

        @Override
        public void onError(Throwable cause) {
            result.completeExceptionally(cause);
        }

        @Override
        public void onComplete() {
            result.complete(items);
        }

        private void cancel() {
            Subscription s = subscription;
            if (s != null) {
                s.cancel();
            }
        }
    }
}
