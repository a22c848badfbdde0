package vn.hue.gateway.staff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address that lets someone set a password, once.
 *
 * @param id the hash of what stands in the address
 * @param account whose; null for {@link Purpose#FIRST}, who chooses a name
 * @param displayName set for {@link Purpose#INVITE}
 * @param role set for {@link Purpose#INVITE}
 * @param agency set for the invitation of {@link Role#AGENCY}
 * @param by who made it
 * @param until when it stops working
 */
public record Link(
        String id,
        Purpose purpose,
        @Nullable String account,
        @Nullable String displayName,
        @Nullable Role role,
        @Nullable String agency,
        String by,
        Instant until) {

    /** What it is for. */
    public enum Purpose {
        /** The first administrator, while there is none. */
        FIRST,
        /** A new account. */
        INVITE,
        /** A new password for an old account; its second factor is set up anew. */
        RESET
    }

    @Override
    public String toString() {
        return "Link[" + purpose + ", " + account + "]";
    }
}
