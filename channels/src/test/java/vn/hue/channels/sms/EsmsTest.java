package vn.hue.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.channels.sms.SmsStage.get;
import static vn.hue.channels.sms.SmsStage.send;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.emulators.network.Lie;

class EsmsTest {

    private final SmsStage stage = new SmsStage();
    private final int port = stage.esms();
    private final SmsVerticle channel = Objects.requireNonNull(stage.channel);

    @AfterEach
    void close() {
        stage.close();
    }

    private List<JsonObject> requests() {
        return SmsStage.objects(stage.json("/emulator/sms/esms/sent").getJsonArray("requests"));
    }

    private String hook(String path) {
        return "http://127.0.0.1:" + port + "/webhooks/sms/" + path;
    }

    private JsonObject citizen(String text, JsonObject how) {
        return stage.post(
                "/emulator/sms/esms/message",
                new JsonObject()
                        .put("to", hook(SmsStage.SECRET_PATH + "/message"))
                        .put("user", SmsStage.CITIZEN)
                        .put("text", text)
                        .mergeIn(how));
    }

    @Test
    void a_text_goes_out_whole_and_its_result_comes_back() {
        String text = "Đã nhận phản ánh. ".repeat(12).strip();
        Delivery delivery = send(channel, "m1", text);
        assertThat(delivery).isEqualTo(new Delivery.Sent("esms:e1"));
        assertThat(stage.reads()).containsExactly(text);
        assertThat(stage.centre.tell()).isEqualTo("m1 DELIVERED");
        JsonObject request = requests().get(0);
        assertThat(request.getString("Phone")).isEqualTo("84905123456");
        assertThat(request.getString("IsUnicode")).isEqualTo("1");
        assertThat(request.getString("SmsType")).isEqualTo("2");
        assertThat(request.getString("Brandname")).isEqualTo("HueIOC");
        assertThat(request.getString("RequestId")).hasSizeLessThanOrEqualTo(50).doesNotContain("m1");
    }

    @Test
    void a_result_that_is_bad_is_told() {
        stage.fault("failed", 1);
        send(channel, "m1", "Chào");
        assertThat(stage.centre.tell()).isEqualTo("m1 FAILED: Nhà mạng không giao được tin tới số này.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"lost", "page"})
    void what_is_not_answered_is_asked_again_under_the_same_name_and_sent_once(String kind) {
        stage.fault(kind, 1);
        assertThat(send(channel, "m1", "Chào")).isInstanceOf(Delivery.Sent.class);
        assertThat(requests())
                .hasSize(2)
                .extracting(each -> each.getString("RequestId"))
                .containsOnly(requests().get(0).getString("RequestId"));
        assertThat(stage.reads()).containsExactly("Chào");
        assertThat(stage.centre.tell()).isEqualTo("m1 DELIVERED");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_answered_with_a_lie_is_asked_again_and_sent_once(Lie lie) {
        stage.fault("lie", 1, lie.ordinal());
        assertThat(send(channel, "m1", "Chào")).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.reads()).containsExactly("Chào");
    }

    @Test
    void what_is_answered_with_lies_alone_is_unsure() {
        stage.fault("lie", 3, Lie.FLOOD.ordinal());
        assertThat(send(channel, "m1", "Chào"))
                .isEqualTo(new Delivery.Unsure(
                        "Tổng đài SMS trả lời nhưng không đọc được (sai dạng hoặc quá dài), nên không chắc đã gửi."));
        assertThat(stage.reads()).containsExactly("Chào");
    }

    @Test
    void what_may_have_been_taken_is_not_surely_refused_by_what_is_said_when_asked_again() {
        stage.fault("lost", 1);
        stage.fault("code-again", 1, 103);
        assertThat(send(channel, "m1", "Chào")).isInstanceOf(Delivery.Unsure.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "99, Never, Số điện thoại đã chặn hoặc từ chối nhận tin.",
        "101, Never, Khóa kết nối eSMS không đúng.",
        "103, Never, Tài khoản eSMS không đủ tiền.",
        "108, Never, Số điện thoại không hợp lệ.",
        "146, Never, Nội dung không đúng mẫu đã đăng ký với nhà mạng.",
        "160, Snooze, Gửi nhanh hơn tốc độ eSMS cho phép.",
        "199, Sent, request",
        "777, Retry, eSMS từ chối với mã chưa biết: 777."
    })
    void a_refusal_is_told_with_its_reason(int code, String outcome, String reason) {
        stage.fault("code", 1, code);
        Delivery delivery = send(channel, "m1", "Chào");
        assertThat(delivery.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(delivery.toString()).contains(reason);
    }

    @Test
    void an_account_without_money_is_a_state_of_the_channel() {
        assertThat(stage.centre.state()).isEqualTo("UP");
        stage.fault("code", 1, 103);
        send(channel, "m1", "Chào");
        assertThat(stage.centre.state()).isEqualTo("DOWN: Tài khoản eSMS không đủ tiền.");
        send(channel, "m2", "Chào");
        assertThat(stage.centre.state()).isEqualTo("UP");
    }

    @Test
    void a_forged_result_changes_nothing() {
        stage.fault("late-receipt", 1);
        send(channel, "m1", "Chào");
        // Anybody may claim that it failed; eSMS says otherwise.
        String forged = hook(SmsStage.SECRET_PATH + "/receipt?SMSID=e1&SendStatus=5&SendSuccess=0&SendFailed=1");
        assertThat(get(stage.web.getAbs(forged).send()).statusCode()).isEqualTo(200);
        assertThat(stage.centre.tell()).isEqualTo("m1 DELIVERED");
        String guessed = hook("another-path-that-is-long/receipt?SMSID=e1&SendStatus=5");
        assertThat(get(stage.web.getAbs(guessed).send()).statusCode()).isEqualTo(404);
        String unknown = hook(SmsStage.SECRET_PATH + "/receipt?SMSID=nobody&SendStatus=5");
        assertThat(get(stage.web.getAbs(unknown).send()).statusCode()).isEqualTo(200);
        assertThat(stage.centre.told).isEmpty();
    }

    @ParameterizedTest(name = "in hexadecimal {0}")
    @CsvSource({"false", "true"})
    void what_a_citizen_writes_is_heard_once(boolean hex) {
        JsonObject how = new JsonObject().put("hex", hex).put("smsid", "77");
        JsonObject answer = citizen("HUE Nước ngập ở kiệt 147", how);
        assertThat(answer.getInteger("status")).isEqualTo(200);
        assertThat(answer.getString("body")).contains("<Smsid>77</Smsid>").contains("</ClientResponse>");
        assertThat(stage.centre.hear()).isEqualTo(SmsStage.CITIZEN + ": HUE Nước ngập ở kiệt 147");
        assertThat(citizen("HUE Nước ngập ở kiệt 147", how).getInteger("status"))
                .isEqualTo(200);
        assertThat(stage.centre.inbox).hasSize(1);
    }

    @Test
    void what_is_not_signed_is_not_heard() {
        assertThat(citizen("Chào", new JsonObject().put("sign", "bm9wZQ==")).getInteger("status"))
                .isEqualTo(403);
        assertThat(stage.centre.inbox).isEmpty();
    }

    @Test
    void esms_is_told_to_come_again_while_the_store_is_away() {
        stage.centre.away = true;
        assertThat(citizen("Chào", new JsonObject().put("smsid", "1")).getInteger("status"))
                .isEqualTo(503);
        stage.centre.away = false;
        assertThat(citizen("Chào", new JsonObject().put("smsid", "1")).getInteger("status"))
                .isEqualTo(200);
        assertThat(stage.centre.inbox).hasSize(1);
    }
}
