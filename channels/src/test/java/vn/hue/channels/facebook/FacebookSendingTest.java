package vn.hue.channels.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Outbound.AsksFor;
import vn.hue.conversations.vocabulary.Outbound.Purpose;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.emulators.network.Lie;

/** What goes to Facebook, and what becomes of it. */
final class FacebookSendingTest extends FacebookStage {

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

    @ParameterizedTest
    @EnumSource
    void what_is_taken_and_answered_with_a_lie_is_unsure_and_the_next_goes(Lie lie) {
        facebook = verticle(true, lie == Lie.DRIP ? Duration.ofMillis(500) : Duration.ofSeconds(10));
        heard();
        graph.fault(new JsonObject().put("kind", "lie").put("lie", lie.name()));
        assertThat(send("Chào")).isInstanceOfSatisfying(Delivery.Unsure.class, unsure -> assertThat(unsure.reason())
                .endsWith("nên không chắc đã gửi.")
                .satisfies(why ->
                        assertThat(lie != Lie.FLOOD || why.contains("quá dài")).isTrue()));
        assertThat(send("Chào")).isInstanceOf(Delivery.Sent.class);
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
    void nobody_listening_means_surely_not_sent() {
        heard();
        get(graph.close());
        // A connection that is just being closed may take one message with it: nobody knows whether that arrived.
        Delivery first = send("Chào");
        assertThat(first instanceof Delivery.Unsure ? send("Chào") : first).isInstanceOf(Delivery.Retry.class);
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
    void the_one_answer_to_a_comment_is_whole_or_is_not_sent() {
        get(graph.act("3000", new JsonObject().put("kind", "comment").put("text", "Đường hỏng")));
        Address comment = centre.inbox.values().iterator().next().from();

        assertThat(facebook.onlyOnce(comment)).isTrue();
        assertThat(facebook.onlyOnce(LAN)).isFalse();
        assertThat(get(facebook.send(comment, outbound("x".repeat(2_000), List.of(), Purpose.ANSWER, null))))
                .isEqualTo(new Delivery.Never("Trả lời riêng một bình luận chỉ được một tin và tin này quá dài."
                        + " Xin viết ngắn lại rồi gửi lại."));
        assertThat(get(facebook.send(comment, with(List.of(centre.picture("p1", 60))))))
                .isInstanceOf(Delivery.Sent.class);
        assertThat(graph.sends()).singleElement().satisfies(sent -> assertThat(
                        sent.getJsonObject("body").getJsonObject("message").getString("text"))
                .isEqualTo("Kết quả\nTệp đính kèm: https://hue.example.vn/files/p1"));
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
}
