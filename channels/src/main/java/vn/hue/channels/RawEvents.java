package vn.hue.channels;

import io.vertx.core.Future;

/** Keeps what a provider sent and nobody here understands, for the operators. */
@FunctionalInterface
public interface RawEvents {

    /**
     * Keeps one event; the same external id again changes nothing. Durable when the future succeeds.
     *
     * @param body as it came; may hold personal data
     */
    Future<Void> keep(String channel, String externalId, String body);
}
