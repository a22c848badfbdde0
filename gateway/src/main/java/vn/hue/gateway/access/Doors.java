package vn.hue.gateway.access;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** The only way to mount a route of the desk or the API: each has its guard before its handler. */
public final class Doors {

    /** Enough for every form without files. */
    private static final int FORM_BYTES = 64 * 1024;

    private final Router root;
    private final Guard guard;

    public Doors(Router root, Guard guard) {
        this.root = root;
        this.guard = guard;
    }

    public Doors open(Route route, Handler<RoutingContext> handler) {
        return open(route, BodyHandler.create(false).setBodyLimit(FORM_BYTES), handler);
    }

    /** @param body reads what is posted, which happens only for those who may post it */
    public Doors open(Route route, Handler<RoutingContext> body, Handler<RoutingContext> handler) {
        var door = root.route(route.method(), route.path()).handler(ctx -> guard.admit(ctx, route));
        if (!route.method().equals(HttpMethod.GET)) {
            // As a plain handler: a body handler of its own kind would have to come first, before anyone is asked who
            // they are.
            door.handler(body::handle);
        }
        door.handler(ctx -> guard.check(ctx, route)).handler(handler);
        return this;
    }
}
