package vn.hue.channels.email;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our {@code Message-ID}s: {@code <email-0f1e….5.0.91ab03c7d5e8@thuathienhue.gov.vn>} is the message
 * {@code email-0f1e…/5/0} with a seal. The same on every attempt, so that mail programs show a second copy once; and told
 * back from a reply or a bounce without looking anything up. Nobody can make one who has not received it.
 */
final class OwnIds {

    private static final Pattern SHAPE = Pattern.compile("<([A-Za-z0-9.~-]{3,150})\\.([0-9a-f]{12})@([^<>@\\s]+)>");

    private final Seal seal;
    private final String domain;

    OwnIds(String secret, String mailbox) {
        this.seal = new Seal(secret);
        this.domain = Addresses.domain(mailbox);
    }

    /** With angle brackets: without them Gmail would put its own in place. */
    String of(String message) {
        String plain = message.replace('/', '.');
        if (!plain.matches("[A-Za-z0-9.~-]{3,150}")) {
            plain = "m-" + seal.of("long:" + message);
        }
        return '<' + plain + '.' + seal.of("message:" + plain) + '@' + domain + '>';
    }

    /** The message of ours that has this id; empty when none has. */
    Optional<String> message(String messageId) {
        Matcher shape = SHAPE.matcher(messageId);
        boolean ours = shape.matches()
                && MessageDigest.isEqual(
                        shape.group(2).getBytes(StandardCharsets.UTF_8),
                        seal.of("message:" + shape.group(1)).getBytes(StandardCharsets.UTF_8));
        return ours ? Optional.of(shape.group(1).replace('.', '/')) : Optional.empty();
    }

    /** The conversation of a message of ours. */
    static String conversation(String message) {
        int slash = message.indexOf('/');
        return slash < 0 ? message : message.substring(0, slash);
    }
}
