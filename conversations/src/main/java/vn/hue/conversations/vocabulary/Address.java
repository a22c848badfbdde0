package vn.hue.conversations.vocabulary;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where one person can be reached on one channel.
 *
 * <p>Opaque: only the adapter of {@code channel} may look inside {@code user}, which can be a phone number or a mail
 * address. {@link #toString()} therefore never shows it.
 *
 * @param channel the channel's name, for example {@code webchat}, {@code zalo}
 * @param account our own account on it, for example the OA id; {@code ""} where there is only one
 * @param user the person, as the channel names them
 */
public record Address(String channel, String account, String user) {

    /** The channel of what was told by phone, or found by the centre itself: it has no adapter. */
    public static final String DESK = "desk";

    /**
     * Whoever calls from a number: all their calls are one conversation.
     *
     * @param phone E.164
     */
    public static Address ofCaller(String phone) {
        return new Address(DESK, "", phone);
    }

    /** A matter of its own, which nobody reported. */
    public static Address ofFinding(String name) {
        return new Address(DESK, "", "finding:" + name);
    }

    /** The conversation this address belongs to: {@code channel-} and 24 hex digits, the same on every node and run. */
    @JsonIgnore
    public String conversation() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((channel + '\n' + account + '\n' + user).getBytes(StandardCharsets.UTF_8));
            return channel + "-" + HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return conversation();
    }
}
