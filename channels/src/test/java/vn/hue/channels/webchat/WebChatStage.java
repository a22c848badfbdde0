package vn.hue.channels.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.hue.channels.History;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Outbound;

/** The web chat served on a port of its own, and browsers that use it. */
abstract class WebChatStage {

    static final Instant NOW = Instant.parse("2026-11-23T08:15:00Z");

    static final String ID = "6f1c2a44-0b1d-4c7e-9a55-0d2f6f1e7a10";

    static final Buffer JPEG = Buffer.buffer(new byte[] {(byte) 0xff, (byte) 0xd8, 1, 2, 3, 4, 5, 6, 7, 8});

    static final WebChatSettings.Rate FEW = new WebChatSettings.Rate(3, 1);

    static final WebChatSettings.Rate MANY = new WebChatSettings.Rate(1_000, 1_000);

    static final WebChatSettings SETTINGS = settings(MANY, MANY, MANY);

    final Vertx vertx = Vertx.vertx();

    final MemoryCentre centre = new MemoryCentre();

    WebChatVerticle chat = start(SETTINGS);

    HttpServer server = serve(chat);

    WebClient web = WebClient.create(vertx);

    static WebChatSettings settings(
            WebChatSettings.Rate sessions, WebChatSettings.Rate requests, WebChatSettings.Rate sessionMessages) {
        return new WebChatSettings(
                "only for tests, but long enough for a secret",
                "1900 9999",
                Set.of("https://portal.example.vn"),
                false,
                new WebChatSettings.Limits(2_000, 100, 1_000, 2_000),
                new WebChatSettings.Rates(sessions, requests, MANY, sessionMessages, MANY, 4, 2));
    }

    WebChatVerticle start(WebChatSettings settings) {
        WebChatVerticle verticle = new WebChatVerticle(centre, centre, new MemoryMedia(), settings, () -> NOW);
        get(vertx.deployVerticle(verticle));
        return verticle;
    }

    HttpServer serve(WebChatVerticle verticle) {
        Router router = Router.router(vertx);
        verticle.routes(router);
        return get(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    }

    void restart(WebChatSettings settings) {
        get(server.close());
        chat = start(settings);
        server = serve(chat);
    }

    @BeforeEach
    void listens() {
        assertThat(server.actualPort()).isPositive();
    }

    @AfterEach
    void closes() {
        web.close();
        get(vertx.close());
    }

    String token() {
        return session(null).getString("token");
    }

    static String user(String token) {
        return token.substring(0, 32);
    }

    JsonObject session(@Nullable String token) {
        return post("/webchat/session", token, Buffer.buffer()).bodyAsJsonObject();
    }

    HttpResponse<Buffer> post(String path, @Nullable String token, Buffer body) {
        var request = web.request(HttpMethod.POST, server.actualPort(), "127.0.0.1", path);
        return get((token == null ? request : request.bearerTokenAuthentication(token)).sendBuffer(body));
    }

    HttpResponse<Buffer> read(String path, @Nullable String token) {
        var request = web.get(server.actualPort(), "127.0.0.1", path);
        return get((token == null ? request : request.bearerTokenAuthentication(token)).send());
    }

    HttpResponse<Buffer> upload(String token, Buffer file, String type) {
        return get(web.post(server.actualPort(), "127.0.0.1", "/webchat/media")
                .bearerTokenAuthentication(token)
                .putHeader("Content-Type", type)
                .putHeader("X-File-Name", "%E1%BA%A3nh.jpg")
                .sendBuffer(file));
    }

    WebSocketConnectOptions options() {
        return new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(server.actualPort())
                .setURI("/webchat/socket");
    }

    /** A tab that has said hello and not yet heard anything. */
    Tab open(String token) {
        Tab tab = new Tab(get(vertx.createWebSocketClient().connect(options())));
        tab.send(new JsonObject().put("type", "hello").put("token", token));
        return tab;
    }

    Tab greeted(String token) {
        Tab tab = open(token);
        tab.next("history");
        return tab;
    }

    static JsonObject text(String id, String text) {
        return message(id, new JsonObject().put("type", "text").put("text", text));
    }

    static JsonObject message(String id, JsonObject... parts) {
        return new JsonObject().put("type", "message").put("id", id).put("parts", new JsonArray(List.of(parts)));
    }

    static Outbound outbound(String id, String text) {
        return new Outbound(id, text, List.of(), List.of(), Outbound.Purpose.QUESTION, Outbound.BOT, null);
    }

    static History.Line line(String id, String author, String text) {
        return new History.Line(id, author, NOW, text, List.of(), List.of(), null, DeliveryState.SENT);
    }

    static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** One browser tab's socket. */
    static final class Tab {
        final WebSocket socket;
        final BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();

        Tab(WebSocket socket) {
            this.socket = socket;
            socket.textMessageHandler(text -> heard.add(new JsonObject(text)));
        }

        void send(JsonObject frame) {
            get(socket.writeTextMessage(frame.encode()));
        }

        /** The next frame of this type; others are passed over. */
        JsonObject next(String type) {
            JsonObject frame = any();
            while (!type.equals(frame.getString("type"))) {
                frame = any();
            }
            return frame;
        }

        JsonObject any() {
            try {
                JsonObject frame = heard.poll(30, TimeUnit.SECONDS);
                assertThat(frame).as("a frame in time").isNotNull();
                return frame == null ? new JsonObject() : frame;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
