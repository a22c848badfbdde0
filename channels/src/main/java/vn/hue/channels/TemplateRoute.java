package vn.hue.channels;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Outbound.Purpose;

/** Texts a provider has approved beforehand, with places to fill: they reach citizens outside the window too, for money. */
public interface TemplateRoute {

    /** Whether there is a template for messages of a purpose that goes to an account of the channel. */
    boolean reachesAccount(Purpose purpose);

    /** Whether there is one that goes to a phone number. */
    boolean reachesPhone(Purpose purpose);

    Future<Delivery> toAccount(Address to, Content content);

    /** @param phone E.164 */
    Future<Delivery> toPhone(String phone, Content content);

    /**
     * What fills a template's places.
     *
     * @param messageId {@link vn.hue.conversations.vocabulary.Outbound#id}: receipts name it
     * @param text the whole message; a template has room for its beginning at most
     * @param code of the report it is about; null when it is about none
     * @param name of the citizen; null when not known
     */
    record Content(
            String messageId,
            Purpose purpose,
            String text,
            @Nullable String code,
            @Nullable String name) {
        @Override
        public String toString() {
            return "Content[" + messageId + "]";
        }
    }
}
