package vn.hue.gateway.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;

/** One webhook: HMAC, JSON, then what is being measured, then 200. Client and server are the same for all. */
final class Webhook {

    static final String CHANNEL = "bench";

    private final HttpServer server;
    private final HttpClient client;

    /** @param then what is done with a message before the provider is told "got it" */
    Webhook(Vertx vertx, int connections, Function<Inbound, Future<?>> then) {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> take(request, body, then)))
                .listen(0, "127.0.0.1")
                .await();
        client = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(server.actualPort()),
                new PoolOptions().setHttp1MaxSize(connections));
    }

    private static void take(HttpServerRequest request, Buffer body, Function<Inbound, Future<?>> then) {
        String signature = request.getHeader(Signature.HEADER);
        if (signature == null || !Signature.isRight(body.getBytes(), signature)) {
            request.response().setStatusCode(403).end();
            return;
        }
        then.apply(parse(body)).onComplete(done -> request.response()
                .setStatusCode(done.succeeded() ? 200 : 503)
                .end());
    }

    private static Inbound parse(Buffer body) {
        try {
            return Json.MAPPER.readValue(body.getBytes(), Inbound.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Future<Void> post(Inbound message) {
        byte[] body = write(message);
        return client.request(HttpMethod.POST, "/")
                .compose(request ->
                        request.putHeader(Signature.HEADER, Signature.of(body)).send(Buffer.buffer(body)))
                .compose(response -> response.end()
                        .compose(ended -> response.statusCode() == 200
                                ? Future.succeededFuture()
                                : Future.failedFuture("status " + response.statusCode())));
    }

    private static byte[] write(Inbound message) {
        try {
            return Json.MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Inbound message(String id, long citizen) {
        return new Inbound(
                id,
                new Address(CHANNEL, "", "citizen-" + citizen),
                Instant.parse("2026-11-23T01:00:00Z"),
                List.of(new Part.Text(
                        "Đèn đường trước số 12 Lê Lợi không sáng đã ba hôm nay, nhờ trung tâm kiểm tra.")),
                null);
    }

    void close() {
        client.close().await();
        server.close().await();
    }
}
