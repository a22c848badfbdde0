package vn.hue.channels.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;

/** What Facebook brings: taken once, in order, and nothing that is not Facebook's. */
final class FacebookWebhookTest extends FacebookStage {

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

    @Test
    void what_we_are_only_shown_is_taken_and_told_to_be_somebody_else_s() {
        byte[] body = new String(body("m_1"), StandardCharsets.UTF_8)
                .replace("\"messaging\"", "\"standby\"")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(post(body, sign(body))).isEqualTo(200);
        assertThat(post(body("m_2"), sign(body("m_2")))).isEqualTo(200);
        assertThat(centre.order).containsExactly("m_1", "m_2");
        assertThat(centre.held).containsExactly("m_1");
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
    void a_thousand_updates_at_once_are_all_taken_however_long() {
        JsonArray messages = new JsonArray();
        JsonObject batch = new JsonObject(new String(body("m_0"), StandardCharsets.UTF_8));
        JsonObject first = batch.getJsonArray("entry").getJsonObject(0);
        for (int i = 0; i < 1_000; i++) {
            JsonObject item = first.getJsonArray("messaging").getJsonObject(0).copy();
            item.put("sender", new JsonObject().put("id", "u" + i));
            item.put("message", new JsonObject().put("mid", "m_" + i).put("text", "à".repeat(1_999)));
            messages.add(item);
        }
        first.put("messaging", messages);
        byte[] body = batch.encode().replace("à", "\\u00e0").getBytes(StandardCharsets.UTF_8);
        assertThat(body.length).isGreaterThan(10 << 20);

        assertThat(post(body, sign(body))).isEqualTo(200);
        assertThat(centre.order).hasSize(1_000);
    }

    @Test
    void more_than_any_batch_can_have_is_refused_unread() {
        byte[] body = new byte[(15 << 20) + 1];
        assertThat(post(body, sign(body))).isEqualTo(413);
    }

    /** Facebook counts its 24 hours from what a citizen does, not only from what they write. */
    @Test
    void a_reaction_and_a_link_to_the_page_count_and_receipts_do_not() {
        post("\"reaction\":{\"mid\":\"m_1\",\"action\":\"react\",\"reaction\":\"love\"}");
        post("\"referral\":{\"ref\":\"street\",\"source\":\"SHORTLINK\",\"type\":\"OPEN_THREAD\"}");
        assertThat(centre.seen).containsExactly("2000 2026-11-01T08:00:00.100Z", "2000 2026-11-01T08:00:00.100Z");

        post("\"reaction\":{\"mid\":\"m_1\",\"action\":\"unreact\"}");
        post("\"read\":{\"watermark\":1793520000000}");
        post("\"delivery\":{\"watermark\":1793520000000}");
        post("\"optin\":{\"type\":\"notification_messages\"}");
        assertThat(centre.seen).hasSize(2);
        assertThat(centre.inbox).isEmpty();
    }

    private void post(String item) {
        byte[] body =
                ("{\"object\":\"page\",\"entry\":[{\"id\":\"1000\",\"time\":1793520000123,\"messaging\":[{\"sender\":"
                                + "{\"id\":\"2000\"},\"recipient\":{\"id\":\"1000\"},\"timestamp\":1793520000100,"
                                + item + "}]}]}")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(post(body, sign(body))).isEqualTo(200);
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
}
