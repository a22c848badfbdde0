package vn.hue.channels.email;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server tells about a mail of ours. RFC 3464, and the free forms of older servers.
 *
 * @param status for example {@code 5.1.1}; null when it tells none
 * @param action {@code failed}, {@code delayed}, {@code delivered}, {@code relayed}, {@code expanded}
 * @param recipient whom it could not reach; null when it doesn't say
 * @param original the {@code Message-ID} of our mail with its angle brackets; null when it isn't returned
 * @param addresses everybody it may have been sent to, where mail was passed on
 */
public record Bounce(
        @Nullable String status,
        String action,
        @Nullable String recipient,
        @Nullable String original,
        List<String> addresses) {

    public Bounce {
        addresses = List.copyOf(addresses);
    }

    public boolean isFinal() {
        return action.equals("failed");
    }
}
