package vn.hue.gateway.store;

import io.vertx.core.Future;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to requests that came with a key, so that the same request sent again is answered the same and done
 * once.
 */
public interface KeptAnswers {

    /** Durable when the future succeeds; null when the key is ours now, else what is there. */
    Future<@Nullable Asked> claim(Asked asked);

    /**
     * Takes over from whoever held it, whose process may have died.
     *
     * @param heldAt from now on; false when somebody else was faster
     */
    Future<Boolean> hold(Asked there, Instant heldAt);

    /** From now on everyone gets this answer; of what was swept meanwhile nothing is kept. */
    Future<Void> answered(String id, Answer answer);

    /** Forgets what was asked before a time. */
    Future<Void> sweep(Instant before);

    /**
     * A request that came with a key.
     *
     * @param id whose key it is, and the key
     * @param fingerprint of all that was asked: another one under the same key is a mistake
     * @param at when it came first
     * @param heldAt since when somebody works on it; {@link Instant#EPOCH} when nobody does
     * @param answer null while it is worked on
     */
    record Asked(
            String id,
            String fingerprint,
            Instant at,
            Instant heldAt,
            @Nullable Answer answer) {}

    /**
     * An answer.
     *
     * @param etag the version of what it tells of; null when it has none
     * @param location where more is told; null when nowhere
     */
    record Answer(
            int status,
            String contentType,
            String body,
            @Nullable String etag,
            @Nullable String location) {}
}
