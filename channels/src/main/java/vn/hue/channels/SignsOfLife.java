package vn.hue.channels;

import io.vertx.core.Future;
import java.time.Instant;
import vn.hue.conversations.vocabulary.Address;

/** Hears that a citizen did something that is no message, and from which the provider counts the time for our answers. */
@FunctionalInterface
public interface SignsOfLife {

    /**
     * Durable when the future succeeds.
     *
     * @param externalId the provider's, or made of what it says: the same when it comes twice
     * @param at by the provider's clock
     */
    Future<?> seen(Address citizen, String externalId, Instant at);
}
