package vn.hue.channels.facebook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;

/**
 * What this node remembers of what it sent: which name Facebook gave it, how many parts of a message have left, and
 * receipts that came before the answer to the send. Bounded; what is forgotten is looked up elsewhere or is lost with
 * nothing but the receipt's time.
 */
final class SentMessages {

    private static final int REMEMBERED = 20_000;

    private final Map<String, String> ours = bounded();
    private final Map<String, Integer> parts = bounded();
    private final Map<String, Early> early = bounded();

    /**
     * A receipt that nobody knows a message for, yet.
     *
     * @param parkedAt since when, by our clock
     */
    record Early(Address from, String messageId, DeliveryState state, Instant at, Instant parkedAt) {}

    /** Notes the name and returns the receipt that was waiting for it. */
    synchronized @Nullable Early named(String messageId, String ourId) {
        ours.put(messageId, ourId);
        return early.remove(messageId);
    }

    synchronized @Nullable String ourId(String messageId) {
        return ours.get(messageId);
    }

    /** Our id when it has become known meanwhile; else the receipt waits, the further of two states. */
    synchronized @Nullable String park(Early receipt) {
        String known = ours.get(receipt.messageId());
        if (known == null) {
            early.merge(
                    receipt.messageId(),
                    receipt,
                    (one, other) -> other.state().compareTo(one.state()) > 0 ? other : one);
        }
        return known;
    }

    synchronized List<Early> parked() {
        return List.copyOf(early.values());
    }

    /** The receipt that waited; null when somebody else has taken it. */
    synchronized @Nullable Early unpark(String messageId) {
        return early.remove(messageId);
    }

    /** How many parts of a message have left already. */
    synchronized int partsLeft(String ourId) {
        return parts.getOrDefault(ourId, 0);
    }

    synchronized void partsLeft(String ourId, int count) {
        parts.put(ourId, count);
    }

    synchronized void done(String ourId) {
        parts.remove(ourId);
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
