package vn.hue.channels.webchat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.vocabulary.Media;

/**
 * Two promises about a stored file: that this citizen uploaded it, and that this link may show it.
 *
 * <p>Both are sealed and carried by the browser. So a message can name only files of its own sender, and a file opens
 * only for someone who was given its link, without a table of owners.
 */
final class MediaPasses {

    private static final String UPLOADED = "uploaded";
    private static final String SHOWN = "shown";
    private static final Duration DAY = Duration.ofDays(1);
    private static final int LONGEST_PASS = 4_000;

    private final Seal seal;
    private final InstantSource clock;

    MediaPasses(Seal seal, InstantSource clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /** What the browser sends back to name its upload: {@code <what is known of the file>.<seal>}. */
    String pass(String user, Media media) {
        try {
            String known = Base64.getUrlEncoder().withoutPadding().encodeToString(Json.MAPPER.writeValueAsBytes(media));
            return known + '.' + seal.of(UPLOADED, user + '\n' + known);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is always JSON", e);
        }
    }

    /** The file of a pass; null when this citizen did not upload it. */
    @Nullable
    Media open(String user, String pass) {
        int dot = pass.indexOf('.');
        if (dot < 0 || pass.length() > LONGEST_PASS) {
            return null;
        }
        String known = pass.substring(0, dot);
        if (!seal.isOn(UPLOADED, user + '\n' + known, pass.substring(dot + 1))) {
            return null;
        }
        try {
            return Json.MAPPER.readValue(Base64.getUrlDecoder().decode(known), Media.class);
        } catch (IOException e) {
            // Sealed by an older version with another shape of Media: the citizen picks the picture again.
            return null;
        }
    }

    /** A link good for at least one day, and the same all day so that browsers keep the picture. */
    String link(String mediaId) {
        long until = today() + 2;
        return "/webchat/media/" + mediaId + "?until=" + until + "&seal=" + seal.of(SHOWN, mediaId + '\n' + until);
    }

    /** Whether a link is ours and still good. */
    boolean mayShow(String mediaId, @Nullable String until, @Nullable String linkSeal) {
        return until != null
                && linkSeal != null
                && until.matches("\\d{1,9}")
                && Long.parseLong(until) > today()
                && seal.isOn(SHOWN, mediaId + '\n' + until, linkSeal);
    }

    private long today() {
        return clock.instant().getEpochSecond() / DAY.toSeconds();
    }
}
