package vn.hue.channels.facebook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** HMAC-SHA256 with the app's secret: over the raw bytes of a webhook, and over a token as proof of our calls. */
final class WebhookSignature {

    static final String HEADER = "X-Hub-Signature-256";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";

    private final SecretKeySpec key;

    WebhookSignature(String appSecret) {
        this.key = new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The header's value for a body. */
    String of(byte[] body) {
        return PREFIX + HexFormat.of().formatHex(hmac(body));
    }

    /** Whether the body is Facebook's; takes as long for a near miss as for a wild guess. */
    boolean isOn(byte[] body, @Nullable String header) {
        return header != null
                && MessageDigest.isEqual(
                        of(body).getBytes(StandardCharsets.US_ASCII), header.getBytes(StandardCharsets.US_ASCII));
    }

    /** {@code appsecret_proof} of a call with this token. */
    String proof(String token) {
        return HexFormat.of().formatHex(hmac(token.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] hmac(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
