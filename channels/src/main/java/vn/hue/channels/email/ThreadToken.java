package vn.hue.channels.email;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a conversation that a reply brings back: in the address, {@code dttm+1f0c…-91ab03c7d5e8@…}, or in the subject
 * where a mail server knows no plus, {@code [#1f0c…-91ab03c7d5e8]}.
 *
 * <p>24 digits of the conversation's own name, then a seal: nobody can make one who has not received it.
 */
final class ThreadToken {

    private static final Pattern SHAPE = Pattern.compile("([0-9a-f]{24})-([0-9a-f]{12})");
    private static final Pattern IN_SUBJECT = Pattern.compile("\\[#?\\s*([A-Za-z0-9][A-Za-z0-9-]{2,60})\\s*\\]");
    private static final String PREFIX = EmailAddress.CHANNEL + '-';

    private final Seal seal;

    ThreadToken(String secret) {
        this.seal = new Seal(secret);
    }

    /** The token of a conversation; the same on every node and run. */
    String of(String conversation) {
        String name = conversation.substring(PREFIX.length());
        return name + '-' + seal.of("thread:" + name);
    }

    /** The conversation a claimed token names; empty when it is none of ours. */
    Optional<String> conversation(String claimed) {
        Matcher shape = SHAPE.matcher(claimed.toLowerCase(Locale.ROOT));
        boolean ours = shape.matches()
                && MessageDigest.isEqual(
                        shape.group(2).getBytes(StandardCharsets.UTF_8),
                        seal.of("thread:" + shape.group(1)).getBytes(StandardCharsets.UTF_8));
        return ours ? Optional.of(PREFIX + shape.group(1)) : Optional.empty();
    }

    /**
     * What stands behind the plus of our address, in the order of the headers.
     *
     * @param mailbox empty when not known: then any address counts
     */
    static List<String> inAddress(Mail mail, String mailbox) {
        List<String> claims = new ArrayList<>();
        String ours = mailbox.isEmpty() ? "" : Addresses.local(mailbox);
        for (String recipient : mail.recipients()) {
            String local = Addresses.local(recipient);
            int plus = local.indexOf('+');
            boolean named = plus > 0 && plus < local.length() - 1;
            if (named && (ours.isEmpty() || local.substring(0, plus).equalsIgnoreCase(ours))) {
                claims.add(local.substring(plus + 1));
            }
        }
        return claims;
    }

    /** What stands in brackets in the subject and holds a digit: "[Khẩn]" is no token. */
    static Optional<String> inSubject(Mail mail) {
        Matcher token = IN_SUBJECT.matcher(mail.subject());
        while (token.find()) {
            if (token.group(1).chars().anyMatch(Character::isDigit)) {
                return Optional.of(token.group(1));
            }
        }
        return Optional.empty();
    }

    /** The subject without any token of ours. */
    static String without(String subject) {
        return subject.replaceAll("\\s*\\[#?[0-9a-f]{24}-[0-9a-f]{12}\\]", "").strip();
    }
}
