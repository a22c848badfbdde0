package vn.hue.channels.zalo;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientMultipartForm;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.ChannelCounts;
import vn.hue.channels.ProviderHttp;

/** Calls Zalo: paced, with a token, with a time-out; once more with another token when this one is refused. */
final class ZaloApi {

    /** Of the OA API and of the templates by phone. */
    private static final Set<Integer> TOKEN_REFUSED = Set.of(-216, -220, -124);

    private static final String EXHAUSTED = "0";

    private final ProviderHttp http;
    private final ZaloSettings settings;
    private final ZaloTokens tokens;
    private final ZaloPace pace;
    private final ChannelCounts counts;

    ZaloApi(ProviderHttp http, ZaloSettings settings, ZaloTokens tokens, ZaloPace pace, ChannelCounts counts) {
        this.http = http;
        this.settings = settings;
        this.tokens = tokens;
        this.pace = pace;
        this.counts = counts;
    }

    /** Posts a message to the OA API or, for templates by phone, to the business API. */
    Future<ZaloReply> post(ZaloMessage message) {
        ZaloSettings.Hosts hosts = settings.hosts();
        String origin = message.business() ? hosts.business() : hosts.openapi();
        return call(token -> http.ask(request(origin + message.path(), token), message.body()));
    }

    /** @param kind {@code image} or {@code file} */
    Future<ZaloReply> upload(String kind, String name, String contentType, Buffer bytes) {
        String url = settings.hosts().openapi() + "/v2.0/oa/upload/" + kind;
        return call(token -> http.ask(
                request(url, token),
                ClientMultipartForm.multipartForm().binaryFileUpload("file", name, contentType, bytes)));
    }

    /** Whether the account answers; its name and package. */
    Future<ZaloReply> account() {
        String url = settings.hosts().openapi() + "/v2.0/oa/getoa";
        return call(token -> http.ask(prove(new RequestOptions().setAbsoluteURI(url), token)));
    }

    private Future<ZaloReply> call(Function<String, Future<ProviderHttp.Answer>> request) {
        Duration wait = pace.take();
        if (!wait.isZero()) {
            return Future.succeededFuture(new ZaloReply.Paced(wait));
        }
        return inTime(tokens.access()).compose(access -> with(access, request, true));
    }

    /**
     * Waiting for a token must not look like waiting for an answer: nothing has left yet. Longer than one renewal may
     * take, so that only a store that is away is given up.
     */
    private Future<ZaloTokens.Access> inTime(Future<ZaloTokens.Access> access) {
        return access.timeout(settings.pace().timeout().toMillis() * 2, TimeUnit.MILLISECONDS)
                .otherwise(late -> new ZaloTokens.Access.Unavailable());
    }

    private Future<ZaloReply> with(
            ZaloTokens.Access access, Function<String, Future<ProviderHttp.Answer>> request, boolean first) {
        if (!(access instanceof ZaloTokens.Access.Granted granted)) {
            return Future.succeededFuture(new ZaloReply.NoToken(access instanceof ZaloTokens.Access.NeedsConsent));
        }
        return request.apply(granted.token())
                .map(response -> {
                    if (EXHAUSTED.equals(response.headers().get("X-RateLimit-Remain"))) {
                        counts.count(ZaloVerticle.CHANNEL, "rate.used-up");
                        pace.pause();
                    }
                    return read(response.status(), response.body());
                })
                .otherwise(cause ->
                        cause instanceof ProviderHttp.NeverLeft ? new ZaloReply.NotSent() : new ZaloReply.Lost())
                .compose(reply -> {
                    if (first && reply instanceof ZaloReply.Answer answer && TOKEN_REFUSED.contains(answer.error())) {
                        counts.count(ZaloVerticle.CHANNEL, "token.stale");
                        return inTime(tokens.insteadOf(granted.token())).compose(other -> with(other, request, false));
                    }
                    return Future.succeededFuture(reply);
                });
    }

    private RequestOptions request(String url, String token) {
        return prove(new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url), token);
    }

    /** The token goes into a header of its own, never into {@code Authorization}. */
    private RequestOptions prove(RequestOptions request, String token) {
        request.putHeader("access_token", token);
        return settings.unverified().appsecretProof()
                ? request.putHeader("appsecret_proof", proof(token, settings.appSecret()))
                : request;
    }

    static String proof(String token, String appSecret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /**
     * Reads an answer.
     *
     * <pre>{@code
     * {"error":0,"message":"Success","data":{"message_id":"…","user_id":"…"}}
     * {"error":-230,"message":"User has not interacted with the OA in the past 7 days"}
     * }</pre>
     */
    static ZaloReply read(int status, @Nullable Buffer body) {
        try {
            if (body != null && Json.decodeValue(body) instanceof JsonObject answer && answer.containsKey("error")) {
                String error = String.valueOf(answer.getValue("error"));
                Object data = answer.getValue("data");
                if (error.matches("-?\\d{1,9}")) {
                    JsonObject content = data instanceof JsonObject object ? object : new JsonObject();
                    return new ZaloReply.Answer(Integer.parseInt(error), content);
                }
            }
        } catch (DecodeException html) {
            return broken(status);
        }
        return broken(status);
    }

    /** A gateway that gave up waiting (504), or a "success" nobody can read or that has no end, may have passed the request on. */
    private static ZaloReply broken(int status) {
        return new ZaloReply.Broken(status, status < 400 || status == 504);
    }
}
