package vn.hue.gateway.channel;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.MediaLinks;
import vn.hue.channels.MediaStore;
import vn.hue.conversations.vocabulary.Media;

/**
 * {@code GET /m/<id>.<until>.<seal>}: a stored file for whoever was given its link, for a week.
 *
 * <p>The seal is an HMAC, so no table of links is needed; after the week, or with another secret, the link is dead.
 */
final class PublicLinks implements MediaLinks {

    private static final Logger LOG = LoggerFactory.getLogger(PublicLinks.class);
    private static final Duration GOOD_FOR = Duration.ofDays(7);
    private static final int LONGEST = 300;

    /** The key signs other things, too; each by its own word. */
    private static final String WORD = "media link\n";

    private final @Nullable String origin;
    private final byte[] key;
    private final MediaStore media;
    private final InstantSource clock;

    /**
     * @param origin where the outside reaches us; null when nowhere: then there are no links
     * @param secret the same on every node
     */
    PublicLinks(@Nullable String origin, String secret, MediaStore media, InstantSource clock) {
        this.origin = origin;
        this.key = secret.getBytes(StandardCharsets.UTF_8);
        this.media = media;
        this.clock = clock;
    }

    @Override
    public Optional<String> to(Media file) {
        if (origin == null || file.id() == null) {
            return Optional.empty();
        }
        String until = Long.toString(clock.instant().plus(GOOD_FOR).getEpochSecond(), Character.MAX_RADIX);
        String open = file.id() + '.' + until;
        return Optional.of(origin + "/m/" + open + '.' + seal(open));
    }

    void routes(Router router) {
        router.get("/m/:pass").handler(this::show);
    }

    private void show(RoutingContext ctx) {
        String id = opened(ctx.pathParam("pass"));
        if (id == null) {
            ctx.fail(404);
            return;
        }
        media.open(id)
                .onSuccess(file -> {
                    if (file == null) {
                        ctx.fail(404);
                        return;
                    }
                    ctx.response()
                            .putHeader(HttpHeaders.CONTENT_TYPE, file.media().contentType())
                            .putHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                            .putHeader("X-Robots-Tag", "noindex")
                            // A document may hold a script; nothing in it may run as ours.
                            .putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                            .end(file.bytes())
                            .onFailure(gone -> LOG.debug("a file was not read to its end: {}", gone.toString()));
                })
                .onFailure(ctx::fail);
    }

    /** The file's id; null for a link that is forged, cut or too old. */
    private @Nullable String opened(String pass) {
        int seal = pass.lastIndexOf('.');
        int until = pass.lastIndexOf('.', seal - 1);
        if (until < 1 || pass.length() > LONGEST) {
            return null;
        }
        byte[] right = seal(pass.substring(0, seal)).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(right, pass.substring(seal + 1).getBytes(StandardCharsets.UTF_8))) {
            return null;
        }
        Instant end = Instant.ofEpochSecond(Long.parseLong(pass.substring(until + 1, seal), Character.MAX_RADIX));
        return clock.instant().isBefore(end) ? pass.substring(0, until) : null;
    }

    private String seal(String open) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] hash = mac.doFinal((WORD + open).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
