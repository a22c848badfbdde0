package vn.hue.gateway.store;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** What providers sent and nobody here understands, as it came. */
public interface RawBodies {

    /** Durable when the future succeeds; the same external id again changes nothing. */
    Future<Void> keep(Raw raw);

    /** The latest, newest first. */
    Future<List<Raw>> latest(int limit);

    /** Lets go what came before a time: it may hold personal data. {@code QĐ 30/2022, Điều 5.5}. */
    Future<Void> forget(Instant before);

    /**
     * One event.
     *
     * @param externalId unique on its channel
     * @param body may hold personal data, so it is never printed
     */
    record Raw(String channel, String externalId, String body, Instant at) {

        @Override
        public String toString() {
            return "Raw[" + channel + ", " + externalId + ", " + body.length() + " characters]";
        }
    }
}
