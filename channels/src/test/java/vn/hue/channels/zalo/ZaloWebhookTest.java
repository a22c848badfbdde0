package vn.hue.channels.zalo;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.channels.zalo.ZaloStage.APP;
import static vn.hue.channels.zalo.ZaloStage.USER;
import static vn.hue.channels.zalo.ZaloStage.signed;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;

final class ZaloWebhookTest {

    private final ZaloStage stage = new ZaloStage(
            new ZaloSettings.Extras(null, "/-strong", "zalo_verifierAbc1.html", "<meta content=\"Abc1\">"));

    @AfterEach
    void closes() {
        stage.close();
    }

    @Test
    void a_message_is_taken_with_its_words_its_sender_and_its_time() {
        String id = stage.phone("text", new JsonObject().put("text", "Đèn hỏng").put("quotes", "q1"));

        Inbound heard = stage.centre.hear();

        assertThat(heard.externalId()).isEqualTo(id);
        assertThat(heard.from()).isEqualTo(ZaloStage.CITIZEN);
        assertThat(heard.sentAt()).isEqualTo(stage.now());
        assertThat(heard.parts()).containsExactly(new Part.Text("Đèn hỏng"));
        assertThat(heard.quotes()).isEqualTo("q1");
    }

    @Test
    void five_copies_of_an_event_are_one_message() {
        stage.fault("duplicate", 1);
        stage.phone("text", new JsonObject().put("text", "một"));
        stage.phone("text", new JsonObject().put("text", "hai"));

        assertThat(stage.centre.hear().parts()).containsExactly(new Part.Text("một"));
        assertThat(stage.centre.hear().parts()).containsExactly(new Part.Text("hai"));
        assertThat(stage.centre.inbox).hasSize(2);
    }

    @Test
    void it_is_acknowledged_only_after_the_write_and_not_at_all_when_that_takes_too_long() {
        String body = text("a");
        stage.centre.hold = Promise.promise();
        assertThat(stage.webhook(body, signed(body)).statusCode()).isEqualTo(503);

        stage.centre.hold = null;
        stage.centre.away = true;
        assertThat(stage.webhook(body, signed(body)).statusCode()).isEqualTo(503);

        stage.centre.away = false;
        assertThat(stage.webhook(body, signed(body)).statusCode()).isEqualTo(200);
        assertThat(stage.webhook(body, signed(body)).statusCode()).isEqualTo(200);
        assertThat(stage.centre.inbox).hasSize(1);
    }

    @Test
    void a_forged_or_unsigned_event_gets_its_200_and_is_dropped_and_counted() {
        String body = text("a");
        assertThat(stage.webhook(body, Map.of()).statusCode()).isEqualTo(200);
        assertThat(stage.webhook("", Map.of()).statusCode()).isEqualTo(200);
        assertThat(stage.webhook(body.replace("\"a\"", "\"b\""), signed(body)).statusCode())
                .isEqualTo(200);
        assertThat(stage.webhook(body, Map.of("X-ZEvent-Signature", "mac=")).statusCode())
                .isEqualTo(200);

        assertThat(stage.centre.inbox).isEmpty();
        assertThat(stage.centre.count("signature.absent")).isEqualTo(2);
        assertThat(stage.centre.count("signature.invalid")).isEqualTo(2);
    }

    @Test
    void a_body_over_a_megabyte_gets_its_200_and_is_dropped_and_counted() {
        String body = text("a".repeat(1 << 20));
        assertThat(stage.webhook(body, signed(body)).statusCode()).isEqualTo(200);

        assertThat(stage.centre.count("body.too-large")).isEqualTo(1);
        assertThat(stage.centre.inbox).isEmpty();
        assertThat(stage.centre.raw).isEmpty();
    }

    @Test
    void a_body_that_is_no_text_and_one_that_is_packed_do_no_harm() throws Exception {
        // A broken letter in signed words: kept as it came, and no message.
        byte[] broken = text("a\u00e0").getBytes(StandardCharsets.ISO_8859_1);
        String mac = "mac="
                + ZaloSignature.hex(
                        APP.appId(), broken, Long.toString(stage.now().toEpochMilli()), APP.oaSecret());
        assertThat(stage.webhook(Buffer.buffer(broken), Map.of("X-ZEvent-Signature", mac))
                        .statusCode())
                .isEqualTo(200);

        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text("a").getBytes(StandardCharsets.UTF_8));
        }
        Map<String, String> headers = new HashMap<>(signed(text("a")));
        headers.put("Content-Encoding", "gzip");
        assertThat(stage.webhook(Buffer.buffer(packed.toByteArray()), headers).statusCode())
                .isEqualTo(200);

        assertThat(stage.centre.inbox).isEmpty();
        assertThat(stage.centre.count("signature.invalid") + stage.centre.count("signature.absent"))
                .isEqualTo(2);
    }

    @Test
    void an_event_nobody_knows_and_one_of_another_account_are_kept_raw() {
        String dream = "{\"event_name\":\"user_dreamed\",\"oa_id\":\"" + APP.oaId() + "\",\"timestamp\":\"1\"}";
        stage.webhook(dream, signed(dream));
        assertThat(stage.centre.tell()).startsWith("raw user_dreamed|1");

        String other = text("a").replace(APP.oaId(), "999");
        stage.webhook(other, signed(other));
        assertThat(stage.centre.tell()).isEqualTo("raw m1");
        assertThat(stage.centre.raw).containsEntry("m1", other);
        assertThat(stage.centre.inbox).isEmpty();
    }

    @Test
    void a_person_in_zalos_console_is_heard_and_a_program_is_not() {
        stage.phone("console", new JsonObject().put("text", "Để tôi xem").put("admin", "77"));
        assertThat(stage.centre.tell()).isEqualTo("console 77 [Text[text=Để tôi xem]]");

        String echo = event("oa_send_text", APP.oaId(), USER, "{\"msg_id\":\"e1\",\"text\":\"x\"}");
        assertThat(stage.webhook(echo, signed(echo)).statusCode()).isEqualTo(200);
        assertThat(stage.centre.count("echo.unmatched")).isEqualTo(1);
        assertThat(stage.centre.told).isEmpty();
    }

    @Test
    void what_zalo_calls_an_interaction_counts_and_nothing_else_does() {
        String person = ",\"oa_id\":\"" + APP.oaId() + "\",\"timestamp\":\""
                + stage.now().toEpochMilli() + "\"";
        String user = ",\"user_id\":\"" + USER + "\"";
        String follower = ",\"follower\":{\"id\":\"" + USER + "\"}";
        for (String what : List.of(
                "follow\"" + follower,
                "user_click_chatnow\"" + user,
                "widget_interaction_accepted\",\"data\":{\"user_id\":\"" + USER + "\"}",
                "user_call_oa\",\"call_duration\":61000" + user)) {
            String body = "{\"event_name\":\"" + what + person + "}";
            assertThat(stage.webhook(body, signed(body)).statusCode()).isEqualTo(200);
            assertThat(stage.centre.tell()).as(what).isEqualTo("seen " + USER + ' ' + stage.now());
        }
        String reaction =
                event("user_reacted_message", USER, APP.oaId(), "{\"msg_id\":\"x\",\"react_icon\":\"/-heart\"}");
        stage.webhook(reaction, signed(reaction));
        for (String what : List.of(
                "unfollow\"" + follower, "user_call_oa\",\"call_duration\":0" + user, "user_feedback\"" + user)) {
            String body = "{\"event_name\":\"" + what + person + "}";
            stage.webhook(body, signed(body));
        }
        assertThat(stage.centre.told).isEmpty();
    }

    @Test
    void a_withdrawal_is_passed_on() {
        String body = "{\"event_name\":\"user_withdraw\",\"oa_id\":\"" + APP.oaId() + "\",\"user_id\":\"" + USER
                + "\",\"timestamp\":\"1\"}";
        stage.webhook(body, signed(body));
        assertThat(stage.centre.tell()).isEqualTo("withdrawn " + USER);
    }

    @Test
    void a_message_that_was_taken_gets_a_reaction() {
        String id = stage.phone("text", new JsonObject().put("text", "Ổ gà"));
        stage.centre.hear();
        assertThat(stage.nextTaken())
                .isEqualTo(new JsonObject()
                        .put("recipient", new JsonObject().put("user_id", USER))
                        .put(
                                "sender_action",
                                new JsonObject().put("react_icon", "/-strong").put("react_message_id", id)));
    }

    @Test
    void the_contact_form_comes_as_a_card() {
        stage.phone("form", new JsonObject().put("name", "Hoa").put("phone", "84905123456"));
        assertThat(stage.centre.hear().parts()).containsExactly(new Part.ContactCard("Hoa", "84905123456", null, null));
    }

    /** What Zalo's documents leave open shows in the counters of a live account. */
    @ParameterizedTest(name = "{0} is counted as {2}")
    @CsvSource(delimiter = '|', textBlock = """
            user_send_gif    | "message":{"msg_id":"m1","attachments":[{"type":"gif","payload":{"url":"https://x.zdn.vn/a.gif"}}]}   | gif
            user_send_image  | "message":{"msg_id":"m1","attachments":[{"type":"image","payload":{}},{"type":"image","payload":{}}]} | attachments.several
            user_send_image  | "message":{"msg_id":"m1"},"attachments":[{"type":"image","payload":{}}]                              | attachments.top-level
            user_submit_info | "info":{"name":"Hoa","phone":"84905123456"}                                                         | form.flat
            user_submit_info | "info":{"name":"Hoa","full_address":{"user_city":"Huế"}}                                            | form.full-address
            """)
    void which_of_the_possible_shapes_it_was_is_counted(String name, String content, String counted) {
        String body = "{\"event_name\":\"" + name + "\",\"sender\":{\"id\":\"" + USER + "\"},\"recipient\":{\"id\":\""
                + APP.oaId() + "\"},\"timestamp\":\"1793520000123\"," + content + "}";
        assertThat(stage.webhook(body, signed(body)).statusCode()).isEqualTo(200);
        assertThat(stage.centre.count(counted)).isEqualTo(1);
    }

    @Test
    void a_time_out_of_this_world_is_replaced_by_ours() {
        String body = text("a").replaceAll("\"timestamp\":\"\\d+\"", "\"timestamp\":\"154390853474\"");
        stage.webhook(body, signed(body));
        assertThat(stage.centre.hear().sentAt()).isEqualTo(stage.now());
    }

    @Test
    void the_domain_is_proven_by_its_file() {
        var answer = ZaloStage.get(stage.web
                .get(stage.port, "127.0.0.1", "/zalo_verifierAbc1.html")
                .send());
        assertThat(answer.bodyAsString()).isEqualTo("<meta content=\"Abc1\">");
    }

    @ParameterizedTest
    @CsvSource({"246845883529197922, 388613280878808645, READ", "388613280878808645, 246845883529197922, READ"})
    void a_receipt_is_ours_whichever_way_round_it_names_the_two(String sender, String recipient, String state) {
        stage.centre.knows("z1", "ours-1");
        String body = event("user_seen_message", sender, recipient, "{\"msg_ids\":[\"z1\"]}");
        stage.webhook(body, signed(body));
        assertThat(stage.centre.tell()).isEqualTo("ours-1 " + state);
    }

    @Test
    void the_documented_signature_matches_the_published_vector() {
        String body = "{\"app_id\":\"360846524940903967\",\"sender\":{\"id\":\"246845883529197922\"},"
                + "\"user_id_by_app\":\"552177279717587730\",\"recipient\":{\"id\":\"388613280878808645\"},"
                + "\"event_name\":\"user_send_text\",\"message\":{\"text\":\"Xin chào shop 👋\","
                + "\"msg_id\":\"96d3cdf3af150460909\"},\"timestamp\":\"1793520000123\"}";
        assertThat(ZaloSignature.hex(
                        "360846524940903967",
                        body.getBytes(StandardCharsets.UTF_8),
                        "1793520000123",
                        "oa-secret-for-tests"))
                .isEqualTo("6f21a049bb1b7485f8cb791165ad1f1af8d4dd0fe197dd61ec54ca4f7075e71e");
    }

    private String text(String text) {
        return event("user_send_text", USER, APP.oaId(), "{\"msg_id\":\"m1\",\"text\":\"" + text + "\"}");
    }

    private String event(String name, String sender, String recipient, String message) {
        return "{\"app_id\":\"" + APP.appId() + "\",\"event_name\":\"" + name + "\",\"sender\":{\"id\":\"" + sender
                + "\"},\"recipient\":{\"id\":\"" + recipient + "\"},\"message\":" + message + ",\"timestamp\":\""
                + stage.now().toEpochMilli() + "\"}";
    }
}
