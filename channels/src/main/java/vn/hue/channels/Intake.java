package vn.hue.channels;

import io.vertx.core.Future;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Inbound;

/**
 * The one door into the gateway for every channel.
 *
 * <p>A provider may be told "got it" only after the returned future has succeeded: the message is durable then. A
 * failed future means the store is away; answer 503, so that the provider sends it again.
 */
public interface Intake {

    /** Takes a citizen's message; {@link Accepted#DUPLICATE} when this external id was taken before. */
    Future<Accepted> accept(Inbound message);

    /**
     * Takes a delivery receipt. May come before the send has returned, twice, or never.
     *
     * @param messageId our {@link vn.hue.conversations.vocabulary.Outbound#id}
     * @param reason why not, without personal data; null unless it failed
     */
    Future<Accepted> receipt(Address from, String messageId, DeliveryState state, Instant at, @Nullable String reason);

    /** What became of an entry. Both are a success for the provider. */
    enum Accepted {
        NEW,
        DUPLICATE
    }
}
