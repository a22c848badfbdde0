package vn.hue.channels;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

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
}
