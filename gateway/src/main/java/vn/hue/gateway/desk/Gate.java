package vn.hue.gateway.desk;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import vn.hue.gateway.config.Secret;

/** Login and logout; lets nobody else through, and no form that this session was not given. */
final class Gate {

    private static final int FORM_BYTES = 64 * 1024;
    private static final int FAILURES_PER_MINUTE = 20;
    private static final String KEY = "operator";
    private static final String LANGUAGE = "desk-language";

    private final Secret token;
    private final Duration session;
    private final boolean secure;
    private final InstantSource clock;
    private final Seal seal;
    private final SecureRandom random = new SecureRandom();
    private Instant minute = Instant.EPOCH;
    private int failures;

    /** @param secure whether browsers reach us by HTTPS only */
    Gate(Secret token, Duration session, boolean secure, InstantSource clock) {
        this.token = token;
        this.session = session;
        this.secure = secure;
        this.clock = clock;
        this.seal = new Seal(token);
    }

    Seal seal() {
        return seal;
    }

    static Operator operator(RoutingContext ctx) {
        Operator operator = ctx.get(KEY);
        if (operator == null) {
            throw new IllegalStateException("a page outside of the gate");
        }
        return operator;
    }

    static DeskWords words(RoutingContext ctx) {
        Cookie cookie = ctx.request().getCookie(LANGUAGE);
        return DeskWords.of(cookie == null ? "vi" : cookie.getValue());
    }

    void mount(Router root, Pages pages) {
        root.post("/desk/*").handler(BodyHandler.create(false).setBodyLimit(FORM_BYTES));
        root.get("/desk/language/:language").handler(this::language);
        root.get("/desk/login").handler(ctx -> pages.show(ctx, 200, "login.jte", pages.login(ctx, false)));
        root.post("/desk/login").handler(ctx -> login(ctx, pages));
        root.route("/desk").handler(this::admit);
        root.route("/desk/*").handler(this::admit);
        root.post("/desk/logout").handler(ctx -> {
            ctx.response().addCookie(cookie("").setMaxAge(0));
            redirect(ctx, "/desk/login");
        });
    }

    private void login(RoutingContext ctx, Pages pages) {
        if (tooManyFailures()) {
            ctx.fail(429);
            return;
        }
        String name = field(ctx, "name").replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        if (name.isEmpty() || name.length() > Operator.LONGEST_NAME || !token.matches(field(ctx, "token"))) {
            failures++;
            pages.show(ctx, 401, "login.jte", pages.login(ctx, true));
            return;
        }
        byte[] nonce = new byte[12];
        random.nextBytes(nonce);
        Operator operator =
                new Operator(name, clock.instant().plus(session), HexFormat.of().formatHex(nonce));
        ctx.response().addCookie(cookie(operator.cookie(seal)).setMaxAge(session.toSeconds()));
        redirect(ctx, "/desk");
    }

    /** All logins run on one event loop. Guessing a token of 20 characters at this rate takes longer than the city stands. */
    private boolean tooManyFailures() {
        Instant now = clock.instant();
        if (Duration.between(minute, now).abs().compareTo(Duration.ofMinutes(1)) > 0) {
            minute = now;
            failures = 0;
        }
        return failures >= FAILURES_PER_MINUTE;
    }

    private void admit(RoutingContext ctx) {
        Cookie cookie = ctx.request().getCookie(Operator.COOKIE);
        var operator = Operator.of(cookie == null ? null : cookie.getValue(), seal, clock.instant());
        if (operator.isEmpty()) {
            boolean page = ctx.request().method() == HttpMethod.GET
                    && !ctx.request().path().startsWith("/desk/parts");
            if (page) {
                redirect(ctx, "/desk/login");
            } else {
                ctx.response().putHeader("HX-Redirect", "/desk/login");
                ctx.fail(401);
            }
            return;
        }
        if (ctx.request().method() != HttpMethod.GET
                && !seal.fits("form", operator.get().nonce(), field(ctx, "csrf"))) {
            ctx.fail(403);
            return;
        }
        ctx.put(KEY, operator.get());
        ctx.next();
    }

    private void language(RoutingContext ctx) {
        DeskWords words = DeskWords.of(ctx.pathParam("language"));
        ctx.response()
                .addCookie(Cookie.cookie(LANGUAGE, words.language())
                        .setPath("/desk")
                        .setHttpOnly(true)
                        .setSecure(secure)
                        .setSameSite(CookieSameSite.STRICT)
                        .setMaxAge(Duration.ofDays(365).toSeconds()));
        redirect(ctx, "/desk");
    }

    private Cookie cookie(String value) {
        return Cookie.cookie(Operator.COOKIE, value)
                .setPath("/desk")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.STRICT);
    }

    static String field(RoutingContext ctx, String name) {
        String value = ctx.request().getFormAttribute(name);
        return value == null ? "" : value;
    }

    static void redirect(RoutingContext ctx, String path) {
        ctx.response().setStatusCode(303).putHeader("Location", path).end();
    }
}
