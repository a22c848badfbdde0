package vn.hue.emulators.facebook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the page's webhook, signed, one call after the other; repeats a call that was not answered with 200. */
final class Hook {

    private static final Logger LOG = LoggerFactory.getLogger(Hook.class);
    private static final int ATTEMPTS = 4;
    private static final long PAUSE_MS = 250;
    private static final long TIMEOUT_MS = 20_000;

    private final Vertx vertx;
    private final WebClient web;
    private final String appSecret;
    private final Faults faults;
    private final List<JsonObject> held = new ArrayList<>();
    private volatile String url = "";
    private Future<?> tail = Future.succeededFuture();

    Hook(Vertx vertx, String appSecret, Faults faults) {
        this.vertx = vertx;
        this.web = WebClient.create(vertx);
        this.appSecret = appSecret;
        this.faults = faults;
    }

    void url(String newUrl) {
        url = newUrl;
    }

    /** The status of the last call; 0 when it was held back or nobody listens. */
    synchronized Future<Integer> call(JsonObject body) {
        JsonObject fault = faults.nextWebhook();
        String kind = fault == null ? "" : fault.getString("kind", "");
        if (kind.equals("hold")) {
            held.add(body);
            return Future.succeededFuture(0);
        }
        int copies = fault != null && kind.equals("duplicate") ? fault.getInteger("copies", 2) : 1;
        Future<Integer> status = Future.succeededFuture(0);
        for (int i = 0; i < copies; i++) {
            status = queue(body);
        }
        return status;
    }

    /** Sends what was held back, newest first. */
    synchronized Future<Integer> release() {
        List<JsonObject> bodies = new ArrayList<>(held);
        held.clear();
        Collections.reverse(bodies);
        Future<Integer> last = Future.succeededFuture(0);
        for (JsonObject body : bodies) {
            last = queue(body);
        }
        return last;
    }

    private Future<Integer> queue(JsonObject body) {
        Future<Integer> status = tail.transform(before -> attempt(body, 1));
        tail = status;
        return status;
    }

    private Future<Integer> attempt(JsonObject body, int number) {
        if (url.isEmpty()) {
            return Future.succeededFuture(0);
        }
        byte[] bytes = escaped(body.encode()).getBytes(StandardCharsets.UTF_8);
        return web.postAbs(url)
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Hub-Signature-256", sign(bytes))
                .timeout(TIMEOUT_MS)
                .sendBuffer(Buffer.buffer(bytes))
                .map(answer -> answer.statusCode())
                .otherwise(0)
                .compose(status -> {
                    boolean again = (status == 0 || status >= 500) && number < ATTEMPTS;
                    if (!again) {
                        return Future.succeededFuture(status);
                    }
                    LOG.debug("the webhook answered {}, again", status);
                    return vertx.timer(PAUSE_MS).compose(waited -> attempt(body, number + 1));
                });
    }

    String sign(byte[] body) {
        return "sha256=" + hmac(body);
    }

    String proof(String token) {
        return hmac(token.getBytes(StandardCharsets.UTF_8));
    }

    private String hmac(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** As Facebook writes it: everything beyond ASCII in six characters. */
    static String escaped(String json) {
        StringBuilder escaped = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < 128) {
                escaped.append(c);
            } else {
                escaped.append(String.format("\\u%04x", (int) c));
            }
        }
        return escaped.toString();
    }

    void close() {
        web.close();
    }
}
