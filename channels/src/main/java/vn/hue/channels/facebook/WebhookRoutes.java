package vn.hue.channels.facebook;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.ChannelCounts;
import vn.hue.channels.WebhookBodies;

/**
 * Where Facebook calls.
 *
 * <pre>{@code
 * GET  /webhooks/facebook?hub.mode=subscribe&hub.verify_token=…&hub.challenge=1158201444 → 200 1158201444
 * POST /webhooks/facebook   X-Hub-Signature-256: sha256=<hex> → 200 EVENT_RECEIVED, after the write
 * }</pre>
 *
 * 403 for a wrong token or signature, 413 above 15 MB, 408 when the body stops half-way, 503 while nothing can be stored: Facebook sends it again.
 */
final class WebhookRoutes {

    static final String PATH = "/webhooks/facebook";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRoutes.class);

    /**
     * A thousand updates may come at once, each of 2,000 letters that are written with six bytes. No document of the
     * database has more than 16 MB, and a body that can't be read is kept as one.
     */
    private static final long LARGEST_BODY = 15L << 20;

    private static final long TOGETHER_BYTES = 64L << 20;
    private static final Duration BODY_PATIENCE = Duration.ofSeconds(15);

    /** Facebook waits for 5 seconds by its newer pages and 20 by its older; after that a redelivery is a duplicate. */
    private static final long PATIENCE_MS = 4_500;

    /** Nothing else is echoed, whoever asks for it. */
    private static final Pattern CHALLENGE = Pattern.compile("[0-9A-Za-z_-]{1,200}");

    private final WebhookSignature signature;
    private final String verifyToken;
    private final Admission admission;
    private final ChannelCounts counts;
    private final WebhookBodies bodies = new WebhookBodies(LARGEST_BODY, TOGETHER_BYTES, BODY_PATIENCE);

    WebhookRoutes(FacebookSettings settings, Admission admission, ChannelCounts counts) {
        this.signature = new WebhookSignature(settings.appSecret());
        this.verifyToken = settings.verifyToken();
        this.admission = admission;
        this.counts = counts;
    }

    void mount(Router router) {
        router.get(PATH).handler(this::handshake);
        router.post(PATH)
                .handler(ctx -> bodies.of(ctx)
                        .onSuccess(body -> receive(ctx, body.getBytes()))
                        .onFailure(not -> notTaken(ctx, not)))
                .failureHandler(this::failed);
    }

    private void handshake(RoutingContext ctx) {
        String challenge = ctx.request().getParam("hub.challenge");
        String token = ctx.request().getParam("hub.verify_token");
        if ("subscribe".equals(ctx.request().getParam("hub.mode"))
                && isToken(token)
                && challenge != null
                && CHALLENGE.matcher(challenge).matches()) {
            count("handshake");
            answer(ctx, 200, challenge);
        } else {
            count("handshake.refused");
            answer(ctx, 403, "");
        }
    }

    private boolean isToken(@Nullable String token) {
        return token != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), verifyToken.getBytes(StandardCharsets.UTF_8));
    }

    private void receive(RoutingContext ctx, byte[] body) {
        if (!signature.isOn(body, ctx.request().getHeader(WebhookSignature.HEADER))) {
            count("signature.invalid");
            answer(ctx, 403, "");
            return;
        }
        admission
                .take(body)
                .timeout(PATIENCE_MS, TimeUnit.MILLISECONDS)
                .onSuccess(durable -> answer(ctx, 200, "EVENT_RECEIVED"))
                .onFailure(away -> {
                    LOG.warn(
                            "Facebook's webhook not stored: {}", away.getClass().getSimpleName());
                    count("store.away");
                    answer(ctx, 503, "");
                });
    }

    private void notTaken(RoutingContext ctx, Throwable cause) {
        WebhookBodies.Flaw flaw = cause instanceof WebhookBodies.NotTaken not ? not.flaw() : WebhookBodies.Flaw.BROKEN;
        count("body." + flaw.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        LOG.warn("a call of Facebook's webhook was not taken: {}", flaw);
        switch (flaw) {
            case TOO_LARGE -> answer(ctx, 413, "");
            case CROWDED -> answer(ctx, 503, "");
            case STALLED -> answer(ctx, 408, "");
            case BROKEN -> ctx.response().reset();
        }
    }

    private void failed(RoutingContext ctx) {
        // Not with its words, which may quote what people write.
        LOG.error(
                "Facebook's webhook failed: {}",
                ctx.failure() == null ? "no cause" : ctx.failure().getClass().getName());
        answer(ctx, 503, "");
    }

    private void count(String what) {
        counts.count(FacebookUser.CHANNEL, what);
    }

    private static void answer(RoutingContext ctx, int status, String body) {
        if (ctx.response().ended() || ctx.response().closed()) {
            return;
        }
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(body)
                .onFailure(gone -> LOG.debug("Facebook's answer not written: {}", gone.toString()));
    }
}
