package vn.hue.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaceTest {

    private Instant now = Instant.parse("2026-11-23T01:00:00Z");
    private final Pace pace = new Pace(Map.of("sms", 60, "slow", 1), () -> now);

    private long wait(String channel) {
        return pace.take(channel, "").toMillis();
    }

    @Test
    void a_tenth_of_a_minute_leaves_at_once_and_the_rest_one_after_the_other() {
        for (int i = 0; i < 6; i++) {
            assertThat(wait("sms")).isZero();
        }
        assertThat(wait("sms")).isEqualTo(1_000);
        assertThat(wait("sms")).isEqualTo(2_000);
        now = now.plusSeconds(5);
        assertThat(wait("sms")).isZero();
    }

    @Test
    void no_more_than_the_allowance_and_its_burst_leave_in_a_minute() {
        int left = 0;
        for (int second = 0; second < 60; second++) {
            while (wait("sms") == 0) {
                left++;
            }
            now = now.plusSeconds(1);
        }
        assertThat(left).isLessThanOrEqualTo(66);
    }

    @Test
    void a_channel_without_a_limit_never_waits_and_accounts_do_not_wait_for_each_other() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(wait("webchat")).isZero();
        }
        assertThat(pace.take("slow", "a")).isZero();
        assertThat(pace.take("slow", "b")).isZero();
        assertThat(pace.take("slow", "a")).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void gateways_share_the_allowance() {
        pace.share(3);
        assertThat(wait("sms")).isZero();
        assertThat(wait("sms")).isZero();
        assertThat(wait("sms")).isEqualTo(3_000);
    }

    @Test
    void a_pause_holds_one_account_and_the_longer_of_two_stands() {
        pace.pause("zalo", "oa", Duration.ofMinutes(2));
        pace.pause("zalo", "oa", Duration.ofMinutes(1));
        assertThat(pace.paused("zalo", "oa")).isEqualTo(Duration.ofMinutes(2));
        assertThat(pace.paused("zalo", "other")).isZero();
        now = now.plusSeconds(120);
        assertThat(pace.paused("zalo", "oa")).isZero();
    }
}
