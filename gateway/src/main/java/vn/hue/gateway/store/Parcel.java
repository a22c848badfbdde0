package vn.hue.gateway.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Address;

/**
 * A message of ours that has not yet left for good.
 *
 * @param line the message as it stands in the history
 * @param to where to
 * @param after the message before it in this conversation, which it must not overtake; null for the first
 * @param tellWhenSent whether the dialog wants to know
 * @param begun whether an attempt is under way whose outcome is not known: after a crash it may have been sent
 * @param attempts how often it was tried; asking us to wait does not count
 * @param notBefore when to try next; null for now
 * @param reason of the last attempt's failure, without personal data
 */
public record Parcel(
        Line line,
        Address to,
        @Nullable String after,
        boolean tellWhenSent,
        boolean begun,
        int attempts,
        @Nullable Instant notBefore,
        @Nullable String reason) {

    /** {@link vn.hue.conversations.vocabulary.Outbound#id}. */
    public String id() {
        return line.message();
    }

    public String conversation() {
        return line.conversation();
    }

    public Parcel beginning() {
        return new Parcel(line, to, after, tellWhenSent, true, attempts, notBefore, reason);
    }

    /** After an attempt that surely sent nothing. */
    public Parcel later(Instant when, int attemptsSoFar, String why) {
        return new Parcel(line, to, after, tellWhenSent, false, attemptsSoFar, when, why);
    }
}
