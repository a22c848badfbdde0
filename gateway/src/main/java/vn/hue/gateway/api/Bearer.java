package vn.hue.gateway.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.access.Guard;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.config.Settings.Scope;
import vn.hue.gateway.config.Settings.Token;

/** Lets through who holds a token, and remembers how much they may see. */
final class Bearer implements Guard {

    private static final String PREFIX = "Bearer ";
    private static final String KEY = "masking";
    private static final String HOLDER = "holder";

    private final List<Token> tokens;

    Bearer(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    @Override
    public void admit(RoutingContext ctx, Route route) {
        if (route.by() == Route.By.NOTHING) {
            ctx.next();
        } else {
            admitAnything(ctx);
        }
    }

    void admitAnything(RoutingContext ctx) {
        String header = ctx.request().getHeader(HttpHeaders.AUTHORIZATION);
        Token holder = null;
        if (header != null && header.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            String offered = header.substring(PREFIX.length()).strip();
            for (Token token : tokens) {
                holder = token.secret().matches(offered) ? token : holder;
            }
        }
        if (holder == null) {
            ctx.response().putHeader("WWW-Authenticate", "Bearer realm=\"hue\"");
            ctx.fail(401);
            return;
        }
        ctx.put(HOLDER, holder);
        ctx.put(KEY, holder.scopes().contains(Scope.PERSONAL) ? Masking.REVEALED : Masking.MASKED);
        ctx.next();
    }

    /** Whose token it is; null on a route without tokens. */
    static @Nullable Token holder(RoutingContext ctx) {
        return ctx.get(HOLDER);
    }

    /** Whether the token has a scope. */
    static boolean holds(RoutingContext ctx, Scope scope) {
        Token holder = holder(ctx);
        return holder != null && holder.scopes().contains(scope);
    }

    static Masking masking(RoutingContext ctx) {
        Masking masking = ctx.get(KEY);
        return masking == null ? Masking.MASKED : masking;
    }
}
