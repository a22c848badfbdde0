package vn.hue.gateway.desk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Marks text as ours, so that it can travel through a browser and be believed when it comes back. */
final class Seal {

    private final SecretKeySpec key;

    /** @param secret what was sealed with another is worth nothing: a session's for what ends with it */
    Seal(String secret) {
        this.key = new SecretKeySpec(("desk " + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** A seal for a text and its purpose; URL-safe. */
    String of(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] sum = mac.doFinal((purpose + '\n' + text).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    boolean fits(String purpose, String text, String seal) {
        return MessageDigest.isEqual(
                of(purpose, text).getBytes(StandardCharsets.US_ASCII), seal.getBytes(StandardCharsets.UTF_8));
    }
}
