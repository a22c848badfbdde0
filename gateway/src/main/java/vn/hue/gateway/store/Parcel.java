package vn.hue.gateway.store;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Outbound;

/**
 * A message of ours that has not yet left for good.
 *
 * @param line the message as it stands in the history
 * @param to where to
 * @param after the message before it in this conversation, which it must not overtake; null for the first
 * @param tellWhenSent whether the dialog wants to know
 * @param begun whether an attempt is under way whose outcome is not known: after a crash it may have been sent
 * @param pieces how many pieces of a long message have left already
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
        int pieces,
        int attempts,
        @Nullable Instant notBefore,
        @Nullable String reason) {

    /** {@link Outbound#id}. */
    public String id() {
        return line.message();
    }

    /** What is to be sent. */
    public Outbound outbound() {
        return Objects.requireNonNull(line.out(), "only messages of ours are sent");
    }

    public String conversation() {
        return line.conversation();
    }

    public Parcel beginning() {
        return new Parcel(line, to, after, tellWhenSent, true, pieces, attempts, notBefore, reason);
    }

    /** One more piece has left. */
    public Parcel piece() {
        return new Parcel(line, to, after, tellWhenSent, begun, pieces + 1, attempts, notBefore, reason);
    }

    /** After an attempt that surely sent nothing. */
    public Parcel later(Instant when, int attemptsSoFar, String why) {
        return new Parcel(line, to, after, tellWhenSent, false, pieces, attemptsSoFar, when, why);
    }
}
