package vn.hue.channels.sms.smpp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Evenly so many a second; half as many when the centre has had enough, then slowly more again. Used on one context. */
final class Rate {

    private static final double SECOND = 1e9;

    /** A throttled rate is back at its agreed height after about so many messages. */
    private static final int RECOVERY = 50;

    private final int agreed;
    private final InstantSource clock;
    private double perSecond;
    private Instant next = Instant.MIN;

    Rate(int agreed, InstantSource clock) {
        this.agreed = agreed;
        this.perSecond = agreed;
        this.clock = clock;
    }

    /** How long until one may go. */
    Duration ahead() {
        Instant now = clock.instant();
        return next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
    }

    /** Reserves the next moment and tells how far it is. */
    Duration take() {
        Duration wait = ahead();
        next = clock.instant().plus(wait).plusNanos((long) (SECOND / perSecond));
        return wait;
    }

    /** The centre has had enough. */
    void throttle(Duration pause) {
        perSecond = Math.max(Math.min(1, agreed), perSecond / 2);
        Instant resumes = clock.instant().plus(pause);
        if (resumes.isAfter(next)) {
            next = resumes;
        }
    }

    /** The centre took one. */
    void ease() {
        perSecond = Math.min(agreed, perSecond + (double) agreed / RECOVERY);
    }

    double perSecond() {
        return perSecond;
    }
}
