package vn.hue.gateway.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a provider puts on its webhooks, and what every handler checks. */
final class Signature {

    static final String HEADER = "x-hub-signature-256";

    private static final SecretKeySpec KEY =
            new SecretKeySpec("a secret of the bench".getBytes(StandardCharsets.UTF_8), "HmacSHA256");

    static String of(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(KEY);
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    static boolean isRight(byte[] body, String claimed) {
        return MessageDigest.isEqual(
                of(body).getBytes(StandardCharsets.US_ASCII), claimed.getBytes(StandardCharsets.US_ASCII));
    }

    private Signature() {}
}
