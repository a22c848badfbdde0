package vn.hue.gateway.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.gateway.store.Attempt;
import vn.hue.gateway.store.Route;

/**
 * A route as it stands for one message at one moment.
 *
 * @param channel who would carry it; null when there is nobody
 * @param to where it leads; null when it is closed
 * @param closed why it can't be taken; null when it can
 */
public record Candidate(
        Route route,
        @Nullable String channel,
        @Nullable Address to,
        @Nullable Why closed) {

    static Candidate open(Route route, Address to) {
        return new Candidate(route, to.channel(), to, null);
    }

    static Candidate closed(Route route, @Nullable String channel, Why why) {
        return new Candidate(route, channel, null, why);
    }

    /** As it is noted on the message. */
    public Attempt passed(Instant at) {
        return new Attempt(at, route, channel, Attempt.Outcome.CLOSED, closed == null ? null : closed.code());
    }
}
