package vn.hue.gateway.flow;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waiting longer after each failure, never in step with others: doubled each time, a fifth more or less. */
record Backoff(Duration first, Duration atMost, RandomGenerator chance) {

    /** @param failures so far, from 1 */
    Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(20, Math.max(0, failures - 1));
        long base = Math.min(atMost.toMillis(), doubled);
        return Duration.ofMillis(Math.round(base * (0.8 + 0.4 * chance.nextDouble())));
    }
}
