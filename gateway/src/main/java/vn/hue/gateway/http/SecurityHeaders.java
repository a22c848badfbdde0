package vn.hue.gateway.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** The strict defaults; a route that must be embedded or loads more says so itself, by setting its own. */
public final class SecurityHeaders implements Handler<RoutingContext> {

    static final String POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    @Override
    public void handle(RoutingContext ctx) {
        ctx.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Permissions-Policy", "geolocation=(self), camera=(self), microphone=(self)");
        ctx.next();
    }
}
