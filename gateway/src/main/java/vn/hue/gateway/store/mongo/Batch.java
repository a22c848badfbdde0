package vn.hue.gateway.store.mongo;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many small operations as few commands: while one batch is with the database, the next gathers.
 *
 * <p>A lone operation never waits; under load the commands grow instead of their number, so that many share one commit.
 * A few batches are on their way at once, so that the database never waits for us; operations of the same key are never
 * in two of them, and reach the database in the order they were added. A future completes when its own batch is durable, on the
 * context it was added from. Operations must bear being repeated.
 *
 * @param <T> an operation
 * @param <R> its result
 */
final class Batch<T, R> {

    private static final Logger log = LoggerFactory.getLogger(Batch.class);

    private record Waiting<T, R>(
            T operation, Promise<R> promise, @Nullable Context caller) {

        void finish(Future<R> outcome) {
            if (caller == null || caller == Vertx.currentContext()) {
                try {
                    outcome.onComplete(promise);
                } catch (RuntimeException e) {
                    // A mistake of whoever asked: it must not keep their answers from all the others. Without its
                    // words, which
                    // may quote what people write.
                    StackTraceElement[] trace = e.getStackTrace();
                    log.error(
                            "an answer was not taken well: {} at {}",
                            e.getClass().getName(),
                            trace.length == 0 ? "-" : trace[0]);
                }
            } else {
                caller.runOnContext(back -> outcome.onComplete(promise));
            }
        }
    }

    private final Function<List<T>, Future<List<R>>> command;
    private final int atMost;
    private final List<Way> ways = new ArrayList<>();

    /**
     * @param command one result for each operation, in their order
     * @param atMost operations in one command
     * @param onTheWay batches that are with the database at once: more answer sooner, fewer make less work of it
     */
    Batch(Function<List<T>, Future<List<R>>> command, int atMost, int onTheWay) {
        this.command = command;
        this.atMost = atMost;
        for (int i = 0; i < onTheWay; i++) {
            ways.add(new Way());
        }
    }

    /** @param key operations of one key keep their order */
    Future<R> add(String key, T operation) {
        return ways.get(Math.floorMod(key.hashCode(), ways.size())).add(operation);
    }

    /** One batch with the database, one that gathers. */
    private final class Way {

        private List<Waiting<T, R>> waiting = new ArrayList<>();
        private boolean busy;

        private Future<R> add(T operation) {
            Context caller = Vertx.currentContext();
            Promise<R> promise = Promise.promise();
            synchronized (this) {
                waiting.add(new Waiting<>(operation, promise, caller));
                if (busy) {
                    return promise.future();
                }
                busy = true;
            }
            if (caller == null) {
                send();
            } else {
                // What is added in the same breath goes along.
                caller.runOnContext(soon -> send());
            }
            return promise.future();
        }

        private void send() {
            run(next()).onComplete(ended -> {
                boolean more;
                synchronized (this) {
                    more = !waiting.isEmpty();
                    busy = more;
                }
                if (more) {
                    send();
                }
            });
        }

        private synchronized List<Waiting<T, R>> next() {
            List<Waiting<T, R>> batch = waiting;
            if (batch.size() <= atMost) {
                waiting = new ArrayList<>();
            } else {
                waiting = new ArrayList<>(batch.subList(atMost, batch.size()));
                batch = List.copyOf(batch.subList(0, atMost));
            }
            return batch;
        }
    }

    /** Completes, and never fails, when every operation of the batch has its outcome. */
    private Future<Void> run(List<Waiting<T, R>> batch) {
        Promise<Void> ended = Promise.promise();
        call(batch).onComplete(outcome -> {
            if (outcome.succeeded()) {
                for (int i = 0; i < batch.size(); i++) {
                    batch.get(i).finish(Future.succeededFuture(outcome.result().get(i)));
                }
                ended.complete();
            } else if (batch.size() == 1 || isAway(outcome.cause())) {
                batch.forEach(one -> one.finish(Future.failedFuture(outcome.cause())));
                ended.complete();
            } else {
                // One of them cannot be done, or met a racing insert: the others shall not suffer for it.
                oneByOne(batch, 0).onComplete(ended);
            }
        });
        return ended.future();
    }

    private Future<Void> oneByOne(List<Waiting<T, R>> batch, int from) {
        return from == batch.size()
                ? Future.succeededFuture()
                : run(batch.subList(from, from + 1)).compose(ended -> oneByOne(batch, from + 1));
    }

    private Future<List<R>> call(List<Waiting<T, R>> batch) {
        try {
            return command.apply(batch.stream().map(Waiting::operation).toList())
                    .map(results -> {
                        if (results.size() != batch.size()) {
                            throw new IllegalStateException(
                                    batch.size() + " operations, " + results.size() + " results");
                        }
                        return results;
                    });
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private static boolean isAway(Throwable cause) {
        return cause instanceof MongoSocketException
                || cause instanceof MongoTimeoutException
                || cause instanceof TimeoutException;
    }
}
