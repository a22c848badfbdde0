package vn.hue.emulators.zalo;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OAuth v4: consent, codes, and refresh tokens that are good for one use and kill the access token before. */
final class Grants {

    private final ZaloApp app;
    private final Faults faults;
    private final Map<String, String> challenges = new HashMap<>();
    private int number;
    private @Nullable String access;
    private @Nullable String refresh;
    private int refreshes;

    Grants(ZaloApp app, Faults faults) {
        this.app = app;
        this.faults = faults;
    }

    void routes(Router router) {
        router.get("/v4/oa/permission").handler(this::permit);
        router.post("/v4/oa/access_token").handler(BodyHandler.create(false)).handler(this::token);
        router.post("/control/grant").handler(ctx -> Answers.json(ctx, issue()));
        router.post("/control/grant/dead").handler(ctx -> {
            access = null;
            Answers.json(ctx, new JsonObject());
        });
        router.post("/control/grant/withdrawn").handler(ctx -> {
            access = null;
            refresh = null;
            Answers.json(ctx, new JsonObject());
        });
        router.get("/control/grant").handler(ctx -> Answers.json(ctx, new JsonObject().put("refreshes", refreshes)));
    }

    /** What Zalo says about the headers of a call; 0 when all is well. */
    int objection(HttpServerRequest request) {
        String token = request.getHeader("access_token");
        if (token == null || request.getHeader("Authorization") != null) {
            return -216;
        }
        if (!token.equals(access)) {
            return token.startsWith("access-") ? -220 : -216;
        }
        boolean proven = Hashes.proof(token, app.appSecret()).equals(request.getHeader("appsecret_proof"));
        return app.proof() && !proven ? -242 : 0;
    }

    /** The consent page of somebody who always consents. */
    private void permit(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        String redirect = request.getParam("redirect_uri");
        String challenge = request.getParam("code_challenge");
        if (!app.appId().equals(request.getParam("app_id"))) {
            Answers.json(ctx, oauthError(-14002, "Invalid app id"));
        } else if (!app.redirectUri().equals(redirect) || challenge == null) {
            Answers.json(ctx, oauthError(-14003, "Invalid redirect uri"));
        } else {
            String code = "code-" + ++number;
            challenges.put(code, challenge);
            Answers.redirect(
                    ctx, redirect + "?code=" + code + "&oa_id=" + app.oaId() + "&state=" + request.getParam("state"));
        }
    }

    private void token(RoutingContext ctx) {
        MultiMap form = ctx.request().formAttributes();
        String type = String.valueOf(ctx.request().getHeader("Content-Type"));
        if (!type.startsWith("application/x-www-form-urlencoded")
                || !app.appSecret().equals(ctx.request().getHeader("secret_key"))
                || !app.appId().equals(form.get("app_id"))) {
            Answers.json(ctx, oauthError(-14004, "Invalid app secret"));
        } else if ("authorization_code".equals(form.get("grant_type"))) {
            String challenge = challenges.remove(String.valueOf(form.get("code")));
            String verifier = String.valueOf(form.get("code_verifier"));
            boolean ours = verifier.length() == 43 && Hashes.challenge(verifier).equals(challenge);
            Answers.json(ctx, ours ? issue() : oauthError(-14012, "Invalid code"));
        } else if ("refresh_token".equals(form.get("grant_type"))) {
            if (faults.strikes(Faults.Kind.LIE_TOKEN)) {
                faults.lie().answer(ctx.vertx(), ctx.response());
                return;
            }
            refreshes++;
            boolean good = refresh != null && refresh.equals(form.get("refresh_token"));
            JsonObject answer = good ? issue() : oauthError(-14014, "Invalid refresh token");
            if (!faults.strikes(Faults.Kind.LOST_TOKEN)) {
                Answers.json(ctx, answer);
            }
        } else {
            Answers.json(ctx, oauthError(-14001, "Invalid grant type"));
        }
    }

    private JsonObject issue() {
        number++;
        access = "access-" + number;
        refresh = "refresh-" + number;
        return new JsonObject()
                .put("access_token", access)
                .put("refresh_token", refresh)
                .put("expires_in", "90000");
    }

    private static JsonObject oauthError(int code, String name) {
        return new JsonObject().put("error", code).put("error_name", name).put("error_description", name);
    }
}
