package vn.hue.conversations.vocabulary;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

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

    /** The channel of what was told by phone, or found by the centre itself. {@code QĐ 30/2022, Điều 4.1c, 7.6}. */
    public static final String DESK = "desk";

    /** The Hue-S app. {@code QĐ 30/2022, Điều 4.1a}. */
    public static final String HUES = "hues";

    /** The interactive portal's own form; its chat window is a channel like others. {@code QĐ 30/2022, Điều 4.1b}. */
    public static final String PORTAL = "portal";

    /** The channels from which reports are filed whole: no adapter carries an answer back there. */
    public static final List<String> FILING = List.of(DESK, HUES, PORTAL);

    /**
     * Whoever calls from a number: all their calls are one conversation.
     *
     * @param phone E.164
     */
    public static Address ofCaller(String phone) {
        return new Address(DESK, "", phone);
    }

    /**
     * Whoever files from a number on a channel of {@link #FILING}. A number that was only typed is another address than the
     * same number proven: what is done in somebody's name must not fall back on them.
     *
     * @param phone E.164
     */
    public static Address ofFiler(String channel, String phone, boolean proven) {
        return channel.equals(DESK) ? ofCaller(phone) : new Address(channel, proven ? "" : "unproven", phone);
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

    /** The channel that a conversation's id begins with. */
    public static String channelOf(String conversation) {
        int end = conversation.lastIndexOf('-');
        return end < 0 ? conversation : conversation.substring(0, end);
    }

    /** Whether reports of this channel are filed whole, so that its citizens are called or written to elsewhere. */
    public static boolean files(String channel) {
        return FILING.contains(channel);
    }

    @Override
    public String toString() {
        return conversation();
    }
}
