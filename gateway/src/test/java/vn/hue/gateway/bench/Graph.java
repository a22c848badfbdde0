package vn.hue.gateway.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The least of a Graph: takes every send, and tells whoever waits for it. */
final class Graph {

    /** What the channel puts before our message's id; {@code Webhooks} says so. */
    private static final String MARK = "hue:";

    private static final String OURS = "\"metadata\":\"" + MARK;

    private final HttpServer server;
    private final HttpClient client;
    private final Map<String, Promise<Void>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    Graph(Vertx vertx, int connections) {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> take(request, body)))
                .listen(0, "127.0.0.1")
                .await();
        client = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(server.actualPort()),
                new PoolOptions().setHttp1MaxSize(connections));
    }

    String origin() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Completes when the message of this id is sent. */
    Future<Void> sent(String id) {
        Promise<Void> promise = Promise.promise();
        waiting.put(id, promise);
        return promise.future();
    }

    void nobodyWaitsFor(String id) {
        waiting.remove(id);
    }

    private void take(HttpServerRequest request, Buffer body) {
        String text = body.toString();
        int mark = text.indexOf(OURS);
        if (mark < 0) {
            // Whoever waits for it would wait in vain, and nobody would know why.
            request.response().setStatusCode(400).end().onFailure(gone -> {});
            return;
        }
        int from = mark + OURS.length();
        Promise<Void> promise = waiting.remove(text.substring(from, text.indexOf('"', from)));
        JsonObject answer =
                new JsonObject().put("recipient_id", "1").put("message_id", "m_" + numbers.incrementAndGet());
        request.response()
                .putHeader("Content-Type", "application/json")
                .end(answer.toBuffer())
                .onSuccess(written -> {
                    if (promise != null) {
                        promise.tryComplete();
                    }
                });
    }

    /** What the floor sends, with a bare client. */
    Future<Void> send(String id) {
        JsonObject message =
                new JsonObject().put("text", "Trung tâm đã ghi nhận.").put("metadata", MARK + id);
        Buffer body = new JsonObject()
                .put("recipient", new JsonObject().put("id", "1"))
                .put("messaging_type", "RESPONSE")
                .put("message", message)
                .toBuffer();
        return client.request(HttpMethod.POST, "/v25.0/1/messages")
                .compose(request -> request.send(body))
                .compose(response -> response.end());
    }

    void close() {
        client.close().await();
        server.close().await();
    }
}
