package vn.hue.gateway.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.hue.conversations.vocabulary.Address;

/** A server that takes Facebook's webhooks, and a client that sends them as Facebook does, signed. */
final class Page {

    static final String ID = "1000";
    static final String SECRET = "the secret of an app that is only measured";
    private static final String HEADER = "X-Hub-Signature-256";
    private static final String PATH = "/webhooks/facebook";
    private static final String WORDS =
            "Đèn đường trước số 12 Lê Lợi không sáng đã ba hôm nay, nhờ trung tâm kiểm tra.";

    private final HttpServer server;
    private final HttpClient client;

    /** @param routes what takes a POST to {@code /webhooks/facebook} */
    Page(Vertx vertx, int connections, Consumer<Router> routes) {
        Router router = Router.router(vertx);
        routes.accept(router);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
        client = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(server.actualPort()),
                new PoolOptions().setHttp1MaxSize(connections));
    }

    static Address person(int number) {
        return new Address("facebook", ID, Integer.toString(2_000_000 + number));
    }

    /** The least that can be done with a webhook before it is kept: is it Facebook's, and what does it say. */
    static JsonObject checked(String signature, byte[] body) {
        byte[] right = sign(body).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.US_ASCII))) {
            throw new IllegalArgumentException("forged");
        }
        return new JsonObject(Buffer.buffer(body))
                .getJsonArray("entry")
                .getJsonObject(0)
                .getJsonArray("messaging")
                .getJsonObject(0);
    }

    /** Mounts a bare handler. */
    static Consumer<Router> bare(Function<JsonObject, Future<?>> then) {
        return router -> router.post(PATH).handler(ctx -> ctx.request().body().onSuccess(body -> then.apply(
                        checked(ctx.request().getHeader(HEADER), body.getBytes()))
                .onComplete(done -> ctx.response()
                        .setStatusCode(done.succeeded() ? 200 : 503)
                        .end()
                        .onFailure(gone -> {}))));
    }

    Future<Void> post(String mid, int person) {
        byte[] body = body(mid, person).encode().getBytes(StandardCharsets.UTF_8);
        return client.request(HttpMethod.POST, PATH)
                .compose(request -> request.putHeader(HEADER, sign(body)).send(Buffer.buffer(body)))
                .compose(response -> response.end()
                        .compose(ended -> response.statusCode() == 200
                                ? Future.succeededFuture()
                                : Future.failedFuture("status " + response.statusCode())));
    }

    private static JsonObject body(String mid, int person) {
        long now = System.currentTimeMillis();
        JsonObject item = new JsonObject()
                .put("sender", new JsonObject().put("id", person(person).user()))
                .put("recipient", new JsonObject().put("id", ID))
                .put("timestamp", now)
                .put("message", new JsonObject().put("mid", mid).put("text", WORDS));
        JsonObject entry = new JsonObject().put("id", ID).put("time", now).put("messaging", new JsonArray().add(item));
        return new JsonObject().put("object", "page").put("entry", new JsonArray().add(entry));
    }

    private static String sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    void close() {
        client.close().await();
        server.close().await();
    }
}
