package vn.hue.channels.zalo;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Zalo's token endpoint. The secret goes into a header, and a failure may come with status 200.
 *
 * <pre>{@code
 * POST /v4/oa/access_token        secret_key: <app secret>
 * app_id=…&grant_type=refresh_token&refresh_token=…
 * app_id=…&grant_type=authorization_code&code=…&code_verifier=…
 *
 * {"access_token":"…","refresh_token":"…","expires_in":"90000"}
 * {"error":-14003,"error_name":"Invalid redirect uri","error_description":"…"}
 * }</pre>
 */
final class ZaloOAuth {

    private static final long USUAL_SECONDS = 90_000;

    private final WebClient web;
    private final ZaloSettings settings;
    private final InstantSource clock;

    ZaloOAuth(WebClient web, ZaloSettings settings, InstantSource clock) {
        this.web = web;
        this.settings = settings;
        this.clock = clock;
    }

    Future<Outcome> refresh(String refreshToken) {
        return ask(MultiMap.caseInsensitiveMultiMap()
                .add("app_id", settings.appId())
                .add("grant_type", "refresh_token")
                .add("refresh_token", refreshToken));
    }

    Future<Outcome> exchange(String code, @Nullable String verifier) {
        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .add("app_id", settings.appId())
                .add("grant_type", "authorization_code")
                .add("code", code);
        return ask(verifier == null ? form : form.add("code_verifier", verifier));
    }

    private Future<Outcome> ask(MultiMap form) {
        return web.postAbs(settings.hosts().oauth() + "/v4/oa/access_token")
                .putHeader("secret_key", settings.appSecret())
                .timeout(settings.pace().timeout().toMillis())
                .sendForm(form)
                .map(this::read)
                .otherwise(cause -> ZaloApi.neverLeft(cause) ? new Outcome.NotAsked() : new Outcome.Lost());
    }

    private Outcome read(HttpResponse<Buffer> response) {
        try {
            JsonObject answer = response.bodyAsJsonObject();
            if (answer == null) {
                return new Outcome.Lost();
            }
            String access = text(answer, "access_token");
            String refresh = text(answer, "refresh_token");
            if (access == null || refresh == null) {
                String error = text(answer, "error");
                return error == null && response.statusCode() >= 500 ? new Outcome.Lost() : new Outcome.Refused(error);
            }
            Instant now = clock.instant();
            String seconds = text(answer, "expires_in");
            long life = seconds != null && seconds.matches("[1-9]\\d{0,8}") ? Long.parseLong(seconds) : USUAL_SECONDS;
            return new Outcome.Pair(new ZaloGrant(
                    access,
                    refresh,
                    now,
                    now.plus(Duration.ofSeconds(life)),
                    now.plus(ZaloGrant.REFRESH_TOKEN_LIFE),
                    0,
                    null,
                    false));
        } catch (DecodeException | ClassCastException notJson) {
            return new Outcome.Lost();
        }
    }

    private static @Nullable String text(JsonObject answer, String key) {
        Object value = answer.getValue(key);
        String text = value == null ? "" : value.toString();
        return text.isBlank() ? null : text;
    }

    /** What Zalo said. */
    sealed interface Outcome {
        /** @param grant with revision 0: not stored yet */
        record Pair(ZaloGrant grant) implements Outcome {}

        record Refused(@Nullable String error) implements Outcome {}

        /** The token is surely not spent. */
        record NotAsked() implements Outcome {}

        /** The token may be spent. */
        record Lost() implements Outcome {}
    }
}
