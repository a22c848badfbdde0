package vn.hue.channels;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Capabilities;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Sender;

/** One channel: wire format on one side, vocabulary on the other. It holds no rule of the regulation. */
public interface ChannelAdapter {

    /** The name in {@link Address#channel()}. */
    String channel();

    /** What it can do; constant while it runs. */
    Capabilities capabilities();

    /** Declares its HTTP routes; mounting, tracing, error pages and metrics are done once for all channels. */
    void routes(Router router);

    /**
     * Sends one message that already fits {@link #capabilities()}. Called one at a time per conversation, in order.
     *
     * <p>Never fails for expected reasons: they are values of {@link Delivery}. A failed future is a bug and counts as
     * {@link Delivery.Unsure}.
     */
    Future<Delivery> send(Address to, Outbound message);

    /** How long a text is in the unit of {@link Capabilities#maxTextLength}; never less for a longer text. */
    default int length(String text) {
        return text.length();
    }

    /**
     * Whether words and files of a message leave in one call. If not, it is given one of them at a time, so that after a
     * failure, or a crash, none leaves twice.
     */
    default boolean wholeMessages() {
        return true;
    }

    /**
     * Whether an address takes one message and no second: it is then given whole, words and files, however long, and is
     * {@link Delivery.Never} when it doesn't fit.
     */
    default boolean onlyOnce(Address to) {
        return false;
    }

    /**
     * Until when an address may be written to freely; null for ever.
     *
     * @param lastSaidAt the citizen's last message
     */
    default @Nullable Instant openUntil(Address to, Instant lastSaidAt) {
        Duration window = capabilities().window();
        return window == null ? null : lastSaidAt.plus(window);
    }

    /** Another gateway was asked by the provider to let an account of ours rest; what doesn't come by {@link #send} waits. */
    default void rest(String account, Duration time) {}

    /** How it may still be written to after {@link #openUntil}; empty when not at all. */
    default Optional<LongerWindow> longerWindow() {
        return Optional.empty();
    }

    /**
     * Where somebody can be reached here who never wrote on this channel, by the phone number or mail address they gave
     * elsewhere; empty when the channel can't, or the details don't do.
     */
    default Optional<Address> reach(Sender details) {
        return Optional.empty();
    }

    /**
     * What an address of this channel says by itself of the person: the phone number on SMS, the mail address in mail.
     * Asked once, when a conversation begins; the dialog then asks for neither.
     */
    default Sender known(Address from) {
        return Sender.UNKNOWN;
    }
}
