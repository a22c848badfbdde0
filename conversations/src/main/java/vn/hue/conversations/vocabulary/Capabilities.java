package vn.hue.conversations.vocabulary;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a channel can do, as data: messages are degraded before an adapter is asked to send them.
 *
 * @param maxTextLength in UTF-16 units as the provider counts; longer text is split
 * @param maxOptions buttons on one message; 0 when options become numbered lines
 * @param images whether pictures travel inside the chat
 * @param location whether the channel can ask the device for its position
 * @param receipts whether it reports delivery
 * @param window how long after the citizen's last message we may write freely; null for ever
 * @param repeatable whether sending the same {@link Outbound#id} twice shows it once, so that an unsure delivery may be
 *     repeated
 * @param manner how people converse on it
 */
public record Capabilities(
        int maxTextLength,
        int maxOptions,
        boolean images,
        boolean location,
        boolean receipts,
        @Nullable Duration window,
        boolean repeatable,
        Manner manner) {

    /** A chat. */
    public Capabilities(
            int maxTextLength,
            int maxOptions,
            boolean images,
            boolean location,
            boolean receipts,
            @Nullable Duration window,
            boolean repeatable) {
        this(maxTextLength, maxOptions, images, location, receipts, window, repeatable, Manner.CHAT);
    }

    /** What a conversation on this channel must know of it. */
    public Medium medium() {
        return new Medium(manner, images, location);
    }
}
