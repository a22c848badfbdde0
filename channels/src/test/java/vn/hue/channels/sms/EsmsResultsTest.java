package vn.hue.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.channels.sms.SmsStage.send;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Outbound;

/** Results that eSMS does not tell by itself, because it can't call us or its call was lost. */
class EsmsResultsTest {

    private final SmsStage stage = new SmsStage();

    @AfterEach
    void close() {
        stage.close();
    }

    private SmsVerticle channel(boolean callable) {
        stage.esms(callable);
        return Objects.requireNonNull(stage.channel);
    }

    @ParameterizedTest(name = "failed {0} times: {1}")
    @CsvSource({"0, m1 DELIVERED", "1, m1 FAILED: Nhà mạng không giao được tin tới số này."})
    void a_result_that_can_not_be_told_is_asked_for(int failures, String result) {
        SmsVerticle channel = channel(false);
        stage.fault("failed", failures);
        assertThat(send(channel, "m1", "Chào")).isEqualTo(new Delivery.Sent("esms:e1"));
        assertThat(stage.centre.told).isEmpty();
        stage.later(Duration.ofSeconds(61));
        assertThat(stage.centre.tell()).isEqualTo(result);
    }

    @Test
    void a_result_whose_call_was_lost_is_asked_for() {
        SmsVerticle channel = channel(true);
        stage.fault("late-receipt", 1);
        send(channel, "m1", "Chào");
        stage.later(Duration.ofMinutes(11));
        assertThat(stage.centre.tell()).isEqualTo("m1 DELIVERED");
        // The call that comes after all says the same again.
        stage.control("esms/callbacks");
        assertThat(stage.centre.tell()).isEqualTo("m1 DELIVERED");
    }

    @Test
    void what_is_not_known_yet_is_asked_again_ever_more_rarely() {
        SmsVerticle channel = channel(false);
        stage.fault("pending", 2);
        send(channel, "m1", "Chào");
        stage.later(Duration.ofSeconds(61));
        stage.centre.untilCounted("result.asked", 1);
        stage.later(Duration.ofSeconds(121));
        stage.centre.untilCounted("result.asked", 2);
        stage.later(Duration.ofSeconds(239));
        send(channel, "m2", "Chào");
        assertThat(stage.centre.counted).containsEntry("result.asked", 2);
        stage.later(Duration.ofSeconds(2));
        assertThat(stage.centre.tell()).isEqualTo("m1 DELIVERED");
    }

    @Test
    void what_is_never_known_is_unsure_after_a_day_and_asked_no_more() {
        SmsVerticle channel = channel(false);
        stage.fault("pending", 1_000);
        send(channel, "m1", "Chào");
        stage.later(Duration.ofHours(25));
        assertThat(stage.centre.tell())
                .isEqualTo("m1 UNSURE: eSMS không cho biết kết quả; không rõ tin đã tới nơi hay chưa.");
        int asked = Objects.requireNonNull(stage.centre.counted.get("result.asked"));
        stage.later(Duration.ofHours(25));
        send(channel, "m2", "Chào");
        stage.later(Duration.ofHours(25));
        assertThat(stage.centre.tell()).startsWith("m2 UNSURE");
        assertThat(stage.centre.counted).containsEntry("result.asked", asked + 1);
    }

    @Test
    void another_gateway_asks_for_what_a_dead_one_sent_and_two_ask_once() {
        SmsVerticle channel = channel(false);
        send(channel, "m1", "Chào");
        stage.undeploy();
        channel(false);
        channel(false);
        stage.later(Duration.ofSeconds(61));
        assertThat(stage.centre.tell()).isEqualTo("m1 DELIVERED");
        assertThat(stage.centre.counted).containsEntry("result.asked", 1);
    }

    @Test
    void a_code_that_is_out_of_date_is_not_handed_over() {
        SmsVerticle channel = channel(false);
        Outbound code = SmsStage.message("m1", "Mã: 123456").until(stage.now());
        assertThat(SmsStage.get(channel.send(SmsStage.TO, code)))
                .isEqualTo(new Delivery.Never("Tin đã quá hạn nên không gửi nữa."));
        assertThat(stage.reads()).isEmpty();
    }
}
