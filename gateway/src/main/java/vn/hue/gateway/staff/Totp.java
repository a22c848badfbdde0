package vn.hue.gateway.staff;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes of an authenticator: RFC 6238 with SHA-1, six digits, 30 seconds, as every such program does. */
public final class Totp {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SECRET_BYTES = 20;
    private static final long STEP_SECONDS = 30;
    /** A code of the step before or after is taken as well: clocks differ, and typing takes time. */
    private static final int DRIFT = 1;

    private Totp() {}

    /** A new secret, base32. */
    public static String secret() {
        return base32(Tokens.bytes(SECRET_BYTES));
    }

    /**
     * The step a code belongs to; empty when it is wrong.
     *
     * @param lastStep codes of this step and earlier ones are used up
     */
    public static OptionalLong step(String secret, String code, Instant now, long lastStep) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        for (long step = current - DRIFT; step <= current + DRIFT; step++) {
            boolean fits = MessageDigest.isEqual(
                    code(bytes(secret), step, 6).getBytes(StandardCharsets.US_ASCII),
                    code.getBytes(StandardCharsets.UTF_8));
            if (fits && step > lastStep) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /** The code an authenticator shows now. */
    public static String code(String secret, Instant now) {
        return code(bytes(secret), now.getEpochSecond() / STEP_SECONDS, 6);
    }

    /** RFC 4226, 5.3. */
    static String code(byte[] key, long counter, int digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] sum =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
            int cut = ByteBuffer.wrap(sum).getInt(sum[sum.length - 1] & 0xf) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%0" + digits + "d", cut % (long) Math.pow(10, digits));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    /** What a phone's camera reads: {@code otpauth://totp/…}. */
    public static String address(String issuer, String account, String secret) {
        return "otpauth://totp/" + encoded(issuer) + ':' + encoded(account) + "?secret=" + secret + "&issuer="
                + encoded(issuer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int left = 0;
        for (byte b : bytes) {
            bits = (bits << 8) | (b & 0xff);
            left += 8;
            while (left >= 5) {
                left -= 5;
                text.append(LETTERS.charAt((bits >> left) & 31));
            }
        }
        return left == 0
                ? text.toString()
                : text.append(LETTERS.charAt((bits << (5 - left)) & 31)).toString();
    }

    private static byte[] bytes(String base32) {
        ByteBuffer bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        int bits = 0;
        int left = 0;
        for (char letter : base32.toCharArray()) {
            bits = (bits << 5) | LETTERS.indexOf(letter);
            left += 5;
            if (left >= 8) {
                left -= 8;
                bytes.put((byte) (bits >> left));
            }
        }
        return bytes.array();
    }
}
