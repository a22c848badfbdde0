package vn.hue.gateway.api;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.http.RequestIds;
import vn.hue.gateway.http.Unavailable;

/**
 * Every error of the API as {@code application/problem+json} (RFC 9457), with a title in the caller's language:
 *
 * <pre>
 * {"type":"/api/v1/problems#not-now","title":"Chưa làm được lúc này","status":409,
 *  "detail":"Phản ánh đã được tiếp nhận rồi.","request":"1x2y3z","why":"ALREADY_ACCEPTED","version":7}
 * </pre>
 */
final class Problems implements Handler<RoutingContext> {

    static final String TYPE = "application/problem+json";

    private static final String TYPES = "/api/v1/problems#";

    static void on(Router root) {
        root.route("/api/v1/*").failureHandler(new Problems());
    }

    @Override
    public void handle(RoutingContext ctx) {
        Throwable failure = ctx.failure();
        int status = failure instanceof Problem problem
                ? problem.status()
                : failure instanceof Unavailable ? 503 : ctx.statusCode();
        if (status < 400 || status == 500 || ctx.response().headWritten()) {
            ctx.next(); // what is a mistake of ours is logged where all of them are
            return;
        }
        if (status == 503) {
            ctx.response().putHeader("Retry-After", "2");
        }
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Content-Language", ApiWords.of(ctx).language())
                .end(of(ctx, status, failure).toBuffer());
    }

    static JsonObject of(RoutingContext ctx, int status, @Nullable Throwable failure) {
        ApiWords words = ApiWords.of(ctx);
        String kind = failure instanceof Problem problem ? problem.kind() : kind(status);
        JsonObject told = new JsonObject()
                .put("type", TYPES + kind)
                .put("title", words.say("problem." + kind))
                .put("status", status);
        String detail = "problem." + kind + ".detail";
        if (failure instanceof Problem problem) {
            if (words.says(detail)) {
                told.put("detail", words.say(detail, problem.arguments()));
            }
            told.mergeIn(problem.facts().copy());
        } else if (failure instanceof HttpException http && http.getPayload() != null) {
            told.put("detail", http.getPayload());
        }
        String request = RequestIds.of(ctx);
        return request == null ? told : told.put("request", request);
    }

    private static String kind(int status) {
        return switch (status) {
            case 400 -> "bad-request";
            case 401 -> "unauthorized";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 409 -> "conflict";
            case 413 -> "too-large";
            case 415 -> "unsupported-media-type";
            case 422 -> "unprocessable";
            case 429 -> "too-many-requests";
            case 503 -> "unavailable";
            default -> "other";
        };
    }
}
