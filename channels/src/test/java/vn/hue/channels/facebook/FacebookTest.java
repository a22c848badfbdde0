package vn.hue.channels.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.hue.channels.MediaStore;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Outbound.AsksFor;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.emulators.facebook.GraphEmulator;

final class FacebookTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:15:00Z");
    private static final String SECRET = "app-secret-for-tests";
    private static final Address LAN = new Address("facebook", "1000", "2000");

    private final Vertx vertx = Vertx.vertx();
    private final WebClient web = WebClient.create(vertx);
    private final Centre centre = new Centre();
    private final GraphEmulator graph =
            get(new GraphEmulator(vertx, "4242", SECRET, "1000", "PAGE-TOKEN", true, () -> NOW).listen(0));
    private FacebookVerticle facebook = verticle(true, Duration.ofSeconds(10));
    private String webhook = "";

    private final class Files implements MediaStore {

        @Override
        public Future<Stored> store(Buffer file, @Nullable String name) {
            return Future.succeededFuture(new Stored.Refused(Stored.Reason.EMPTY));
        }

        @Override
        public Future<MediaStore.@Nullable File> open(String id) {
            return Future.succeededFuture(centre.files.get(id));
        }
    }

    private FacebookVerticle verticle(boolean humanAgent, Duration timeout) {
        FacebookSettings settings = FacebookSettings.of("4242", SECRET, "verify-me", Map.of("1000", "PAGE-TOKEN"))
                .at(graph.origin(), List.of())
                .with(new FacebookSettings.Features(humanAgent, true, false))
                .with(new FacebookSettings.Limits(1_999, 25L << 20, timeout));
        FacebookVerticle verticle = new FacebookVerticle(centre.ports(new Files()), settings, () -> NOW, "vi");
        get(vertx.deployVerticle(verticle));
        return verticle;
    }

    private void serve() {
        Router router = Router.router(vertx);
        facebook.routes(router);
        HttpServer server = get(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        webhook = "http://127.0.0.1:" + server.actualPort() + "/webhooks/facebook";
        graph.webhook(webhook);
    }

    @BeforeEach
    void listens() {
        serve();
    }

    @AfterEach
    void closes() {
        web.close();
        get(vertx.close());
    }

    @ParameterizedTest
    @CsvSource({
        "subscribe, verify-me, 1158201444, 200",
        "subscribe, verify-you, 1158201444, 403",
        "subscribe, , 1158201444, 403",
        "unsubscribe, verify-me, 1158201444, 403",
        "subscribe, verify-me, <script>, 403",
        "subscribe, verify-me, , 403",
    })
    void the_handshake_echoes_a_number_to_who_knows_the_token(
            String mode, @Nullable String token, @Nullable String challenge, int status) {
        var request = web.getAbs(webhook).addQueryParam("hub.mode", mode);
        if (token != null) {
            request.addQueryParam("hub.verify_token", token);
        }
        if (challenge != null) {
            request.addQueryParam("hub.challenge", challenge);
        }
        HttpResponse<Buffer> answer = get(request.send());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.bodyAsString() == null ? "" : answer.bodyAsString())
                .isEqualTo(status == 200 ? challenge : "");
    }

    @Test
    void a_message_is_taken_once_however_often_it_is_delivered() {
        graph.fault(
                new JsonObject().put("on", "webhook").put("kind", "duplicate").put("copies", 5));
        assertThat(get(graph.act("2000", text("Ổ gà to ở đường Lê Lợi")))).isEqualTo(200);

        assertThat(centre.inbox).hasSize(1);
        Inbound message = centre.inbox.values().iterator().next();
        assertThat(message.from()).isEqualTo(LAN);
        assertThat(message.parts()).containsExactly(new Part.Text("Ổ gà to ở đường Lê Lợi"));
        assertThat(centre.counts).containsEntry("message", 5);
    }

    @Test
    void webhooks_that_come_newest_first_are_all_taken() {
        graph.fault(new JsonObject().put("on", "webhook").put("kind", "hold").put("times", 2));
        get(graph.act("2000", text("một")));
        get(graph.act("2000", text("hai")));
        assertThat(centre.order).isEmpty();

        assertThat(get(graph.release())).isEqualTo(200);

        assertThat(centre.order).hasSize(2);
    }

    @Test
    void while_the_store_is_away_facebook_is_asked_to_come_again() {
        byte[] body = body("m_1");
        centre.away = true;
        assertThat(post(body, sign(body))).isEqualTo(503);
        centre.away = false;
        assertThat(post(body, sign(body))).isEqualTo(200);
        assertThat(centre.order).containsExactly("m_1");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none", "''", "sha256=", "sha256=00", "sha1=00", "ngụy tạo"})
    void what_is_not_signed_by_facebook_is_refused_and_counted(@Nullable String header) {
        assertThat(post(body("m_1"), header)).isEqualTo(403);
        assertThat(centre.inbox).isEmpty();
        assertThat(centre.counts).containsEntry("signature.invalid", 1);
    }

    @Test
    void more_than_a_megabyte_is_refused_unread() {
        byte[] body = new byte[(1 << 20) + 1];
        assertThat(post(body, sign(body))).isEqualTo(413);
    }

    @Test
    void one_bad_item_spoils_nothing_and_is_kept() {
        byte[] body = new JsonObject(new String(body("m_1"), StandardCharsets.UTF_8))
                .put(
                        "entry",
                        new JsonArray()
                                .add(7)
                                .addAll(new JsonObject(new String(body("m_1"), StandardCharsets.UTF_8))
                                        .getJsonArray("entry")))
                .toBuffer()
                .getBytes();

        assertThat(post(body, sign(body))).isEqualTo(200);

        assertThat(centre.order).containsExactly("m_1");
        assertThat(centre.raw).hasSize(1);
    }

    @Test
    void words_typed_in_the_pages_inbox_are_a_persons_and_no_message() {
        get(graph.act("2000", new JsonObject().put("kind", "inbox").put("text", "Để em kiểm tra ạ")));

        assertThat(centre.typed).singleElement().asString().contains("263902037430900", "Để em kiểm tra ạ");
        assertThat(centre.inbox).isEmpty();
    }

    @Test
    void reactions_are_kept_and_never_answered() {
        get(graph.act("2000", new JsonObject().put("kind", "like").put("mid", "m_9")));

        assertThat(centre.inbox).isEmpty();
        assertThat(centre.raw).hasSize(1);
    }

    @Test
    void our_own_echo_proves_the_send_and_is_nobodys_words() throws InterruptedException {
        heard();
        Delivery delivery = send("Chào anh/chị");

        assertThat(delivery).isInstanceOf(Delivery.Sent.class);
        assertThat(List.of(centre.nextReceipt(), centre.nextReceipt()))
                .containsExactlyInAnyOrder("conversation/1/0 SENT", "conversation/1/0 DELIVERED");
        assertThat(centre.typed).isEmpty();
    }

    @Test
    void a_read_watermark_moves_everything_sent_until_then() throws InterruptedException {
        heard();
        centre.unread.addAll(List.of("c/1/0", "c/2/0"));
        get(graph.act("2000", new JsonObject().put("kind", "read")));

        assertThat(List.of(centre.nextReceipt(), centre.nextReceipt()))
                .containsExactlyInAnyOrder("c/1/0 READ", "c/2/0 READ");
    }

    /** A message and what the small Graph must have seen of it. */
    static Stream<Arguments> messages() {
        Predicate<JsonObject> quick = m -> m.getJsonArray("quick_replies").size() == 13;
        Predicate<JsonObject> buttons = m -> m.getJsonObject("attachment")
                        .getJsonObject("payload")
                        .getJsonArray("buttons")
                        .size()
                == 3;
        Predicate<JsonObject> contact = m -> m.getJsonArray("quick_replies")
                .getJsonObject(0)
                .getString("content_type")
                .equals("user_phone_number");
        return Stream.of(
                Arguments.of(outbound("Chào", List.of(), Purpose.ANSWER, null), (Predicate<JsonObject>)
                        m -> m.getString("text").equals("Chào")
                                && m.getString("metadata").equals("hue:conversation/1/0")),
                Arguments.of(outbound("ấ".repeat(1_999), List.of(), Purpose.ANSWER, null), (Predicate<JsonObject>)
                        m -> m.getString("text").length() == 1_999),
                Arguments.of(outbound("Chọn", options(13), Purpose.QUESTION, null), quick),
                Arguments.of(outbound("Hài lòng không?", options(3), Purpose.NOTICE, null), buttons),
                Arguments.of(outbound("x".repeat(641), options(3), Purpose.NOTICE, null), (Predicate<JsonObject>)
                        m -> m.getJsonArray("quick_replies").size() == 3),
                Arguments.of(outbound("Số điện thoại?", options(1), Purpose.QUESTION, AsksFor.CONTACT), contact),
                Arguments.of(outbound("Số điện thoại?", options(1), Purpose.QUESTION, AsksFor.CONTACT_AGAIN), contact));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void what_is_sent_is_what_graph_takes(Outbound message, Predicate<JsonObject> seen) {
        heard();
        assertThat(get(facebook.send(LAN, message))).isInstanceOf(Delivery.Sent.class);

        JsonObject body = graph.sends().get(0).getJsonObject("body");
        assertThat(body.getString("messaging_type")).isEqualTo("RESPONSE");
        assertThat(seen.test(body.getJsonObject("message"))).as(body.encode()).isTrue();
    }

    @Test
    void a_picture_is_uploaded_once_and_goes_before_the_words() {
        heard();
        Media picture = centre.picture("p1", 60);
        Outbound message = with(List.of(picture));
        get(facebook.send(LAN, message));
        get(facebook.send(LAN, message));

        assertThat(graph.uploads()).isEqualTo(1);
        assertThat(graph.lines("2000").stream().filter(line -> line.containsKey("attachment")))
                .hasSize(2);
        assertThat(graph.sends()).hasSize(4);
        assertThat(graph.sends()
                        .get(1)
                        .getJsonObject("body")
                        .getJsonObject("message")
                        .getString("text"))
                .isEqualTo("Kết quả");
    }

    @Test
    void a_picture_that_facebook_forgot_is_uploaded_again() {
        heard();
        Outbound message = with(List.of(centre.picture("p1", 60)));
        get(facebook.send(LAN, message));
        graph.forgetUploads();

        assertThat(get(facebook.send(LAN, message))).isInstanceOf(Delivery.Sent.class);
        assertThat(graph.uploads()).isEqualTo(1);
    }

    @Test
    void what_is_too_large_or_refused_travels_as_a_link() {
        heard();
        graph.refuseUpload(100, 2018047);
        get(facebook.send(LAN, with(List.of(centre.picture("p1", 60), centre.picture("big", (25 << 20) + 1)))));

        assertThat(graph.lines("2000").stream().map(line -> line.getString("text", "")))
                .contains(
                        "Tệp đính kèm: https://hue.example.vn/files/p1",
                        "Tệp đính kèm: https://hue.example.vn/files/big",
                        "Kết quả");
    }

    @Test
    void a_part_that_has_left_is_not_sent_again() {
        heard();
        Outbound message = with(List.of(centre.picture("p1", 60)));
        graph.fault(new JsonObject().put("kind", "none"));
        graph.fault(new JsonObject().put("kind", "html").put("status", 503));
        assertThat(get(facebook.send(LAN, message))).isInstanceOf(Delivery.Retry.class);

        assertThat(get(facebook.send(LAN, message))).isInstanceOf(Delivery.Sent.class);
        assertThat(graph.lines("2000")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "86399, bot, true, Sent, RESPONSE",
        "86401, bot, true, Never, RESPONSE",
        "86401, operator.lan, true, Sent, MESSAGE_TAG",
        "86401, operator.lan, false, Never, RESPONSE",
        "604799, operator.lan, true, Sent, MESSAGE_TAG",
        "604801, operator.lan, true, Never, MESSAGE_TAG",
        "604799, bot, true, Never, RESPONSE",
    })
    void a_window_closes_after_a_day_for_the_bot_and_after_a_week_for_a_person(
            long seconds, String author, boolean granted, String outcome, String type) {
        if (!granted) {
            facebook = verticle(false, Duration.ofSeconds(10));
        }
        heard();
        graph.later(Duration.ofSeconds(seconds));
        Delivery delivery = get(facebook.send(
                LAN, new Outbound("conversation/1/0", "Chào", List.of(), List.of(), Purpose.ANSWER, author, null)));

        assertThat(delivery.getClass().getSimpleName()).isEqualTo(outcome);
        List<JsonObject> sends = graph.sends();
        assertThat(sends.get(sends.size() - 1).getJsonObject("body").getString("messaging_type"))
                .isEqualTo(type);
    }

    /** A fault of the small Graph and what it comes to. */
    @ParameterizedTest
    @CsvSource({
        "'{\"kind\":\"error\",\"code\":613}', Snooze",
        "'{\"kind\":\"error\",\"code\":551,\"subcode\":1545041}', Never",
        "'{\"kind\":\"error\",\"code\":2,\"status\":500}', Retry",
        "'{\"kind\":\"error\",\"code\":2018300}', Snooze",
        "'{\"kind\":\"html\",\"status\":502}', Unsure",
        "'{\"kind\":\"html\",\"status\":503}', Retry",
        "'{\"kind\":\"hangup\"}', Unsure",
        "'{\"kind\":\"no-id\"}', Unsure",
        "'{\"kind\":\"usage\",\"percent\":99,\"minutes\":7}', Sent",
    })
    void a_fault_is_a_value(String fault, String outcome) {
        heard();
        graph.fault(new JsonObject(fault));
        assertThat(send("Chào").getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void silence_after_taking_is_unsure_and_the_echo_settles_it() throws InterruptedException {
        facebook = verticle(true, Duration.ofMillis(300));
        heard();
        graph.fault(new JsonObject().put("kind", "silence"));

        assertThat(send("Chào")).isInstanceOf(Delivery.Unsure.class);
        assertThat(centre.nextReceipt()).isEqualTo("conversation/1/0 SENT");
    }

    @Test
    void a_receipt_that_comes_before_the_answer_is_matched() throws InterruptedException {
        heard();
        graph.fault(new JsonObject().put("kind", "early"));

        assertThat(send("Chào")).isInstanceOf(Delivery.Sent.class);
        assertThat(List.of(centre.nextReceipt(), centre.nextReceipt()))
                .containsExactly("conversation/1/0 SENT", "conversation/1/0 DELIVERED");
        assertThat(centre.counts).containsEntry("receipt.early", 1);
    }

    @Test
    void a_body_for_a_page_without_a_token_is_kept_whole() {
        byte[] body = new String(body("m_1"), StandardCharsets.UTF_8)
                .replace("\"1000\"", "\"1001\"")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(post(body, sign(body))).isEqualTo(200);

        assertThat(centre.inbox).isEmpty();
        assertThat(centre.raw.values()).containsExactly(new String(body, StandardCharsets.UTF_8));
    }

    @Test
    void five_hundred_people_with_four_quick_messages_each_keep_their_order() {
        JsonArray items = new JsonArray();
        for (int i = 0; i < 2_000; i++) {
            // By turns, and the batch itself from the last to the first.
            int number = 1_999 - i;
            items.add(new JsonObject()
                    .put("sender", new JsonObject().put("id", "p" + number % 500))
                    .put("recipient", new JsonObject().put("id", "1000"))
                    .put("timestamp", NOW.toEpochMilli() + number)
                    .put("message", new JsonObject().put("mid", "m" + number).put("text", "tin " + number / 500)));
        }
        JsonObject entry = new JsonObject().put("id", "1000").put("time", 1).put("messaging", items);
        byte[] body = new JsonObject()
                .put("object", "page")
                .put("entry", new JsonArray().add(entry))
                .toBuffer()
                .getBytes();

        assertThat(post(body, sign(body))).isEqualTo(200);

        for (int person = 0; person < 500; person++) {
            int who = person;
            assertThat(centre.order.stream()
                            .filter(mid -> Integer.parseInt(mid.substring(1)) % 500 == who)
                            .map(mid -> Integer.parseInt(mid.substring(1)) / 500))
                    .containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    void nobody_listening_means_surely_not_sent() {
        heard();
        get(graph.close());
        assertThat(send("Chào")).isInstanceOf(Delivery.Retry.class);
    }

    @Test
    void usage_near_the_limit_pauses_without_another_call() {
        heard();
        graph.fault(new JsonObject().put("kind", "usage").put("percent", 99).put("minutes", 7));
        send("một");
        Delivery second = send("hai");

        assertThat(second).isInstanceOfSatisfying(Delivery.Snooze.class, snooze -> assertThat(snooze.delay())
                .isEqualTo(Duration.ofMinutes(7)));
        assertThat(graph.sends()).hasSize(1);
    }

    @Test
    void a_dead_token_is_a_state_of_the_channel() {
        heard();
        graph.deadToken(true);
        assertThat(send("một")).isInstanceOf(Delivery.Snooze.class);
        assertThat(send("hai")).isInstanceOf(Delivery.Snooze.class);

        assertThat(graph.sends()).hasSize(1);
        assertThat(centre.health).singleElement().asString().startsWith("DOWN").contains("hết hạn");
    }

    @Test
    void a_comment_is_answered_in_private_once_and_within_a_week() {
        get(graph.act("3000", new JsonObject().put("kind", "comment").put("text", "Đường hỏng")));
        Inbound comment = centre.inbox.values().iterator().next();

        assertThat(comment.parts()).containsExactly(new Part.Text("Đường hỏng"));
        assertThat(get(facebook.send(comment.from(), outbound("Chào", options(2), Purpose.ANSWER, null))))
                .isInstanceOf(Delivery.Sent.class);
        assertThat(centre.opened).containsExactly("3000");
        assertThat(get(facebook.send(comment.from(), outbound("Còn nữa", List.of(), Purpose.ANSWER, null))))
                .isEqualTo(new Delivery.Never(
                        "Bình luận này đã được trả lời riêng một lần; Facebook không cho lần thứ hai."));
        Instant weekAgo = NOW.minus(Duration.ofDays(7));
        Address old = FacebookUser.comment("1000", "1000_7", weekAgo.minusSeconds(1));
        assertThat(facebook.openUntil(old, NOW)).isEqualTo(NOW.minusSeconds(1));
        assertThat(facebook.openUntil(FacebookUser.person("1000", "2000"), NOW))
                .isEqualTo(NOW.plus(Duration.ofHours(24)));
        assertThat(get(facebook.send(old, outbound("Chào", List.of(), Purpose.ANSWER, null))))
                .isInstanceOf(Delivery.Never.class);
    }

    @Test
    void seen_and_typing_are_shown_for_a_new_message_only() {
        FacebookSettings settings = FacebookSettings.of("4242", SECRET, "verify-me", Map.of("1000", "PAGE-TOKEN"))
                .at(graph.origin(), List.of());
        facebook = new FacebookVerticle(centre.ports(new Files()), settings, () -> NOW, "vi");
        get(vertx.deployVerticle(facebook));
        serve();
        graph.fault(
                new JsonObject().put("on", "webhook").put("kind", "duplicate").put("copies", 3));
        get(graph.act("2000", text("Chào")));
        send("Chào anh/chị");

        assertThat(centre.counts).containsEntry("message", 3);
        assertThat(graph.sends().stream()
                        .filter(send -> send.getJsonObject("body").containsKey("sender_action")))
                .hasSizeLessThanOrEqualTo(2);
    }

    private void heard() {
        get(graph.act("2000", text("Chào")));
    }

    private Delivery send(String text) {
        return get(facebook.send(LAN, outbound(text, List.of(), Purpose.ANSWER, null)));
    }

    private static Outbound outbound(String text, List<Option> options, Purpose purpose, @Nullable AsksFor asksFor) {
        return new Outbound("conversation/1/0", text, options, List.of(), purpose, Outbound.BOT, asksFor);
    }

    private static Outbound with(List<Media> media) {
        return new Outbound("conversation/1/0", "Kết quả", List.of(), media, Purpose.NOTICE, Outbound.BOT, null);
    }

    private static List<Option> options(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Option("choice:" + i, "Lựa chọn số " + i, Integer.toString(i)))
                .toList();
    }

    private static JsonObject text(String text) {
        return new JsonObject().put("kind", "text").put("text", text);
    }

    private static byte[] body(String mid) {
        return ("{\"object\":\"page\",\"entry\":[{\"id\":\"1000\",\"time\":1793520000123,\"messaging\":[{\"sender\":"
                        + "{\"id\":\"2000\"},\"recipient\":{\"id\":\"1000\"},\"timestamp\":1793520000100,\"message\":"
                        + "{\"mid\":\"" + mid + "\",\"text\":\"xin ch\\u00e0o\"}}]}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String sign(byte[] body) {
        return new WebhookSignature(SECRET).of(body);
    }

    private int post(byte[] body, @Nullable String signature) {
        var request = web.postAbs(webhook);
        if (signature != null) {
            request.putHeader("X-Hub-Signature-256", signature);
        }
        return get(request.sendBuffer(Buffer.buffer(body))).statusCode();
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
