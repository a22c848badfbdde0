package vn.hue.channels.webchat;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One token bucket for each key, on this node only.
 *
 * <p>The least recently used are forgotten beyond {@value #MOST_KEYS}, so that an attacker with many addresses fills no
 * memory; one who is forgotten starts with a full bucket again.
 */
public final class Rates {

    private static final int MOST_KEYS = 50_000;

    private final WebChatSettings.Rate rate;
    private final TimeMeter clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KEYS;
        }
    };

    public Rates(WebChatSettings.Rate rate, InstantSource clock) {
        this.rate = rate;
        this.clock = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return Duration.ofMillis(clock.millis()).toNanos();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** Takes one token; zero when there was one, else how long until there is. */
    public Duration take(String key) {
        ConsumptionProbe probe;
        synchronized (buckets) {
            probe = buckets.computeIfAbsent(key, any -> bucket()).tryConsumeAndReturnRemaining(1);
        }
        return Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perMinute(), Duration.ofMinutes(1)))
                .withCustomTimePrecision(clock)
                .build();
    }
}
