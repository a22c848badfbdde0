package vn.hue.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.net.BindException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.gateway.Logged;

class PublicServerTest {

    private final Vertx vertx = Vertx.vertx();
    private final Promise<Void> held = Promise.promise();
    private final Promise<Void> arrived = Promise.promise();
    private PublicServer server;
    private WebClient client;

    @BeforeEach
    void listen() {
        server = await(PublicServer.listen(vertx, "127.0.0.1", 0, () -> "req-1", this::routes));
        client = WebClient.create(vertx);
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private void routes(Router router) {
        router.get("/fine").handler(ctx -> ctx.end("fine"));
        router.post("/small")
                .handler(BodyHandler.create(false).setBodyLimit(10))
                .handler(ctx -> ctx.end("taken"));
        router.get("/bug").handler(ctx -> {
            throw new IllegalStateException("phone 0905123456");
        });
        router.get("/away").handler(ctx -> ctx.fail(new Unavailable("database", new TimeoutException())));
        router.get("/broken")
                .handler(ctx -> ctx.fail(new Unavailable("store", new IllegalStateException("phone 0905123456"))));
        router.get("/own").handler(ctx -> ctx.fail(new HttpException(400, "limit must be 1 to 200")));
        router.get("/socket").handler(ctx -> ctx.request().toWebSocket().onFailure(ctx::fail));
        router.get("/slow").handler(ctx -> {
            arrived.complete();
            held.future().onComplete(done -> ctx.end("slow but sure"));
        });
    }

    @ParameterizedTest(name = "{0} {1} -> {2} {3}")
    @CsvSource({
        "GET, /nothing, 404, not-found, There is nothing here.",
        "PUT, /fine, 405, method-not-allowed, This method is not offered here.",
        "GET, /bug, 500, internal, Something went wrong on our side.",
        "GET, /away, 503, unavailable, The gateway can't take this now; try again soon.",
        "GET, /own, 400, bad-request, limit must be 1 to 200",
    })
    void everyErrorIsShortJson(String method, String path, int status, String code, String message) {
        HttpResponse<Buffer> answer = await(client.request(HttpMethod.valueOf(method), server.port(), "127.0.0.1", path)
                .send());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.bodyAsJsonObject())
                .isEqualTo(new JsonObject()
                        .put(
                                "error",
                                new JsonObject()
                                        .put("code", code)
                                        .put("message", message)
                                        .put("request", "req-1")));
    }

    /** A mistake of ours looks to the caller like a store that is away; only the log can tell the two apart. */
    @Test
    void whyAPartIsAwayStandsInTheLogWithoutItsWords() {
        try (Logged log = new Logged(AwayLog.class)) {
            await(client.get(server.port(), "127.0.0.1", "/broken").send());

            assertThat(log.lines())
                    .singleElement(Assertions.as(InstanceOfAssertFactories.STRING))
                    .startsWith("WARN store is away")
                    .contains("request=\"req-1\"", "IllegalStateException", "PublicServerTest")
                    .doesNotContain("0905123456");
        }
    }

    @Test
    void aBodyOverItsRoutesLimitIsTooLarge() {
        assertThat(await(client.post(server.port(), "127.0.0.1", "/small").sendBuffer(Buffer.buffer("x".repeat(11))))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void everyAnswerIsStrict() {
        var headers =
                await(client.get(server.port(), "127.0.0.1", "/fine").send()).headers();

        assertThat(headers.get("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(headers.get("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.get("X-Request-Id")).isEqualTo("req-1");
    }

    @Test
    void noiseOnTheWireIsABadRequest() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write("no http at all\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).contains("400 Bad Request").contains("\"bad-request\"");
        }
    }

    @Test
    void drainingLetsRequestsInFlightEnd() {
        Future<HttpResponse<Buffer>> inFlight =
                client.get(server.port(), "127.0.0.1", "/slow").send();
        await(arrived.future());

        Future<Void> drained = server.drain(Duration.ofSeconds(10));
        held.complete();

        assertThat(await(inFlight).bodyAsString()).isEqualTo("slow but sure");
        await(drained);
    }

    @Test
    void aPortInUseIsToldApart() {
        Assertions.assertThatThrownBy(
                        () -> await(PublicServer.listen(vertx, "127.0.0.1", server.port(), () -> "x", router -> {})))
                .satisfiesAnyOf(e -> assertThat(e).isInstanceOf(BindException.class), e -> assertThat(e)
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(BindException.class));
    }

    /** What is packed passes every limit on size before it is unpacked. */
    @Test
    void aSocketIsNeverPacked() {
        HttpResponse<Buffer> answer = await(client.get(server.port(), "127.0.0.1", "/socket")
                .putHeader("Connection", "Upgrade")
                .putHeader("Upgrade", "websocket")
                .putHeader("Sec-WebSocket-Version", "13")
                .putHeader("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .putHeader("Sec-WebSocket-Extensions", "permessage-deflate, deflate-frame")
                .send());

        assertThat(answer.statusCode()).isEqualTo(101);
        assertThat(answer.getHeader("Sec-WebSocket-Extensions")).isNull();
    }
}
