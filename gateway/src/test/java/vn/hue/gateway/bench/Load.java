package vn.hue.gateway.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/** So many askers at once, each asking again as soon as it is answered: what a closed loop can carry. */
final class Load {

    private final Vertx vertx;
    private final int askers;
    private final LongFunction<Future<?>> ask;
    private long asked;

    /** @param ask one request by its number; completes with its answer */
    Load(Vertx vertx, int askers, LongFunction<Future<?>> ask) {
        this.vertx = vertx;
        this.askers = askers;
        this.ask = ask;
    }

    /** What was measured: answers per second, and how long answers took, in milliseconds. */
    record Figures(double perSecond, double median, double p99, long failures) {}

    Figures run(int seconds) {
        Promise<Figures> promise = Promise.promise();
        vertx.getOrCreateContext().runOnContext(here -> new Run(seconds, promise).start());
        return promise.future().await();
    }

    private final class Run {

        private final long began = System.nanoTime();
        private final long until;
        private final Promise<Figures> promise;
        private long[] nanos = new long[1 << 16];
        private int count;
        private long failures;
        private int busy;

        private Run(int seconds, Promise<Figures> promise) {
            this.until = began + TimeUnit.SECONDS.toNanos(seconds);
            this.promise = promise;
        }

        private void start() {
            busy = askers;
            for (int i = 0; i < askers; i++) {
                next();
            }
        }

        private void next() {
            long start = System.nanoTime();
            if (start > until) {
                if (--busy == 0) {
                    promise.complete(figures());
                }
                return;
            }
            ask.apply(asked++).onComplete(answer -> {
                if (answer.succeeded()) {
                    keep(System.nanoTime() - start);
                } else {
                    failures++;
                }
                // Never on top of the last answer's stack.
                vertx.runOnContext(again -> next());
            });
        }

        private void keep(long took) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = took;
        }

        private Figures figures() {
            double seconds = (System.nanoTime() - began) / 1e9;
            long[] sorted = Arrays.copyOf(nanos, count);
            Arrays.sort(sorted);
            return new Figures(count / seconds, at(sorted, 0.5), at(sorted, 0.99), failures);
        }

        private double at(long[] sorted, double share) {
            return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
        }
    }
}
