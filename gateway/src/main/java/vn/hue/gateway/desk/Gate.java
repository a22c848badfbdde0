package vn.hue.gateway.desk;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.access.Guard;
import vn.hue.gateway.access.Route;
import vn.hue.gateway.http.Peer;
import vn.hue.gateway.http.Unavailable;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.staff.Logins;
import vn.hue.gateway.staff.Origin;
import vn.hue.gateway.staff.Presence;
import vn.hue.gateway.staff.Session;
import vn.hue.gateway.staff.SignIn;
import vn.hue.gateway.staff.Tokens;

/**
 * Lets in who is logged in and may, as {@link Route} says, and takes no form that this session, or this browser before
 * its login, was not given.
 */
final class Gate implements Guard {

    static final String CSRF = "csrf";

    private static final String SESSION = "desk";
    private static final String BEFORE_LOGIN = "desk-form";
    private static final String LANGUAGE = "desk-language";
    private static final String KNOWN = "desk-known-";
    static final String KEY = "presence";
    private static final String STALE = "desk.stale";

    private static final Pattern PAGE = Pattern.compile(
            "/desk(/(?!login|code|enrol|link|language|parts|live|logout)[!-~&&[^\\\\]]*|\\?[!-~&&[^\\\\]]*)?");

    private final Logins logins;
    private final Audit audit;
    private final Seal seal;
    private final boolean behindProxy;

    /**
     * @param seal of what must hold beyond a session, on every gateway
     * @param behindProxy whether exactly one trusted proxy stands in front, by which browsers reach us over HTTPS only
     */
    Gate(House house, Seal seal, boolean behindProxy) {
        this.logins = house.logins();
        this.audit = house.audit();
        this.seal = seal;
        this.behindProxy = behindProxy;
    }

    /** Whether a form was refused because its page is older than the session. */
    static boolean isStale(RoutingContext ctx) {
        return Boolean.TRUE.equals(ctx.get(STALE));
    }

    /** Who is logged in, at least in part. */
    static Presence presence(RoutingContext ctx) {
        Presence presence = ctx.get(KEY);
        if (presence == null) {
            throw new IllegalStateException("a page outside of the gate");
        }
        return presence;
    }

    static DeskWords words(RoutingContext ctx) {
        Cookie cookie = ctx.request().getCookie(LANGUAGE);
        return DeskWords.of(cookie == null ? "vi" : cookie.getValue());
    }

    @Override
    public void admit(RoutingContext ctx, Route route) {
        if (!ctx.request().method().equals(HttpMethod.GET) && isFromElsewhere(ctx)) {
            ctx.fail(403);
            return;
        }
        Cookie cookie = ctx.request().getCookie(SESSION);
        if (route.by() == Route.By.NOTHING) {
            ctx.next();
            return;
        }
        // The body must wait for us.
        ctx.request().pause();
        Future<@Nullable Presence> found =
                cookie == null ? Future.succeededFuture(null) : logins.find(cookie.getValue(), route.isAsked());
        found.onFailure(e -> ctx.fail(new Unavailable("store", e))).onSuccess(presence -> {
            ctx.request().resume();
            admit(ctx, route, presence);
        });
    }

    private void admit(RoutingContext ctx, Route route, @Nullable Presence presence) {
        if (presence == null) {
            toLogin(ctx);
        } else if (route.by() == Route.By.ROLE && presence.session().stage() != Session.Stage.OPEN) {
            send(ctx, stage(presence.session().stage()));
        } else if (!route.allows(presence.account().role())) {
            refuse(ctx, route, presence);
        } else {
            ctx.put(KEY, presence);
            ctx.next();
        }
    }

    /** Whoever tries what they may not is on record; what an old page fetches by itself nobody has tried. */
    private void refuse(RoutingContext ctx, Route route, Presence who) {
        Future<Void> noted = route.isAsked() ? audit.did(who, Act.REFUSED, area(route)) : Future.succeededFuture();
        noted.onFailure(e -> ctx.fail(new Unavailable("store", e))).onSuccess(done -> ctx.fail(403));
    }

    /** Which part of the desk it belongs to, for the audit log; each has its word there. */
    static String area(Route route) {
        String[] path = route.path().split("/");
        return path.length < 3 ? "" : path[2];
    }

    /** Browsers say where a form was; one that does not is held by its token alone. */
    private boolean isFromElsewhere(RoutingContext ctx) {
        String origin = ctx.request().getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return false;
        }
        String forwarded = behindProxy ? ctx.request().getHeader("X-Forwarded-Host") : null;
        String host = forwarded != null ? forwarded : ctx.request().getHeader(HttpHeaders.HOST);
        String named = origin.replaceFirst("^https?://", "");
        return host == null
                || !named.equals(host.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", ""))
                        && !named.equals(host.toLowerCase(Locale.ROOT));
    }

    @Override
    public void check(RoutingContext ctx, Route route) {
        if (ctx.request().method().equals(HttpMethod.GET)) {
            ctx.next();
            return;
        }
        Presence presence = ctx.get(KEY);
        String given = given(ctx);
        boolean ours;
        if (presence != null) {
            ours = new Seal(presence.session().secret()).fits("form", "", given);
        } else {
            Cookie cookie = ctx.request().getCookie(BEFORE_LOGIN);
            ours = cookie != null && new Seal(cookie.getValue()).fits("form", "", given);
        }
        if (ours) {
            ctx.next();
        } else {
            ctx.put(STALE, true).fail(403);
        }
    }

    private static String given(RoutingContext ctx) {
        String header = ctx.request().getHeader("X-CSRF-Token");
        return header != null ? header : field(ctx, CSRF);
    }

    /** What the forms of a page must carry. */
    String csrf(RoutingContext ctx) {
        Presence presence = ctx.get(KEY);
        if (presence != null) {
            return new Seal(presence.session().secret()).of("form", "");
        }
        Cookie cookie = ctx.request().getCookie(BEFORE_LOGIN);
        String secret = cookie == null || cookie.getValue().length() < 20 ? Tokens.fresh() : cookie.getValue();
        ctx.response().addCookie(cookie(BEFORE_LOGIN, secret));
        return new Seal(secret).of("form", "");
    }

    /** Logged in, or a step further: the browser gets the new session's cookie. */
    void enter(RoutingContext ctx, String token, Session.Stage stage, String back) {
        give(ctx, token);
        redirect(ctx, stage == Session.Stage.OPEN ? local(back) : stage(stage) + query(back));
    }

    /** A new session's cookie, with a page that is shown at once. */
    void give(RoutingContext ctx, String token) {
        ctx.response().addCookie(cookie(SESSION, token));
    }

    void leave(RoutingContext ctx) {
        ctx.response().addCookie(cookie(SESSION, "").setMaxAge(0));
        redirect(ctx, "/desk/login");
    }

    /** Its browser forgets it when it is closed; the server has limits of its own. */
    private Cookie cookie(String name, String value) {
        return Cookie.cookie(name, value)
                .setPath("/desk")
                .setHttpOnly(true)
                .setSecure(behindProxy)
                .setSameSite(CookieSameSite.STRICT);
    }

    void language(RoutingContext ctx) {
        DeskWords words = DeskWords.of(ctx.pathParam("language"));
        ctx.response()
                .addCookie(cookie(LANGUAGE, words.language())
                        .setMaxAge(Duration.ofDays(365).toSeconds()));
        redirect(ctx, local(String.valueOf(ctx.queryParams().get("back"))));
    }

    /** @param name the account that is asked for; a browser it has logged in with is known by that */
    SignIn.From from(RoutingContext ctx, String name) {
        SignIn.From from = from(ctx);
        return new SignIn.From(from.address(), from.origin(), from.device(), known(ctx, name));
    }

    private @Nullable String known(RoutingContext ctx, String name) {
        Cookie cookie = ctx.request().getCookie(known(name));
        String[] parts = cookie == null ? new String[0] : cookie.getValue().split("\\.", 2);
        return parts.length == 2 && seal.fits("known", name + ' ' + parts[0], parts[1]) ? parts[0] : null;
    }

    /** Says nothing of the account to whoever uses the browser next. */
    private static String known(String name) {
        return KNOWN + Tokens.hash(name).substring(0, 8);
    }

    /** This browser may try again as this account, however often somebody guesses elsewhere. It opens nothing. */
    void know(RoutingContext ctx, String name) {
        String known = known(ctx, name);
        String mark = known == null ? Tokens.fresh() : known;
        ctx.response()
                .addCookie(cookie(known(name), mark + '.' + seal.of("known", name + ' ' + mark))
                        .setMaxAge(Duration.ofDays(180).toSeconds()));
    }

    /** Whoever was logged in here before is not any more. */
    Future<Void> leaveBefore(RoutingContext ctx) {
        Cookie cookie = ctx.request().getCookie(SESSION);
        if (cookie == null) {
            return Future.succeededFuture();
        }
        return logins.find(cookie.getValue(), false).compose(before -> {
            if (before == null) {
                return Future.succeededFuture();
            }
            Future<Void> noted = before.session().stage() == Session.Stage.OPEN
                    ? audit.did(
                            before,
                            Act.LOGGED_OUT,
                            "",
                            Audit.account(before.account().name()))
                    : Future.succeededFuture();
            return noted.compose(done -> logins.end(before.session().id()));
        });
    }

    SignIn.From from(RoutingContext ctx) {
        String address = Peer.address(ctx.request(), behindProxy);
        String agent = ctx.request().getHeader(HttpHeaders.USER_AGENT);
        return new SignIn.From(address, Origin.of(address), Device.of(agent == null ? "" : agent), null);
    }

    private static String stage(Session.Stage stage) {
        return switch (stage) {
            case CODE -> "/desk/code";
            case ENROL -> "/desk/enrol";
            case OPEN -> "/desk";
        };
    }

    /** After the login one is where one was; a form's words are still in the browser. */
    private static void toLogin(RoutingContext ctx) {
        boolean script = ctx.request().getHeader("HX-Request") != null;
        String here = script
                ? String.valueOf(ctx.request().getHeader("HX-Current-URL")).replaceFirst("^https?://[^/]+", "")
                : ctx.request().method().equals(HttpMethod.GET) ? ctx.request().uri() : referer(ctx);
        String login = "/desk/login" + query(here);
        if (script || ctx.request().path().equals("/desk/live")) {
            ctx.response().putHeader("HX-Redirect", login);
            ctx.fail(401);
        } else {
            redirect(ctx, login);
        }
    }

    private static String referer(RoutingContext ctx) {
        String referer = ctx.request().getHeader(HttpHeaders.REFERER);
        return referer == null ? "" : referer.replaceFirst("^https?://[^/]+", "");
    }

    private static void send(RoutingContext ctx, String path) {
        if (ctx.request().getHeader("HX-Request") != null) {
            ctx.response().putHeader("HX-Redirect", path);
            ctx.fail(401);
        } else {
            redirect(ctx, path);
        }
    }

    private static String query(String back) {
        String path = local(back);
        return path.equals("/desk") ? "" : "?back=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    /** A page of ours to go back to, whatever was asked for. */
    static String local(String back) {
        return PAGE.matcher(back).matches() && !back.contains("..") ? back : "/desk";
    }

    static String field(RoutingContext ctx, String name) {
        String value = ctx.request().getFormAttribute(name);
        return value == null ? "" : value;
    }

    static void redirect(RoutingContext ctx, String path) {
        ctx.response()
                .setStatusCode(303)
                .putHeader("Location", path)
                // A redirect's own word counts for what follows: drafts must see that one comes from the login.
                .putHeader("Referrer-Policy", "same-origin")
                .end();
    }
}
