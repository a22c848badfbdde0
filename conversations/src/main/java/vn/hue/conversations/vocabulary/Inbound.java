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

    /** Added to a message's external id, so that its files come once. */
    private static final String FILES = "#files";

    public Inbound {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a message without parts");
        }
    }

    /** Whether the host of some of its files gave none so far. */
    public boolean lacks() {
        return parts.stream().anyMatch(Part::away);
    }

    /** What brings files of this message after it was heard without them. */
    public Inbound files(List<Part> files) {
        return new Inbound(externalId + FILES, from, sentAt, files, externalId);
    }

    /** Whether it brings {@link #files} of the message it quotes. */
    public boolean late() {
        return quotes != null && externalId.equals(quotes + FILES);
    }
}
