package vn.hue.gateway.bench;

import com.sun.management.OperatingSystemMXBean;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
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

    /**
     * What was measured: answers per second, and how long answers took, in milliseconds.
     *
     * @param work processor time of this whole process for each answer, in milliseconds
     * @param failures how often what went wrong
     */
    record Figures(double perSecond, double median, double p99, double work, Map<String, Integer> failures) {

        boolean nobodyAnswered() {
            return perSecond == 0;
        }
    }

    Figures run(int seconds) {
        Promise<Figures> promise = Promise.promise();
        vertx.getOrCreateContext().runOnContext(here -> new Run(seconds, promise).start());
        return promise.future().await();
    }

    private final class Run {

        private final long began = System.nanoTime();
        private final long worked = worked();
        private final long until;
        private final Promise<Figures> promise;
        private long[] nanos = new long[1 << 16];
        private int count;
        private final Map<String, Integer> failures = new TreeMap<>();
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
            // Who has waited in vain once need not wait again: the run ends with what it knows.
            boolean hopeless = count == 0 && !failures.isEmpty();
            if (start > until || hopeless) {
                if (--busy == 0) {
                    promise.complete(figures());
                }
                return;
            }
            ask.apply(asked++).onComplete(answer -> {
                if (answer.succeeded()) {
                    keep(System.nanoTime() - start);
                } else {
                    failures.merge(String.valueOf(answer.cause().getMessage()), 1, Integer::sum);
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
            double work = (worked() - worked) / 1e6 / Math.max(1, count);
            return new Figures(count / seconds, at(sorted, 0.5), at(sorted, 0.99), work, failures);
        }

        /** Nanoseconds of all its threads on all processors. */
        private static long worked() {
            return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
        }

        private double at(long[] sorted, double share) {
            return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
        }
    }
}
