package vn.hue.gateway.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** Names every request, so that a citizen's complaint, an answer and a log line can be brought together. */
public final class RequestIds implements Handler<RoutingContext> {

    private static final String KEY = "request-id";

    private final Supplier<String> ids;

    public RequestIds(Supplier<String> ids) {
        this.ids = ids;
    }

    @Override
    public void handle(RoutingContext ctx) {
        String id = ids.get();
        ctx.put(KEY, id);
        ctx.response().putHeader("X-Request-Id", id);
        ctx.next();
    }

    /** The request's id. */
    public static String of(RoutingContext ctx) {
        String id = ctx.get(KEY);
        return id == null ? "-" : id;
    }
}
