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

    /** How much of what has ever come, by channel and shape: a handful. */
    Future<List<Shape>> shapes();

    /** Lets go what came before a time: it may hold personal data. {@code QĐ 30/2022, Điều 5.5}. */
    Future<Void> forget(Instant before);

    /**
     * One event.
     *
     * @param externalId unique on its channel
     * @param shape what kind of thing it is, as far as that can be told, for example an event's name
     * @param body may hold personal data, so it is never printed
     */
    record Raw(String channel, String externalId, String shape, String body, Instant at) {

        @Override
        public String toString() {
            return "Raw[" + channel + ", " + shape + ", " + externalId + ", " + body.length() + " characters]";
        }
    }

    /**
     * @param count how many came, those let go included
     * @param latest when the last came
     */
    record Shape(String channel, String name, long count, Instant latest) {

        /** Both together. */
        public Shape and(Shape other) {
            return new Shape(channel, name, count + other.count, latest.isAfter(other.latest) ? latest : other.latest);
        }
    }
}
