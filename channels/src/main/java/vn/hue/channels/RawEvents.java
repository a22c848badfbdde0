package vn.hue.channels;

import io.vertx.core.Future;

/** Keeps what a provider sent and nobody here understands, for the operators. */
@FunctionalInterface
public interface RawEvents {

    /**
     * Keeps one event; the same external id again changes nothing. Durable when the future succeeds.
     *
     * @param shape what kind of thing it is, as far as that can be told: an event's name, never anything of a person. It
     *     is counted, so that somebody notices what a provider has begun to send
     * @param body as it came; may hold personal data
     */
    Future<Void> keep(String channel, String externalId, String shape, String body);
}
