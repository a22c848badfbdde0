package vn.hue.channels.zalo;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Keeps below Zalo's limit of requests a minute, and waits for the next minute when Zalo says that it is reached. */
final class ZaloPace {

    private final InstantSource clock;
    private final Bucket bucket;
    private volatile Instant resumes = Instant.EPOCH;

    ZaloPace(int perMinute, InstantSource clock) {
        this.clock = clock;
        // Not all at once: a tenth as a burst, the rest as the minute goes by.
        int burst = Math.max(1, perMinute / 10);
        int rest = Math.max(1, perMinute - burst);
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(rest, Duration.ofMinutes(1)))
                .withCustomTimePrecision(new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return Duration.ofMillis(clock.millis()).toNanos();
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return true;
                    }
                })
                .build();
    }

    /** Takes one request; zero when it may go now, else how long to wait. */
    Duration take() {
        Instant now = clock.instant();
        if (now.isBefore(resumes)) {
            return Duration.between(now, resumes);
        }
        return Duration.ofNanos(bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    /** Zalo has had enough: nothing more before its window of a minute begins anew. */
    Duration pause() {
        Instant now = clock.instant();
        resumes = now.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
        return Duration.between(now, resumes);
    }
}
