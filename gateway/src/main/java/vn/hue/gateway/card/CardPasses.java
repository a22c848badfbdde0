package vn.hue.gateway.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.vocabulary.Media;

/** The promise that a stored file was uploaded for a report: sealed and carried by the browser, good on every gateway. */
final class CardPasses {

    private static final int LONGEST = 4_000;

    private final SecretKeySpec key;

    CardPasses(String secret) {
        this.key = new SecretKeySpec(("card upload " + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    String pass(String subject, Media media) {
        try {
            String known = base64(Json.MAPPER.writeValueAsBytes(media));
            return known + '.' + seal(subject, known);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is always JSON", e);
        }
    }

    /** The file; null when it was not uploaded for this report. */
    @Nullable
    Media open(String subject, String pass) {
        int dot = pass.indexOf('.');
        if (dot < 0 || pass.length() > LONGEST) {
            return null;
        }
        String known = pass.substring(0, dot);
        byte[] offered = pass.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(seal(subject, known).getBytes(StandardCharsets.US_ASCII), offered)) {
            return null;
        }
        try {
            return Json.MAPPER.readValue(Base64.getUrlDecoder().decode(known), Media.class);
        } catch (IOException e) {
            return null; // sealed by an older version with another shape
        }
    }

    private String seal(String subject, String known) {
        return base64(CardTokens.hmac(key, subject + '\n' + known));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
