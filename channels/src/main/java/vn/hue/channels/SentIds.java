package vn.hue.channels;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Address;

/** Which message of ours a provider's id belongs to. */
@FunctionalInterface
public interface SentIds {

    /**
     * Our {@link vn.hue.conversations.vocabulary.Outbound#id}; a null result when we sent nothing by that name, or have
     * not written it down yet.
     *
     * @param externalId as in {@link vn.hue.conversations.vocabulary.Delivery.Sent#externalId}
     */
    Future<@Nullable String> ourId(String channel, String externalId);

    /**
     * Takes down the provider's id of a message of ours, for receipts that come to another gateway or after a restart.
     * Nobody waits for it: without it a receipt is lost, never a message.
     */
    default Future<Void> note(String channel, String externalId, String ourId) {
        return Future.succeededFuture();
    }

    /**
     * Our ids of what was sent to somebody up to a time and has not been read yet, for providers that report receipts as
     * "everything until then"; none when not known.
     */
    default Future<List<String>> sentUntil(Address to, Instant at) {
        return Future.succeededFuture(List.of());
    }
}
