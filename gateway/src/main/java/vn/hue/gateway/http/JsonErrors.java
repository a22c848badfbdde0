package vn.hue.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every error as <code>{"error":{"code":"not-found","message":"…","request":"…"}}</code>: short, without a stack trace.
 *
 * <p>A handler may give its own message with {@code ctx.fail(new HttpException(400, "limit must be 1 to 200"))}; the
 * message of any other exception stays inside.
 */
public final class JsonErrors implements Handler<RoutingContext> {

    private static final Logger LOG = LoggerFactory.getLogger(JsonErrors.class);

    private static final Map<Integer, Kind> KINDS = new TreeMap<>(Map.ofEntries(
            Map.entry(400, new Kind("bad-request", "The request can't be understood.")),
            Map.entry(401, new Kind("unauthorized", "A valid access token is needed.")),
            Map.entry(403, new Kind("forbidden", "This is not allowed.")),
            Map.entry(404, new Kind("not-found", "There is nothing here.")),
            Map.entry(405, new Kind("method-not-allowed", "This method is not offered here.")),
            Map.entry(406, new Kind("not-acceptable", "There is no such representation.")),
            Map.entry(408, new Kind("timeout", "The request took too long to arrive.")),
            Map.entry(409, new Kind("conflict", "This is not possible now.")),
            Map.entry(413, new Kind("too-large", "The request is too large.")),
            Map.entry(414, new Kind("uri-too-long", "The address is too long.")),
            Map.entry(415, new Kind("unsupported-media-type", "This content type is not taken here.")),
            Map.entry(422, new Kind("unprocessable", "The request makes no sense here.")),
            Map.entry(429, new Kind("too-many-requests", "Too many requests; try again later.")),
            Map.entry(431, new Kind("headers-too-large", "The headers are too large.")),
            Map.entry(500, new Kind("internal", "Something went wrong on our side.")),
            Map.entry(503, new Kind("unavailable", "The gateway can't take this now; try again soon."))));

    private record Kind(String code, String message) {}

    /** Answers for every status on a root router. */
    public static void on(Router router) {
        JsonErrors errors = new JsonErrors();
        KINDS.keySet().forEach(status -> router.errorHandler(status, errors));
    }

    /** What Netty could not even parse. */
    public static void unparsable(HttpServerRequest request) {
        request.response()
                .setStatusCode(400)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(body(400, "The request can't be understood.", null).toBuffer())
                .onComplete(done -> request.connection().close());
    }

    @Override
    public void handle(RoutingContext ctx) {
        int status = KINDS.containsKey(ctx.statusCode()) ? ctx.statusCode() : 500;
        Throwable failure = ctx.failure();
        if (failure instanceof Unavailable) {
            status = 503;
        }
        String request = RequestIds.of(ctx);
        if (ctx.response().headWritten() && failure instanceof IOException) {
            // Whoever asked has gone in the middle of the answer: nobody's fault, and many a line on a bad network.
            LOG.atInfo()
                    .addKeyValue("request", request)
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log("an answer was broken off");
        } else if (status == 500 && failure != null) {
            LOG.atError()
                    .addKeyValue("request", request)
                    .addKeyValue("method", ctx.request().method())
                    .setCause(failure)
                    .log("a handler failed");
        }
        if (ctx.response().headWritten()) {
            ctx.response().reset();
            return;
        }
        String own = failure instanceof HttpException http ? http.getPayload() : null;
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body(status, own == null ? kind(status).message() : own, request)
                        .toBuffer());
    }

    private static JsonObject body(int status, String message, @org.jspecify.annotations.Nullable String request) {
        JsonObject error = new JsonObject().put("code", kind(status).code()).put("message", message);
        if (request != null) {
            error.put("request", request);
        }
        return new JsonObject().put("error", error);
    }

    private static Kind kind(int status) {
        Kind kind = KINDS.get(status);
        return kind == null ? new Kind("internal", "Something went wrong on our side.") : kind;
    }
}
