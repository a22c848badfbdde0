package vn.hue.channels.email;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.hue.conversations.vocabulary.Address;

/**
 * The name of a conversation that a reply brings back: {@code dttm+k-1f0c9a3be2d4-91ab03c7d5e8@…} in the address,
 * {@code [k-1f0c9a3be2d4-91ab03c7d5e8]} in the subject where a mail program threw the address away.
 *
 * <p>First half of the conversation's own name, then a seal: nobody can make one for a conversation they don't know.
 */
final class ThreadToken {

    private static final Pattern SHAPE = Pattern.compile("k-([0-9a-f]{12})-([0-9a-f]{12})");
    private static final Pattern IN_SUBJECT = Pattern.compile("\\[#?\\s*([A-Za-z0-9][A-Za-z0-9-]{2,60})\\s*\\]");
    private static final int NAME = 12;

    private final byte[] secret;

    ThreadToken(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** The token of a conversation; the same on every node and run. */
    String of(Address citizen) {
        String conversation = citizen.conversation();
        String name = conversation.substring(conversation.length() - 2 * NAME, conversation.length() - NAME);
        return "k-" + name + '-' + seal(name);
    }

    /** Whether a claimed token is ours and names this citizen's conversation. */
    boolean names(String claimed, Address citizen) {
        return MessageDigest.isEqual(
                claimed.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8),
                of(citizen).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a claimed token is ours at all. */
    boolean isGenuine(String claimed) {
        Matcher shape = SHAPE.matcher(claimed.toLowerCase(Locale.ROOT));
        return shape.matches()
                && MessageDigest.isEqual(
                        shape.group(2).getBytes(StandardCharsets.UTF_8),
                        seal(shape.group(1)).getBytes(StandardCharsets.UTF_8));
    }

    private String seal(String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] full = mac.doFinal(("email-thread:" + name).getBytes(StandardCharsets.UTF_8));
            return java.util.HexFormat.of().formatHex(full, 0, 6);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** What a mail claims to be about: address first, then subject. */
    static List<String> claimed(Mail mail, String mailbox) {
        List<String> claims = new ArrayList<>();
        String ours = mailbox.isEmpty() ? "" : Addresses.local(mailbox);
        for (String recipient : mail.recipients()) {
            String local = Addresses.local(recipient);
            int plus = local.indexOf('+');
            if (plus > 0
                    && plus < local.length() - 1
                    && (ours.isEmpty() || local.substring(0, plus).equalsIgnoreCase(ours))) {
                claims.add(local.substring(plus + 1));
            }
        }
        inSubject(mail.subject()).ifPresent(claims::add);
        return claims;
    }

    private static Optional<String> inSubject(String subject) {
        Matcher token = IN_SUBJECT.matcher(subject);
        while (token.find()) {
            // "[Khẩn]" and "[EXTERNAL]" are none.
            if (token.group(1).matches(".*\\d.*")) {
                return Optional.of(token.group(1));
            }
        }
        return Optional.empty();
    }
}
