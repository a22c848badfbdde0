package vn.hue.gateway.flow;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Being called again in a moment. Never for a deadline: those are rows. */
public interface Wakeups {

    /** Runs once, on the caller's context, after at least this long. */
    long in(Duration delay, Runnable wake);

    void cancel(long wakeup);

    /** Milliseconds of a clock that only runs forward. */
    long millis();

    static Wakeups of(Vertx vertx) {
        return new Wakeups() {
            @Override
            public long in(Duration delay, Runnable wake) {
                return vertx.setTimer(Math.max(1, delay.toMillis()), id -> wake.run());
            }

            @Override
            public void cancel(long wakeup) {
                vertx.cancelTimer(wakeup);
            }

            @Override
            public long millis() {
                return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
            }
        };
    }
}
