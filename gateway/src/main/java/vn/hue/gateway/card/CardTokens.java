package vn.hue.gateway.card;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands behind {@code /u/}: which report, and until when, sealed and unreadable, since a conversation's name could
 * be tried out against all phone numbers there are.
 *
 * <p>AES-GCM with a nonce that is an HMAC of what is sealed: the same report and time give the same token on every
 * gateway, and two different ones never share a nonce. Thread-safe.
 */
final class CardTokens {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 96;
    private static final int LONGEST = 120;
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final Pattern SUBJECT = Pattern.compile("([a-z0-9]{1,20})-([0-9a-f]{24})/(\\d{1,9})");

    private final SecretKeySpec cipherKey;
    private final SecretKeySpec macKey;

    /** @param secret the same on every gateway; other secrets open nothing */
    CardTokens(String secret) {
        this.cipherKey = new SecretKeySpec(Arrays.copyOf(hmac(key(secret), "card cipher"), 16), "AES");
        this.macKey = new SecretKeySpec(hmac(key(secret), "card nonce"), "HmacSHA256");
    }

    /**
     * What a token is for.
     *
     * @param conversation whose
     * @param subject the key of the draft or report
     */
    record Opened(String conversation, String subject, Instant until) {

        boolean over(Instant now) {
            return !now.isBefore(until);
        }
    }

    /** The token of a draft or report, good until then, in URL-safe characters; empty when the key is no such key. */
    Optional<String> seal(String subject, Instant until) {
        Matcher parts = SUBJECT.matcher(subject);
        if (!parts.matches()) {
            return Optional.empty();
        }
        byte[] channel = parts.group(1).getBytes(StandardCharsets.US_ASCII);
        byte[] plain = ByteBuffer.allocate(20 + channel.length)
                .putInt((int) (until.getEpochSecond() / STEP.toSeconds()))
                .putInt(Integer.parseInt(parts.group(3)))
                .put(HexFormat.of().parseHex(parts.group(2)))
                .put(channel)
                .array();
        byte[] nonce = Arrays.copyOf(hmac(macKey, plain), NONCE);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, plain).orElseThrow();
        byte[] token = ByteBuffer.allocate(NONCE + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    }

    /** What it is for, whether it is over or not; empty when it is not ours. */
    Optional<Opened> open(String token) {
        if (token.length() > LONGEST || !token.matches("[A-Za-z0-9_-]+")) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length < NONCE + TAG_BITS / 8 + 21) {
            return Optional.empty();
        }
        return crypt(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE), Arrays.copyOfRange(bytes, NONCE, bytes.length))
                .map(CardTokens::read);
    }

    private static Opened read(byte[] plain) {
        ByteBuffer buffer = ByteBuffer.wrap(plain);
        Instant until = Instant.ofEpochSecond(buffer.getInt() * STEP.toSeconds());
        int turn = buffer.getInt();
        byte[] hash = new byte[12];
        buffer.get(hash);
        byte[] channel = new byte[buffer.remaining()];
        buffer.get(channel);
        String conversation = new String(channel, StandardCharsets.US_ASCII) + "-"
                + HexFormat.of().formatHex(hash);
        return new Opened(conversation, conversation + "/" + turn, until);
    }

    private Optional<byte[]> crypt(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, cipherKey, new GCMParameterSpec(TAG_BITS, nonce));
            return Optional.of(cipher.doFinal(text));
        } catch (javax.crypto.AEADBadTagException forged) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    private static SecretKeySpec key(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    static byte[] hmac(SecretKeySpec key, String text) {
        return hmac(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
