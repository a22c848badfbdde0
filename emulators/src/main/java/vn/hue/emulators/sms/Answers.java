package vn.hue.emulators.sms;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers. */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    static void json(RoutingContext ctx, JsonObject body) {
        end(ctx, 200, "application/json; charset=utf-8", body.toBuffer());
    }

    static void end(RoutingContext ctx, int status, String type, Buffer body) {
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .end(body)
                .onFailure(gone -> LOG.debug("not answered: {}", gone.toString()));
    }
}
