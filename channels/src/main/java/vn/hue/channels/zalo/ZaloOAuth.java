package vn.hue.channels.zalo;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientForm;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.ProviderHttp;

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

    private final ProviderHttp http;
    private final ZaloSettings settings;
    private final InstantSource clock;

    ZaloOAuth(ProviderHttp http, ZaloSettings settings, InstantSource clock) {
        this.http = http;
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
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(settings.hosts().oauth() + "/v4/oa/access_token")
                .putHeader("secret_key", settings.appSecret());
        return http.ask(request, ClientForm.form(form))
                .map(this::read)
                .otherwise(
                        cause -> cause instanceof ProviderHttp.NeverLeft ? new Outcome.NotAsked() : new Outcome.Lost());
    }

    private Outcome read(ProviderHttp.Answer response) {
        Buffer body = response.body();
        if (body == null) {
            return new Outcome.Lost();
        }
        try {
            JsonObject answer = body.toJsonObject();
            String access = text(answer, "access_token");
            String refresh = text(answer, "refresh_token");
            if (access == null || refresh == null) {
                String error = text(answer, "error");
                // Zalo's own codes are negative numbers; anything else is said by something before it, and ends no
                // grant.
                return error == null || !error.matches("-\\d{1,6}") ? new Outcome.Lost() : new Outcome.Refused(error);
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
