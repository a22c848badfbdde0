package vn.hue.channels.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the web chat does not take, and how it says so. */
final class WebChatRefusalsTest extends WebChatStage {

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
}
