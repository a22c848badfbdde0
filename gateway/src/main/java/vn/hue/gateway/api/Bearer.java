package vn.hue.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Report;
import vn.hue.gateway.access.Guard;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.config.Settings.Scope;
import vn.hue.gateway.config.Settings.Token;
import vn.hue.gateway.http.Peer;
import vn.hue.gateway.http.Unavailable;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog;
import vn.hue.gateway.staff.Origin;
import vn.hue.gateway.work.ReportWork;

/** Lets through who holds a token, and remembers how much they may see. */
final class Bearer implements Guard {

    private static final String PREFIX = "Bearer ";
    private static final String KEY = "masking";
    private static final String HOLDER = "holder";
    private static final String ORIGIN = "origin";

    private final List<Token> tokens;
    private final Audit audit;
    private final boolean behindProxy;

    /** @param behindProxy as in {@link Peer} */
    Bearer(List<Token> tokens, AuditLog log, boolean behindProxy, InstantSource clock) {
        this.behindProxy = behindProxy;
        this.audit = new Audit(log, clock, RandomGenerator.getDefault());
        this.tokens = List.copyOf(tokens);
    }

    @Override
    public void admit(RoutingContext ctx, Route route) {
        ctx.put(ORIGIN, Origin.of(Peer.address(ctx.request(), behindProxy)));
        if (route.by() == Route.By.NOTHING) {
            ctx.next();
            return;
        }
        Token holder = bearing(ctx);
        if (holder == null) {
            refuse(ctx);
            return;
        }
        Set<Scope> needed = route.scopes();
        if (!needed.isEmpty() && Collections.disjoint(needed, holder.scopes())) {
            refuse(ctx, holder, needed.iterator().next().toString(), lacks(needed));
            return;
        }
        String agency = holder.agency();
        if (agency != null && !isOfReports(route)) {
            refuse(ctx, holder, "centre-only", new Problem(403, "centre-only", new JsonObject(), agency));
            return;
        }
        ctx.put(HOLDER, holder);
        if (holder.scopes().contains(Scope.PERSONAL)) {
            reveal(ctx, holder);
        } else {
            ctx.put(KEY, Masking.MASKED);
            ctx.next();
        }
    }

    /** @param needed any of these would do */
    private static Problem lacks(Set<Scope> needed) {
        String any = needed.stream().map(Scope::toString).collect(Collectors.joining(", "));
        return new Problem(403, "scope", new JsonObject().put("scope", any), any);
    }

    /** An agency's own system has to do with reports; the talks with citizens are the centre's. */
    private static boolean isOfReports(Route route) {
        return route == Route.API_MEDIA || route.path().startsWith("/api/v1/reports");
    }

    /** Who tries what it may not is on record. */
    private void refuse(RoutingContext ctx, Token holder, String what, Problem problem) {
        // Bodies must wait, where there are any.
        ctx.request().pause();
        audit.did("token:" + holder.name(), origin(ctx), AuditLog.Act.REFUSED, what)
                .onFailure(e -> ctx.fail(new Unavailable("store", e)))
                .onSuccess(noted -> {
                    ctx.request().resume();
                    ctx.fail(problem.status(), problem);
                });
    }

    /** Whether who asks may know of a report: an agency's own system only of those that agency has. */
    static boolean sees(RoutingContext ctx, Report report) {
        Token holder = holder(ctx);
        String agency = holder == null ? null : holder.agency();
        return agency == null || report.agencies().contains(agency);
    }

    /** Whether who asks may know of every report. */
    static boolean seesAll(RoutingContext ctx) {
        Token holder = holder(ctx);
        return holder == null || holder.agency() == null;
    }

    /** Looking for somebody is for those who may know them, and on record before it is done. */
    Future<Void> search(RoutingContext ctx) {
        if (masking(ctx) != Masking.REVEALED) {
            throw lacks(Set.of(Scope.PERSONAL));
        }
        ReportWork.Who who = who(ctx);
        return audit.did(who.account(), who.from(), AuditLog.Act.SEARCHED_PERSON, "api");
    }

    /** Whoever may see people's details is on record before they do. {@code QĐ 30/2022, Điều 9.3}. */
    private void reveal(RoutingContext ctx, Token holder) {
        String conversation = ctx.pathParam("id");
        String report = ctx.pathParam("code");
        String[] about = conversation != null
                ? new String[] {Audit.conversation(conversation)}
                : report != null ? new String[] {Audit.report(report)} : new String[0];
        // Bodies must wait, where there are any.
        ctx.request().pause();
        audit.did("token:" + holder.name(), origin(ctx), AuditLog.Act.REVEALED, "api", about)
                .onFailure(e -> ctx.fail(new Unavailable("store", e)))
                .onSuccess(noted -> {
                    ctx.request().resume();
                    ctx.put(KEY, Masking.REVEALED);
                    ctx.next();
                });
    }

    /** For whatever is not there. */
    void admitAnything(RoutingContext ctx) {
        if (bearing(ctx) == null) {
            refuse(ctx);
        } else {
            ctx.next();
        }
    }

    private static void refuse(RoutingContext ctx) {
        ctx.response().putHeader("WWW-Authenticate", "Bearer realm=\"hue\"");
        ctx.fail(401);
    }

    private @Nullable Token bearing(RoutingContext ctx) {
        String header = ctx.request().getHeader(HttpHeaders.AUTHORIZATION);
        Token found = null;
        if (header != null && header.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            String offered = header.substring(PREFIX.length()).strip();
            for (Token token : tokens) {
                found = token.secret().matches(offered) ? token : found;
            }
        }
        return found;
    }

    /** Whose token it is; null on a route without tokens. */
    static @Nullable Token holder(RoutingContext ctx) {
        return ctx.get(HOLDER);
    }

    /** Who stands in the history and in the audit log. */
    static ReportWork.Who who(RoutingContext ctx) {
        Token holder = holder(ctx);
        if (holder == null) {
            throw new IllegalStateException("a deed outside of the guard");
        }
        return new ReportWork.Who("token:" + holder.name(), origin(ctx));
    }

    private static Origin origin(RoutingContext ctx) {
        return Objects.requireNonNull(ctx.<Origin>get(ORIGIN), "outside of the guard");
    }

    static Masking masking(RoutingContext ctx) {
        Masking masking = ctx.get(KEY);
        return masking == null ? Masking.MASKED : masking;
    }
}
