package vn.hue.channels.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.UpgradeRejectedException;
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
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.hue.channels.History;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Part;

final class WebChatTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:15:00Z");
    private static final String ID = "6f1c2a44-0b1d-4c7e-9a55-0d2f6f1e7a10";
    private static final Buffer JPEG = Buffer.buffer(new byte[] {(byte) 0xff, (byte) 0xd8, 1, 2, 3, 4, 5, 6, 7, 8});
    private static final WebChatSettings.Rate FEW = new WebChatSettings.Rate(3, 1);
    private static final WebChatSettings.Rate MANY = new WebChatSettings.Rate(1_000, 1_000);
    private static final WebChatSettings SETTINGS = settings(MANY, MANY, MANY);

    private final Vertx vertx = Vertx.vertx();
    private final MemoryCentre centre = new MemoryCentre();
    private WebChatVerticle chat = start(SETTINGS);
    private HttpServer server = serve(chat);
    private WebClient web = WebClient.create(vertx);

    private static WebChatSettings settings(
            WebChatSettings.Rate sessions, WebChatSettings.Rate requests, WebChatSettings.Rate sessionMessages) {
        return new WebChatSettings(
                "only for tests, but long enough for a secret",
                "1900 9999",
                Set.of("https://portal.example.vn"),
                false,
                new WebChatSettings.Limits(2_000, 100, 1_000, 2_000),
                new WebChatSettings.Rates(sessions, requests, MANY, sessionMessages, MANY, 4, 2));
    }

    private WebChatVerticle start(WebChatSettings settings) {
        WebChatVerticle verticle = new WebChatVerticle(centre, centre, new MemoryMedia(), settings, () -> NOW);
        get(vertx.deployVerticle(verticle));
        return verticle;
    }

    private HttpServer serve(WebChatVerticle verticle) {
        Router router = Router.router(vertx);
        verticle.routes(router);
        return get(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    }

    private void restart(WebChatSettings settings) {
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

    @Test
    void a_session_is_resumed_by_its_token_and_begun_anew_without() {
        JsonObject first = session(null);
        JsonObject again = session(first.getString("token"));
        JsonObject forged = session("0".repeat(32) + "." + "A".repeat(43));

        assertThat(again.getString("token")).isEqualTo(first.getString("token"));
        assertThat(forged.getString("token")).isNotEqualTo(first.getString("token"));
        assertThat(first.getJsonObject("limits").getInteger("text")).isEqualTo(2_000);
    }

    @Test
    void a_message_is_acknowledged_only_after_it_is_durable() {
        Tab tab = greeted(token());
        var write = centre.holdWrites();
        tab.send(text(ID, "Đèn đường hỏng"));
        tab.send(new JsonObject().put("type", "ping"));
        // By the time another tab has made its way in and out, an early ack would have been here.
        greeted(token());
        assertThat(centre.inbox()).isEmpty();
        assertThat(tab.heard).isEmpty();

        write.complete();

        assertThat(tab.next("ack").getString("id")).isEqualTo(ID);
        assertThat(centre.inbox()).hasSize(1);
        tab.next("pong");
    }

    @Test
    void a_message_carries_its_parts_and_an_id_of_its_own() {
        String token = token();
        Tab tab = greeted(token);
        String pass = upload(token, JPEG, "image/jpeg").bodyAsJsonObject().getString("pass");
        tab.send(message(
                ID,
                new JsonObject().put("type", "text").put("text", "  Ổ ga\u0000 to "),
                new JsonObject().put("type", "attachment").put("pass", pass),
                new JsonObject()
                        .put("type", "location")
                        .put("lat", 16.4637)
                        .put("lng", 107.5909)
                        .put("accuracy", 12),
                new JsonObject().put("type", "choice").put("payload", "confirm").put("label", "Đúng rồi")));
        tab.next("ack");

        Inbound message = centre.inbox().get(0);
        assertThat(message.externalId()).isEqualTo(user(token) + "/" + ID);
        assertThat(message.from()).isEqualTo(new Address("webchat", "", user(token)));
        assertThat(message.sentAt()).isEqualTo(NOW);
        assertThat(message.parts().get(0)).isEqualTo(new Part.Text("Ổ ga to"));
        assertThat(((Part.Attachment) message.parts().get(1)).media().id()).isEqualTo("file-1");
        assertThat(message.parts().get(2)).isEqualTo(new Part.Location(new GeoPoint(16.4637, 107.5909), 12.0, null));
        assertThat(message.parts().get(3)).isEqualTo(new Part.Choice("confirm", "Đúng rồi"));
    }

    @Test
    void a_message_sent_again_after_a_lost_network_is_acknowledged_and_taken_once() {
        String token = token();
        greeted(token).send(text(ID, "Rác"));
        Tab again = greeted(token);
        again.send(text(ID, "Rác"));

        assertThat(again.next("ack").getString("id")).isEqualTo(ID);
        assertThat(centre.inbox()).hasSize(1);
    }

    @Test
    void a_message_while_the_store_is_away_is_kept_by_the_browser() {
        Tab tab = greeted(token());
        centre.away(true);
        tab.send(text(ID, "Rác"));
        JsonObject error = tab.next("error");
        assertThat(error.getString("code")).isEqualTo("unavailable");
        assertThat(error.getString("id")).isEqualTo(ID);

        centre.away(false);
        tab.send(text(ID, "Rác"));
        assertThat(tab.next("ack").getString("id")).isEqualTo(ID);
    }

    @Test
    void a_reload_brings_the_conversation_back_in_order_without_names_of_staff() {
        String token = token();
        Tab tab = greeted(token);
        tab.send(text(ID, "Cây đổ"));
        tab.next("ack");
        centre.say(Sessions.address(user(token)), line("m1", "bot", "Ở đâu ạ?"));
        centre.say(Sessions.address(user(token)), line("m2", "nguyen.an", "Chúng tôi đang đến."));

        JsonArray lines = open(token).next("history").getJsonArray("lines");

        assertThat(lines.stream().map(each -> ((JsonObject) each).getString("id")))
                .containsExactly(ID, "m1", "m2");
        assertThat(lines.stream().map(each -> ((JsonObject) each).getString("from")))
                .containsExactly("citizen", "bot", "operator");
    }

    @Test
    void what_is_sent_reaches_every_open_tab_of_the_citizen_and_of_nobody_else() {
        String token = token();
        Tab one = greeted(token);
        Tab two = greeted(token);
        Tab stranger = greeted(token());

        Delivery delivery = get(chat.send(Sessions.address(user(token)), outbound("m1", "Ở đâu ạ?")));

        assertThat(delivery).isEqualTo(new Delivery.Sent("m1"));
        assertThat(one.next("line").getJsonObject("line").getString("text")).isEqualTo("Ở đâu ạ?");
        assertThat(two.next("line").getJsonObject("line").getString("id")).isEqualTo("m1");
        stranger.send(new JsonObject().put("type", "ping"));
        assertThat(stranger.any().getString("type")).isEqualTo("pong");
    }

    @Test
    void what_the_citizen_says_shows_in_the_other_tab() {
        String token = token();
        Tab one = greeted(token);
        Tab two = greeted(token);
        one.send(text(ID, "Ngập nước"));
        assertThat(two.next("line").getJsonObject("line").getString("id")).isEqualTo(ID);
    }

    @Test
    void receipts_go_to_the_intake() {
        Tab tab = greeted(token());
        tab.send(new JsonObject()
                .put("type", "receipt")
                .put("state", "delivered")
                .put("ids", List.of("m1", "m2")));
        tab.send(new JsonObject().put("type", "receipt").put("state", "read").put("ids", List.of("m1")));
        tab.next("noted");
        tab.next("noted");
        assertThat(centre.receipts()).containsExactly("m1 DELIVERED", "m2 DELIVERED", "m1 READ");
    }

    static Stream<Arguments> badFrames() {
        return Stream.of(
                Arguments.of("{", "malformed"),
                Arguments.of("[]", "malformed"),
                Arguments.of("{\"type\":\"dance\"}", "malformed"),
                Arguments.of("{\"type\":7}", "malformed"),
                Arguments.of("{\"type\":\"message\",\"id\":\"not-a-uuid\",\"parts\":[]}", "malformed"),
                Arguments.of(message(ID).encode(), "malformed"),
                Arguments.of(
                        message(ID, new JsonObject().put("type", "text").put("text", "  "))
                                .encode(),
                        "malformed"),
                Arguments.of(text(ID, "a".repeat(2_001)).encode(), "text-too-long"),
                Arguments.of(
                        message(
                                        ID,
                                        new JsonObject()
                                                .put("type", "location")
                                                .put("lat", 91)
                                                .put("lng", 0))
                                .encode(),
                        "malformed"),
                Arguments.of(
                        message(ID, new JsonObject().put("type", "attachment").put("pass", "e30.forged"))
                                .encode(),
                        "not-your-file"),
                Arguments.of("{\"type\":\"receipt\",\"state\":\"failed\",\"ids\":[\"m1\"]}", "malformed"),
                Arguments.of(text(ID, "a".repeat(50_000)).encode(), "frame-too-large"));
    }

    @ParameterizedTest
    @MethodSource("badFrames")
    void a_bad_frame_gets_a_clear_code_on_both_ways(String frame, String code) {
        String token = token();
        Tab tab = greeted(token);
        get(tab.socket.writeTextMessage(frame));
        assertThat(tab.next("error").getString("code")).isEqualTo(code);

        HttpResponse<Buffer> posted = post("/webchat/messages", token, Buffer.buffer(frame));
        assertThat(posted.statusCode()).isBetween(400, 413);
        assertThat(posted.bodyAsJsonObject().getString("code")).isEqualTo(code);
        assertThat(centre.inbox()).isEmpty();
    }

    @Test
    void a_bad_token_opens_nothing() {
        String forged = "0".repeat(32) + "." + "A".repeat(43);
        assertThat(open(forged).next("error").getString("code")).isEqualTo("unauthorised");
        assertThat(post("/webchat/messages", forged, text(ID, "x").toBuffer()).statusCode())
                .isEqualTo(401);
        assertThat(read("/webchat/messages", forged).statusCode()).isEqualTo(401);
        assertThat(upload(forged, JPEG, "image/jpeg").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example, 403", "https://portal.example.vn, 403", "null, 403", "'', 101"})
    void a_socket_opens_only_for_our_own_pages(String origin, int status) {
        WebSocketConnectOptions options = options();
        options.addHeader("Origin", origin.isEmpty() ? "http://127.0.0.1:" + server.actualPort() : origin);
        int answered = get(vertx.createWebSocketClient()
                .connect(options)
                .map(socket -> 101)
                .recover(refused -> Future.succeededFuture(((UpgradeRejectedException) refused).getStatus())));
        assertThat(answered).isEqualTo(status);
    }

    @Test
    void too_many_messages_of_one_session_are_asked_to_wait() {
        restart(settings(MANY, MANY, FEW));
        String token = token();
        Tab tab = greeted(token);
        for (int i = 0; i < 4; i++) {
            tab.send(text(UUID.randomUUID().toString(), "Rác " + i));
        }
        for (int i = 0; i < 3; i++) {
            tab.next("ack");
        }
        JsonObject error = tab.next("error");
        assertThat(error.getString("code")).isEqualTo("rate");
        assertThat(error.getInteger("retryAfter")).isBetween(1, 60);
        HttpResponse<Buffer> posted = post(
                "/webchat/messages",
                token,
                text(UUID.randomUUID().toString(), "Rác").toBuffer());
        assertThat(posted.statusCode()).isEqualTo(429);
        assertThat(posted.getHeader("Retry-After")).isNotNull();
    }

    @Test
    void too_many_sessions_or_requests_of_one_address_are_asked_to_wait() {
        restart(settings(FEW, MANY, MANY));
        for (int i = 0; i < 3; i++) {
            assertThat(post("/webchat/session", null, Buffer.buffer()).statusCode())
                    .isEqualTo(201);
        }
        assertThat(post("/webchat/session", null, Buffer.buffer()).statusCode()).isEqualTo(429);

        restart(settings(MANY, FEW, MANY));
        for (int i = 0; i < 3; i++) {
            assertThat(read("/chat", null).statusCode()).isEqualTo(200);
        }
        assertThat(read("/chat", null).statusCode()).isEqualTo(429);
    }

    @Test
    void a_session_has_at_most_so_many_sockets() {
        String token = token();
        greeted(token);
        greeted(token);
        assertThat(open(token).next("error").getString("code")).isEqualTo("too-many-sockets");
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, 101, 413, file-too-large",
        "video/mp4, 1001, 413, file-too-large",
        "video/mp4, 101, 413, file-too-large",
        "image/jpeg, 0, 400, file-empty",
        "text/plain, 20, 415, type-not-allowed",
        "image/jpeg, 100, 201, "
    })
    void a_file_is_taken_or_refused_with_a_reason(String type, int bytes, int status, @Nullable String code) {
        Buffer file = Buffer.buffer(new byte[bytes]);
        if (bytes > 2 && !type.startsWith("text")) {
            file.setBuffer(0, JPEG.slice(0, 2));
        }
        HttpResponse<Buffer> answer = upload(token(), file, type);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.bodyAsJsonObject().getString("code")).isEqualTo(code);
    }

    @Test
    void a_file_opens_by_its_link_only_and_in_ranges() {
        String link = upload(token(), JPEG, "image/jpeg")
                .bodyAsJsonObject()
                .getJsonObject("file")
                .getString("url");
        HttpResponse<Buffer> whole = read(link, null);
        assertThat(whole.body()).isEqualTo(JPEG);
        assertThat(whole.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        HttpResponse<Buffer> part = get(web.get(server.actualPort(), "127.0.0.1", link)
                .putHeader("Range", "bytes=2-4")
                .send());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(JPEG.slice(2, 5));

        assertThat(read(link.replace("file-1", "file-2"), null).statusCode()).isEqualTo(403);
        assertThat(read(link.replaceFirst("until=\\d+", "until=99999999"), null).statusCode())
                .isEqualTo(403);
        assertThat(read("/webchat/media/file-1", token()).statusCode()).isEqualTo(403);
    }

    @Test
    void a_file_of_another_citizen_cannot_be_sent_as_ones_own() {
        String pass = upload(token(), JPEG, "image/jpeg").bodyAsJsonObject().getString("pass");
        Tab thief = greeted(token());
        thief.send(message(ID, new JsonObject().put("type", "attachment").put("pass", pass)));
        assertThat(thief.next("error").getString("code")).isEqualTo("not-your-file");
    }

    @Test
    void long_polls_carry_the_whole_exchange_where_sockets_are_blocked() {
        String token = token();
        assertThat(read("/webchat/messages", token).bodyAsJsonObject().getJsonArray("lines"))
                .isEmpty();
        Future<HttpResponse<Buffer>> waiting = web.get(server.actualPort(), "127.0.0.1", "/webchat/messages?after=")
                .bearerTokenAuthentication(token)
                .send();
        HttpResponse<Buffer> ack =
                post("/webchat/messages", token, text(ID, "Rác").toBuffer());
        assertThat(ack.bodyAsJsonObject())
                .isEqualTo(new JsonObject().put("type", "ack").put("id", ID));
        assertThat(get(waiting)
                        .bodyAsJsonObject()
                        .getJsonArray("lines")
                        .getJsonObject(0)
                        .getString("id"))
                .isEqualTo(ID);

        centre.say(Sessions.address(user(token)), line("m1", "bot", "Ở đâu ạ?"));
        JsonArray after =
                read("/webchat/messages?after=" + ID, token).bodyAsJsonObject().getJsonArray("lines");
        assertThat(after).hasSize(1);
        assertThat(after.getJsonObject(0).getString("id")).isEqualTo("m1");

        centre.away(true);
        assertThat(post("/webchat/messages", token, text(ID, "Rác").toBuffer()).statusCode())
                .isEqualTo(503);
        assertThat(read("/webchat/messages", token).statusCode()).isEqualTo(503);
    }

    @Test
    void the_page_forbids_everything_it_does_not_need() {
        HttpResponse<Buffer> page = read("/chat", null);
        assertThat(page.getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'")
                .contains("frame-ancestors 'self' https://portal.example.vn")
                .doesNotContain("unsafe");
        assertThat(page.bodyAsString())
                .contains("Kính chào bà con!")
                .doesNotContain("{{", "<script>", "<style", " style=", " onclick=");
        assertThat(read("/chat?lang=en", null).bodyAsString()).contains("lang=\"en\"", "Welcome!");
    }

    @Test
    void the_page_has_the_number_that_is_set_and_no_other() {
        String page = read("/chat", null).bodyAsString();

        assertThat(page)
                .contains("href=\"tel:19009999\"", "data-hotline=\"1900 9999\"", "gọi tổng đài 1900 9999.")
                .doesNotContain("19001075", "{hotline}");
    }

    @Test
    void assets_are_kept_for_ever_under_their_version_only() {
        String script = read("/chat", null).bodyAsString().replaceAll("(?s).*src=\"([^\"]+chat\\.js)\".*", "$1");
        assertThat(read(script, null).getHeader("Cache-Control")).contains("immutable");
        assertThat(read("/webchat/assets/old/chat.js", null).getHeader("Cache-Control"))
                .isEqualTo("no-store");
        assertThat(read("/webchat/assets/old/../../secret", null).statusCode()).isEqualTo(404);
        assertThat(read("/webchat/widget.js", null).getHeader("Content-Type")).startsWith("text/javascript");
    }

    private String token() {
        return session(null).getString("token");
    }

    private static String user(String token) {
        return token.substring(0, 32);
    }

    private JsonObject session(@Nullable String token) {
        return post("/webchat/session", token, Buffer.buffer()).bodyAsJsonObject();
    }

    private HttpResponse<Buffer> post(String path, @Nullable String token, Buffer body) {
        var request = web.request(HttpMethod.POST, server.actualPort(), "127.0.0.1", path);
        return get((token == null ? request : request.bearerTokenAuthentication(token)).sendBuffer(body));
    }

    private HttpResponse<Buffer> read(String path, @Nullable String token) {
        var request = web.get(server.actualPort(), "127.0.0.1", path);
        return get((token == null ? request : request.bearerTokenAuthentication(token)).send());
    }

    private HttpResponse<Buffer> upload(String token, Buffer file, String type) {
        return get(web.post(server.actualPort(), "127.0.0.1", "/webchat/media")
                .bearerTokenAuthentication(token)
                .putHeader("Content-Type", type)
                .putHeader("X-File-Name", "%E1%BA%A3nh.jpg")
                .sendBuffer(file));
    }

    private WebSocketConnectOptions options() {
        return new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(server.actualPort())
                .setURI("/webchat/socket");
    }

    /** A tab that has said hello and not yet heard anything. */
    private Tab open(String token) {
        Tab tab = new Tab(get(vertx.createWebSocketClient().connect(options())));
        tab.send(new JsonObject().put("type", "hello").put("token", token));
        return tab;
    }

    private Tab greeted(String token) {
        Tab tab = open(token);
        tab.next("history");
        return tab;
    }

    private static JsonObject text(String id, String text) {
        return message(id, new JsonObject().put("type", "text").put("text", text));
    }

    private static JsonObject message(String id, JsonObject... parts) {
        return new JsonObject().put("type", "message").put("id", id).put("parts", new JsonArray(List.of(parts)));
    }

    private static Outbound outbound(String id, String text) {
        return new Outbound(id, text, List.of(), List.of(), Outbound.Purpose.QUESTION, Outbound.BOT, null);
    }

    private static History.Line line(String id, String author, String text) {
        return new History.Line(id, author, NOW, text, List.of(), List.of(), null, DeliveryState.SENT);
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** One browser tab's socket. */
    private static final class Tab {
        private final WebSocket socket;
        private final BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();

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
                JsonObject frame = heard.poll(5, TimeUnit.SECONDS);
                assertThat(frame).as("a frame within five seconds").isNotNull();
                return frame == null ? new JsonObject() : frame;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
