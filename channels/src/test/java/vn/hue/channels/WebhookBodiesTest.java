package vn.hue.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever calls a webhook, and however. */
class WebhookBodiesTest {

    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Vertx vertx = Vertx.vertx();
    private final WebClient web = WebClient.create(vertx);
    private final BlockingQueue<String> seen = new ArrayBlockingQueue<>(10);
    private final Queue<RoutingContext> held = new ArrayBlockingQueue<>(10);

    @AfterEach
    void closes() {
        vertx.close().await();
    }

    /** Bodies of 100 bytes, 150 together; one that begins with "hold" is not answered yet. */
    private int serve(Duration patience) {
        WebhookBodies bodies = new WebhookBodies(100, 150, patience);
        Router router = Router.router(vertx);
        router.post("/").handler(ctx -> bodies.of(ctx)
                .onSuccess(body -> {
                    if (body.toString().startsWith("hold")) {
                        held.add(ctx);
                        seen.add("held");
                    } else {
                        ctx.end("took " + body.length());
                    }
                })
                .onFailure(not -> {
                    String flaw = ((WebhookBodies.NotTaken) not).flaw().name();
                    seen.add(flaw);
                    ctx.end(flaw);
                }));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
        return server.actualPort();
    }

    private String post(int port, String body) {
        return web.post(port, "127.0.0.1", "/")
                .sendBuffer(Buffer.buffer(body))
                .await()
                .bodyAsString();
    }

    private String next() throws InterruptedException {
        return String.valueOf(seen.poll(30, TimeUnit.SECONDS));
    }

    private static Socket begins(int port, String rest) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(("POST / HTTP/1.1\r\nHost: x\r\n" + rest).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void a_body_is_taken_whole_and_an_empty_one_too() {
        int port = serve(LONG);
        assertThat(post(port, "x".repeat(100))).isEqualTo("took 100");
        assertThat(post(port, "")).isEqualTo("took 0");
    }

    @Test
    void a_body_that_is_too_large_is_told_so_at_its_end_however_it_comes() throws Exception {
        int port = serve(LONG);
        assertThat(post(port, "x".repeat(1 << 20))).isEqualTo("TOO_LARGE");

        String chunk = "40\r\n" + "x".repeat(64) + "\r\n";
        try (Socket socket =
                begins(port, "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk + "0\r\n\r\n")) {
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .endsWith("TOO_LARGE");
        }
    }

    @Test
    void a_body_that_stops_half_way_is_given_up_in_time() throws Exception {
        int port = serve(SOON);
        try (Socket socket = begins(port, "Content-Length: 50\r\n\r\nhalf")) {
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .endsWith("STALLED");
        }
    }

    @Test
    void a_caller_who_hangs_up_half_way_leaves_nothing_behind() throws Exception {
        int port = serve(LONG);
        try (Socket socket = begins(port, "Content-Length: 99\r\n\r\n" + "x".repeat(90))) {
            socket.getOutputStream().flush();
        }
        assertThat(next()).isEqualTo("BROKEN");
        assertThat(post(port, "x".repeat(100))).isEqualTo("took 100");
    }

    @Test
    void small_bodies_have_room_beside_many_large_ones() throws Exception {
        int port = serve(LONG);
        for (int bytes : List.of(95, 55)) {
            web.post(port, "127.0.0.1", "/").sendBuffer(Buffer.buffer("hold" + "x".repeat(bytes - 4)));
            assertThat(next()).isEqualTo("held");
        }
        assertThat(post(port, "x".repeat(7))).isEqualTo("CROWDED");
        assertThat(post(port, "x".repeat(6))).isEqualTo("took 6");
    }

    @Test
    void bodies_that_wait_for_their_answer_leave_no_room_for_more_until_they_have_it() throws Exception {
        int port = serve(LONG);
        var first = web.post(port, "127.0.0.1", "/").sendBuffer(Buffer.buffer("hold" + "x".repeat(90)));
        assertThat(next()).isEqualTo("held");
        assertThat(post(port, "x".repeat(80))).isEqualTo("CROWDED");
        assertThat(post(port, "x".repeat(20))).isEqualTo("took 20");

        held.remove().end("at last");
        assertThat(first.await().bodyAsString()).isEqualTo("at last");
        assertThat(post(port, "x".repeat(80))).isEqualTo("took 80");
    }
}
