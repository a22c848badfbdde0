package vn.hue.gateway.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * How fast messages leave, for each account of ours on each channel: a tenth of a minute's allowance at once, then one
 * after the other. Each gateway takes its share of the allowance. Not thread-safe.
 */
public final class Pace {

    private static final int BURSTS_PER_MINUTE = 10;
    private static final double MINUTE_MILLIS = 60_000;

    private final Map<String, Integer> perMinute;
    private final InstantSource clock;
    private final Map<Account, Double> nextSlot = new HashMap<>();
    private final Map<Account, Instant> pauses = new HashMap<>();
    private int gateways = 1;

    private record Account(String channel, String account) {}

    public Pace(Map<String, Integer> perMinute, InstantSource clock) {
        this.perMinute = Map.copyOf(perMinute);
        this.clock = clock;
    }

    /** Among so many gateways the allowance is shared. */
    public void share(int living) {
        gateways = Math.max(1, living);
    }

    /** Takes the next slot; how long until it comes, zero for now. Whoever took it waits and then goes. */
    public Duration take(String channel, String account) {
        Integer limit = perMinute.get(channel);
        if (limit == null || limit <= 0) {
            return Duration.ZERO;
        }
        double share = Math.max(1.0, (double) limit / gateways);
        double gap = MINUTE_MILLIS / share;
        double burst = gap * Math.max(1, Math.floor(share / BURSTS_PER_MINUTE));
        double now = clock.millis();
        Account key = new Account(channel, account);
        double slot = Math.max(now, nextSlot.getOrDefault(key, now)) + gap;
        nextSlot.put(key, slot);
        return Duration.ofMillis((long) Math.ceil(Math.max(0, slot - burst - now)));
    }

    /** Nothing leaves for an account for a while: its provider has asked for it. */
    public void pause(String channel, String account, Duration delay) {
        Instant until = clock.instant().plus(delay);
        pauses.merge(new Account(channel, account), until, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Until when an account is paused by all that is known; a time that has passed when it is not. */
    public Instant until(String channel, String account) {
        return pauses.getOrDefault(new Account(channel, account), Instant.EPOCH);
    }

    /** How long an account is paused; zero when it is not. */
    public Duration paused(String channel, String account) {
        Account key = new Account(channel, account);
        Instant until = pauses.get(key);
        Instant now = clock.instant();
        if (until == null || !until.isAfter(now)) {
            pauses.remove(key);
            return Duration.ZERO;
        }
        return Duration.between(now, until);
    }
}
