package vn.hue.gateway.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to bring a message to a citizen, or why there was none.
 *
 * @param at when it ended; the first time when it was so several times in a row
 * @param channel who was to carry it; null when there was nobody
 * @param reason a code of ours, or the channel's own words for operators, without personal data; null when it was sent
 * @param times how often in a row
 */
public record Attempt(
        Instant at,
        Route route,
        @Nullable String channel,
        Outcome outcome,
        @Nullable String reason,
        int times) {

    public Attempt(Instant at, Route route, @Nullable String channel, Outcome outcome, @Nullable String reason) {
        this(at, route, channel, outcome, reason, 1);
    }

    /** What came of it. */
    public enum Outcome {
        SENT(true),
        /** A part of it has left, and is not sent this way again. */
        PART(false),
        /** Surely not sent; to be tried again. */
        RETRY(true),
        /** Surely not sent, because the provider asks us to wait. */
        WAIT(false),
        /** Not tried yet, because it is night. */
        HELD(false),
        /** Surely not sent, and not to be tried this way any more. */
        GAVE_UP(true),
        /** Never this way. */
        NEVER(true),
        /** May have been sent. */
        UNSURE(true),
        /** Not tried: this way is not open. */
        CLOSED(false);

        private final boolean tried;

        Outcome(boolean tried) {
            this.tried = tried;
        }
    }

    /** Whether it counts as a try. */
    boolean tried() {
        return outcome.tried;
    }

    /** Whether the way must not be taken again for this message. */
    boolean ends() {
        return outcome == Outcome.NEVER || outcome == Outcome.GAVE_UP;
    }

    /** The two as one, when only their times differ and nobody needs each of them. */
    boolean sameAs(Attempt before) {
        boolean countable = outcome == Outcome.WAIT
                || outcome == Outcome.HELD
                || outcome == Outcome.CLOSED
                || outcome == Outcome.PART;
        return countable
                && route == before.route
                && outcome == before.outcome
                && (reason == null ? before.reason == null : reason.equals(before.reason));
    }

    Attempt again(int more) {
        return new Attempt(at, route, channel, outcome, reason, times + more);
    }
}
