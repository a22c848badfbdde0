package vn.hue.emulators.zalo;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers. */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    static void json(RoutingContext ctx, JsonObject body) {
        end(ctx, 200, "application/json; charset=utf-8", body.toBuffer());
    }

    /** Zalo's way: status 200 and a code. */
    static void error(RoutingContext ctx, int code) {
        json(ctx, new JsonObject().put("error", code).put("message", "error " + code));
    }

    static void success(RoutingContext ctx, JsonObject data) {
        json(ctx, new JsonObject().put("error", 0).put("message", "Success").put("data", data));
    }

    static void html(RoutingContext ctx, int status) {
        end(ctx, status, "text/html", Buffer.buffer("<html><body><h1>" + status + " Bad Gateway</h1></body></html>"));
    }

    static void redirect(RoutingContext ctx, String to) {
        ctx.response().putHeader(HttpHeaders.LOCATION, to);
        end(ctx, 302, "text/plain", Buffer.buffer());
    }

    static void end(RoutingContext ctx, int status, String type, Buffer body) {
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .end(body)
                .onFailure(gone -> LOG.debug("not answered: {}", gone.toString()));
    }

    private Answers() {}
}
