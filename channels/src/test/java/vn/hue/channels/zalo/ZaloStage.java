package vn.hue.channels.zalo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.emulators.network.Lie;
import vn.hue.emulators.zalo.ZaloApp;
import vn.hue.emulators.zalo.ZaloEmulator;

/** The channel before a Zalo on this machine. */
final class ZaloStage {

    static final String USER = "246845883529197922";
    static final ZaloApp APP = ZaloApp.demo("");
    static final Address CITIZEN = new Address("zalo", APP.oaId(), USER);

    private static final int MOST_LOOKS = 2_000;

    final Vertx vertx = Vertx.vertx();
    final ZaloCentre centre = new ZaloCentre();
    final WebClient web = WebClient.create(vertx);
    final ZaloEmulator zalo;
    final ZaloSettings settings;
    final ZaloVerticle channel;
    final int port;
    private volatile Instant now = Instant.parse("2026-11-23T08:15:10Z");

    ZaloStage() {
        this(ZaloSettings.Extras.NONE);
    }

    ZaloStage(ZaloSettings.Extras extras) {
        zalo = new ZaloEmulator(APP, 0, this::now);
        get(vertx.deployVerticle(zalo));
        settings = ZaloSettings.of(APP.appId(), APP.appSecret(), APP.oaSecret(), APP.oaId())
                .withHosts(ZaloSettings.Hosts.all(zalo.origin()))
                .withPace(new ZaloSettings.Pace(4_000, Duration.ofSeconds(4), Duration.ofMillis(300)))
                .withExtras(extras);
        centre.grant(issued());
        channel = node();
        Router router = Router.router(vertx);
        channel.routes(router);
        HttpServer server = get(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        port = server.actualPort();
        control("webhook", new JsonObject().put("url", "http://127.0.0.1:" + port + "/webhooks/zalo"));
    }

    Instant now() {
        return now;
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    /** One more gateway on the same store. */
    ZaloVerticle node() {
        ZaloVerticle node = new ZaloVerticle(settings, centre.ports(), this::now);
        get(vertx.deployVerticle(node));
        return node;
    }

    /** A pair as the emulator has just issued it. */
    ZaloGrant issued() {
        JsonObject pair = post("/control/grant", new JsonObject());
        return new ZaloGrant(
                pair.getString("access_token"),
                pair.getString("refresh_token"),
                now,
                now.plusSeconds(90_000),
                now.plus(Duration.ofDays(90)),
                1,
                null,
                false);
    }

    void fault(String kind, int times) {
        control("faults", new JsonObject().put("kind", kind).put("times", times));
    }

    /** @param kind {@code lie} for a send, {@code lie-token} for a renewal */
    void lie(String kind, Lie lie) {
        control("faults", new JsonObject().put("kind", kind).put("lie", lie.name()));
    }

    void refuse(int code) {
        control("faults", new JsonObject().put("kind", "error").put("code", code));
    }

    void control(String what, JsonObject how) {
        post("/control/" + what, how);
    }

    String phone(String act, JsonObject what) {
        return String.valueOf(post(
                        "/phone/zalo/api/" + act,
                        new JsonObject().put("user", USER).mergeIn(what))
                .getString("id"));
    }

    /** The citizen writes and the centre hears it: the window is open. */
    void greeted() {
        phone("text", new JsonObject().put("text", "Xin chào"));
        centre.hear();
    }

    /** What Zalo has taken so far. */
    List<JsonObject> taken() {
        return objects(json("/control/sent").getJsonArray("requests"));
    }

    /** The first thing Zalo takes, once it has. */
    JsonObject nextTaken() {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            List<JsonObject> all = taken();
            if (!all.isEmpty()) {
                return all.get(0);
            }
        }
        throw new AssertionError("nothing was sent");
    }

    JsonObject lastTaken() {
        List<JsonObject> all = taken();
        return all.get(all.size() - 1);
    }

    int refreshes() {
        return json("/control/grant").getInteger("refreshes");
    }

    JsonObject json(String path) {
        return get(web.getAbs(zalo.origin() + path).send()).bodyAsJsonObject();
    }

    JsonObject post(String path, JsonObject body) {
        return get(web.postAbs(zalo.origin() + path).sendJsonObject(body)).bodyAsJsonObject();
    }

    HttpResponse<Buffer> webhook(String body, Map<String, String> headers) {
        return webhook(Buffer.buffer(body), headers);
    }

    HttpResponse<Buffer> webhook(Buffer body, Map<String, String> headers) {
        var request = web.post(port, "127.0.0.1", "/webhooks/zalo");
        headers.forEach(request::putHeader);
        return get(request.sendBuffer(body));
    }

    static Map<String, String> signed(String body) {
        byte[] bytes = Buffer.buffer(body).getBytes();
        String time = new JsonObject(body).getString("timestamp");
        return Map.of("X-ZEvent-Signature", "mac=" + ZaloSignature.hex(APP.appId(), bytes, time, APP.oaSecret()));
    }

    void close() {
        get(vertx.close());
    }

    static List<JsonObject> objects(JsonArray array) {
        List<JsonObject> all = new ArrayList<>();
        array.forEach(each -> all.add((JsonObject) each));
        return all;
    }

    static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
