package vn.hue.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.channels.sms.SmsStage.get;
import static vn.hue.channels.sms.SmsStage.message;
import static vn.hue.channels.sms.SmsStage.send;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hue.channels.sms.text.Joining;
import vn.hue.channels.sms.text.Unicode;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Sender;

class SmppSendingTest {

    private static final String LONG =
            "Kính gửi anh/chị, phản ánh về nước ngập ở kiệt 147 đã được chuyển cho đơn vị xử lý. "
                    + "Trung tâm sẽ nhắn kết quả trong 6 ngày làm việc. Trân trọng cảm ơn anh/chị 🙏";

    private @Nullable SmsStage open;

    private SmsStage stage() {
        return stage("hex");
    }

    private SmsStage stage(String ids) {
        SmsStage stage = new SmsStage(ids);
        open = stage;
        return stage;
    }

    @AfterEach
    void close() {
        if (open != null) {
            open.close();
        }
    }

    @Test
    void a_short_text_arrives_and_is_reported() {
        SmsStage stage = stage();
        SmsVerticle channel = stage.bound();

        Delivery delivery = send(channel, "m1", "Đã nhận phản ánh.");

        assertThat(delivery).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.reads()).containsExactly("Đã nhận phản ánh.");
        JsonObject taken = stage.taken().get(0);
        assertThat(taken.getString("from")).isEqualTo("HueIOC");
        assertThat(taken.getString("to")).isEqualTo("84905123456");
        assertThat(taken.getInteger("dataCoding")).isEqualTo(8);
        assertThat(taken.getInteger("registered")).isEqualTo(1);
        assertThat(taken.getString("validity")).isEqualTo("000001000000000R");
        assertThat(stage.centre.tell()).isEqualTo("m1 DELIVERED");
    }

    @Test
    void a_code_is_not_delivered_when_nobody_may_type_it_any_more() {
        SmsStage stage = stage();
        SmsVerticle channel = stage.bound();
        Outbound code = message("m1", "Mã: 123456").until(stage.now().plusSeconds(300));
        stage.later(Duration.ofSeconds(30));
        assertThat(get(channel.send(SmsStage.TO, code))).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.taken().get(0).getString("validity")).isEqualTo("000000000430000R");
        stage.later(Duration.ofSeconds(270));
        Outbound late = message("m2", "Mã: 654321").until(stage.now());
        assertThat(get(channel.send(SmsStage.TO, late)))
                .isEqualTo(new Delivery.Never("Tin đã quá hạn nên không gửi nữa."));
        assertThat(stage.taken()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Joining.class)
    void a_long_text_arrives_whole_whatever_joins_it(Joining joining) {
        SmsStage stage = stage().with(Unicode.AUTO, joining);
        SmsVerticle channel = stage.bound();

        assertThat(send(channel, "m1", LONG)).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.reads()).containsExactly(LONG);
        assertThat(stage.centre.tell()).isEqualTo("m1 DELIVERED");

        // The next has another number to join it by.
        assertThat(send(channel, "m2", LONG + "!")).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.reads()).containsExactly(LONG, LONG + "!");
        assertThat(stage.centre.tell()).isEqualTo("m2 DELIVERED");
    }

    @ParameterizedTest
    @CsvSource({"decimal", "hex", "padded"})
    void receipts_are_matched_however_ids_are_written(String ids) {
        SmsStage stage = stage(ids);
        assertThat(send(stage.bound(), "m1", LONG)).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.centre.tell()).isEqualTo("m1 DELIVERED");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"early-receipt", "parameters", "late-receipt"})
    void receipts_are_matched_whenever_and_however_they_come(String kind) {
        SmsStage stage = stage();
        SmsVerticle channel = stage.bound();
        stage.fault(kind, 3);
        assertThat(send(channel, "m1", LONG)).isInstanceOf(Delivery.Sent.class);
        stage.control("receipts");
        assertThat(stage.centre.tell()).isEqualTo("m1 DELIVERED");
    }

    @Test
    void a_message_fails_when_one_of_its_segments_does() {
        SmsStage stage = stage();
        SmsVerticle channel = stage.bound();
        stage.fault("failed", 1);
        assertThat(send(channel, "m1", LONG)).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.centre.tell())
                .isEqualTo("m1 FAILED: Nhà mạng báo gửi không thành công. (mã 027 của nhà mạng)");
    }

    @Test
    void a_receipt_finds_its_message_after_a_restart_and_on_another_gateway() {
        SmsStage stage = stage();
        SmsVerticle channel = stage.bound();
        stage.fault("late-receipt", 3);
        assertThat(send(channel, "m1", LONG)).isInstanceOf(Delivery.Sent.class);
        stage.undeploy();
        stage.bound();
        stage.control("receipts");
        assertThat(stage.centre.tell()).isEqualTo("m1 DELIVERED");
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "0x01, Never, Độ dài tin nhắn không hợp lệ.",
        "0x08, Retry, Tổng đài SMS gặp lỗi hệ thống.",
        "0x0A, Never, Tên hiển thị hoặc đầu số gửi chưa được nhà mạng chấp nhận.",
        "0x0B, Never, Số điện thoại không nhận được tin nhắn.",
        "0x14, Snooze, Hàng đợi của tổng đài SMS đang đầy.",
        "0x45, Retry, Tổng đài SMS không gửi được tin.",
        "0x58, Snooze, Gửi nhanh hơn tốc độ nhà mạng cho phép.",
        "0x62, Never, Thời hạn của tin nhắn không hợp lệ.",
        "0x64, Retry, Máy của người dân tạm thời không nhận được tin.",
        "0x66, Never, Máy của người dân từ chối tin nhắn.",
        "0xC4, Never, Giá trị tham số của tin nhắn không đúng.",
        "0xFF, Retry, Tổng đài SMS gặp lỗi không rõ.",
        "0x40B, Retry, Tổng đài SMS từ chối với mã chưa biết: 0x40B."
    })
    void a_refusal_is_told_with_its_reason(String status, String outcome, String reason) {
        SmsStage stage = stage();
        SmsVerticle channel = stage.bound();
        stage.fault("status", 1, Integer.decode(status));
        Delivery delivery = send(channel, "m1", "Chào");
        assertThat(delivery.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(delivery.toString()).contains(reason);
        assertThat(stage.taken()).isEmpty();
    }

    @Test
    void a_segment_that_was_taken_is_never_handed_over_again() {
        SmsStage stage = stage();
        SmsVerticle channel = stage.bound();
        int segments = 3;
        for (int refusals = 1; refusals <= 2; refusals++) {
            stage.fault("status", refusals, 0x58);
            // The first segment is refused; then those after it.
            Delivery delivery = send(channel, "m1", LONG);
            while (!(delivery instanceof Delivery.Sent)) {
                assertThat(delivery).isInstanceOf(Delivery.Snooze.class);
                delivery = send(channel, "m1", LONG);
            }
        }
        assertThat(stage.taken()).hasSize(segments);
        assertThat(stage.reads()).containsExactly(LONG);
        assertThat(stage.centre.tell()).isEqualTo("m1 DELIVERED");
    }

    @Test
    void a_refusal_in_the_middle_is_gone_on_from_by_another_gateway() {
        SmsStage stage = stage().window(1);
        SmsVerticle channel = stage.bound();
        stage.fault("slow", 1);
        Future<Delivery> first = channel.send(SmsStage.TO, message("m1", LONG));
        stage.until(seen -> seen.getJsonArray("messages").size() == 1);
        stage.fault("status", 1, 0x14);
        stage.control("release");
        assertThat(get(first)).isInstanceOf(Delivery.Snooze.class);
        stage.undeploy();

        assertThat(send(stage.bound(), "m1", LONG)).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.taken()).extracting(sms -> sms.getInteger("number")).containsExactly(1, 2, 3);
        assertThat(stage.reads()).containsExactly(LONG);
        assertThat(stage.centre.tell()).isEqualTo("m1 DELIVERED");
    }

    @Test
    void an_answer_that_does_not_come_is_unsure_and_never_a_reason_to_send_again() {
        SmsStage stage = stage();
        SmsVerticle channel = stage.bound();
        stage.fault("slow", 1);
        assertThat(send(channel, "m1", "Chào"))
                .isEqualTo(new Delivery.Unsure("Đã gửi sang tổng đài SMS nhưng không nhận được trả lời."));
        stage.control("release");
        // Even if somebody tried.
        assertThat(send(channel, "m1", "Chào")).isInstanceOf(Delivery.Unsure.class);
        assertThat(stage.taken()).hasSize(1);
    }

    @Test
    void what_a_killed_gateway_had_begun_is_not_handed_over_again() {
        SmsStage stage = stage();
        // It was killed between the mark and the answer.
        get(stage.centre.texts.put(
                SentSegment.first("m1", SmsStage.TO, 1, 3, 77, SentSegment.State.BEGUN, stage.now())));
        Delivery delivery = send(stage.bound(), "m1", LONG);
        assertThat(delivery).isInstanceOf(Delivery.Unsure.class);
        assertThat(stage.taken()).extracting(sms -> sms.getInteger("number")).containsExactly(2, 3);
        assertThat(stage.taken()).extracting(sms -> sms.getInteger("reference")).containsOnly(77);
    }

    @Test
    void the_rest_of_a_long_text_goes_out_although_one_segment_is_unsure() {
        SmsStage stage = stage();
        SmsVerticle channel = stage.bound();
        stage.fault("slow", 1);
        Delivery delivery = send(channel, "m1", LONG);
        while (delivery instanceof Delivery.Snooze) {
            delivery = send(channel, "m1", LONG);
        }
        assertThat(delivery).isInstanceOf(Delivery.Unsure.class);
        assertThat(stage.taken()).extracting(sms -> sms.getInteger("number")).containsExactly(1, 2, 3);
        assertThat(stage.reads()).containsExactly(LONG);
    }

    @Test
    void messages_under_way_when_the_connection_ends_are_unsure_and_those_after_it_wait() {
        SmsStage stage = stage();
        SmsVerticle channel = stage.bound();
        stage.fault("slow", 3);
        List<Future<Delivery>> underWay = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            underWay.add(channel.send(new Address("sms", "", "+8490512345" + i), message("m" + i, "Chào " + i)));
        }
        stage.until(seen -> seen.getJsonArray("messages").size() == 3);
        stage.control("hang-up");
        underWay.forEach(each -> assertThat(get(each)).isInstanceOf(Delivery.Unsure.class));
        stage.control("release");

        Delivery next = send(channel, "m4", "Chào");
        while (next instanceof Delivery.Snooze) {
            next = send(channel, "m4", "Chào");
        }
        assertThat(next).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.taken()).hasSize(4);
        assertThat(stage.json("/emulator/sms/sent").getInteger("binds")).isGreaterThan(1);
    }

    @Test
    void no_more_are_without_an_answer_than_agreed() {
        SmsStage stage = stage().window(2);
        SmsVerticle channel = stage.bound();
        stage.fault("slow", 100);
        List<Future<Delivery>> all = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            all.add(channel.send(new Address("sms", "", "+8490512345" + i), message("m" + i, "Chào")));
        }
        assertThat(get(all.get(2))).isInstanceOf(Delivery.Snooze.class);
        assertThat(get(all.get(3))).isInstanceOf(Delivery.Snooze.class);
        assertThat(stage.taken()).hasSize(2);
        stage.control("release");
    }

    @Test
    void a_refused_password_is_told_and_seldom_tried_again() {
        SmsStage stage = stage();
        stage.fault("refuse-bind", 1_000);
        SmsVerticle channel = stage.smpp();
        assertThat(stage.centre.state()).startsWith("DOWN: Tổng đài SMS từ chối tên hoặc mật khẩu kết nối (mã 0x0E)");
        assertThat(send(channel, "m1", "Chào")).isInstanceOf(Delivery.Snooze.class);
        stage.fault("refuse-bind", 0);
        assertThat(stage.centre.state()).isEqualTo("UP");
        assertThat(send(channel, "m1", "Chào")).isInstanceOf(Delivery.Sent.class);
    }

    @Test
    void one_of_two_connections_is_enough() {
        SmsStage stage = stage();
        SmppSettingsOfAnother another = new SmppSettingsOfAnother(stage);
        SmsVerticle channel = stage.smpp(stage.bind("a"), another.unreachable("b"));
        String state = stage.centre.state();
        while (!state.startsWith("DEGRADED")) {
            state = stage.centre.state();
        }
        assertThat(state).isEqualTo("DEGRADED: Chỉ kết nối được 1/2 kết nối tới tổng đài SMS.");
        assertThat(send(channel, "m1", LONG)).isInstanceOf(Delivery.Sent.class);
        assertThat(stage.centre.tell()).isEqualTo("m1 DELIVERED");
    }

    @Test
    void several_connections_share_the_work_and_receipts_come_on_any_of_them() {
        SmsStage stage = stage().window(1).with(SmsStage.patience(Duration.ofSeconds(20)));
        SmsVerticle channel = stage.bound(stage.bind("a"), stage.bind("b"));
        List<Future<Delivery>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(channel.send(new Address("sms", "", "+849051234" + (10 + i)), message("m" + i, LONG)));
        }
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            assertThat(get(all.get(i))).isInstanceOf(Delivery.Sent.class);
            told.add(stage.centre.tell());
        }
        assertThat(told).hasSize(20).doesNotHaveDuplicates().allMatch(each -> each.endsWith(" DELIVERED"));
        assertThat(stage.taken()).hasSize(60);
    }

    @Test
    void nothing_and_too_much_are_never_sent() {
        SmsStage stage = stage();
        SmsVerticle channel = stage.bound();
        assertThat(send(channel, "m1", " ")).isInstanceOf(Delivery.Never.class);
        assertThat(send(channel, "m2", "ạ".repeat(67 * 256))).isInstanceOf(Delivery.Never.class);
        assertThat(stage.taken()).isEmpty();
    }

    @Test
    void somebody_who_left_a_mobile_number_can_be_reached() {
        SmsVerticle channel = stage().smpp();
        assertThat(channel.reach(Sender.UNKNOWN.withPhone("+84905123456"))).contains(SmsStage.TO);
        assertThat(channel.reach(Sender.UNKNOWN.withPhone("+842343822222"))).isEmpty();
        assertThat(channel.reach(Sender.UNKNOWN)).isEmpty();
    }
}
