package vn.hue.conversations.vocabulary;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a citizen, as any channel delivers it.
 *
 * @param externalId the provider's id, unique on that channel: what makes a redelivery a duplicate
 * @param from who wrote
 * @param sentAt when, by the provider's clock
 * @param parts what it holds, in order; never empty
 * @param quotes the provider's id, or ours, of the message this one answers by quoting
 */
public record Inbound(
        String externalId,
        Address from,
        Instant sentAt,
        List<Part> parts,
        @Nullable String quotes) {

    public Inbound {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a message without parts");
        }
    }
}
