package vn.hue.gateway.store;

import io.vertx.core.Future;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The names our messages have at their providers, so that a receipt finds its message on any gateway. */
public interface SentNames {

    /**
     * Durable when the future succeeds; noting it again changes nothing.
     *
     * @param ourId {@link vn.hue.conversations.vocabulary.Outbound#id}; one message may have several names
     */
    Future<Void> note(String channel, String externalId, String ourId, Instant at);

    /** A null result when there is no such name, or not yet. */
    Future<@Nullable String> ourId(String channel, String externalId);

    /** Lets go what was noted before a time: no receipt comes that late. */
    Future<Void> forget(Instant before);
}
