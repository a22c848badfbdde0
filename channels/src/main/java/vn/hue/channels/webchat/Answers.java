package vn.hue.channels.webchat;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Short JSON answers over plain HTTP. */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    static void json(RoutingContext ctx, int status, JsonObject body) {
        if (ctx.response().ended() || ctx.response().closed()) {
            return;
        }
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(body.encode())
                .onFailure(gone -> LOG.debug("web chat answer not written: {}", gone.toString()));
    }

    static void refuse(RoutingContext ctx, Refusal refusal) {
        json(ctx, refusal.status(), refusal.frame(null));
    }

    /** For what a handler threw: too large a body has its own refusal, anything else is a bug to be logged. */
    static void failed(RoutingContext ctx, Refusal tooLarge) {
        if (ctx.statusCode() == 413) {
            refuse(ctx, tooLarge);
        } else {
            LOG.error("web chat request failed: {}", ctx.request().path(), ctx.failure());
            refuse(ctx, Refusal.UNAVAILABLE);
        }
    }

    static void slowDown(RoutingContext ctx, Duration wait) {
        JsonObject frame = Exchange.slowDown(null, wait);
        ctx.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(frame.getValue("retryAfter")));
        json(ctx, Refusal.RATE.status(), frame);
    }

    /** Answers an {@code ack} with 200 and an error with its own status. */
    static void frame(RoutingContext ctx, JsonObject frame) {
        Object code = frame.getValue("code");
        if (code == null) {
            json(ctx, 200, frame);
            return;
        }
        if (frame.containsKey("retryAfter")) {
            ctx.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(frame.getValue("retryAfter")));
        }
        int status = 500;
        for (Refusal refusal : Refusal.values()) {
            status = refusal.code().equals(code) ? refusal.status() : status;
        }
        json(ctx, status, frame);
    }
}
