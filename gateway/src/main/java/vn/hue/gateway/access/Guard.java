package vn.hue.gateway.access;

import io.vertx.ext.web.RoutingContext;

/** Stands at the doors: lets a request go on, or answers it. */
public interface Guard {

    /** Before the body is read; calls {@code next} on those who may. */
    void admit(RoutingContext ctx, Route route);

    /** After the body was read. */
    default void check(RoutingContext ctx, Route route) {
        ctx.next();
    }
}
