package vn.hue.channels.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateTest {

    private Instant now = Instant.parse("2026-11-23T08:00:00Z");

    @Test
    void messages_go_evenly() {
        Rate rate = new Rate(4, () -> now);
        assertThat(rate.take()).isEqualTo(Duration.ZERO);
        assertThat(rate.take()).isEqualTo(Duration.ofMillis(250));
        assertThat(rate.take()).isEqualTo(Duration.ofMillis(500));
        now = now.plusSeconds(10);
        assertThat(rate.take()).isEqualTo(Duration.ZERO);
    }

    @Test
    void a_centre_that_has_had_enough_gets_half_and_then_slowly_more() {
        Rate rate = new Rate(100, () -> now);
        rate.throttle(Duration.ofSeconds(2));
        assertThat(rate.perSecond()).isEqualTo(50);
        assertThat(rate.ahead()).isEqualTo(Duration.ofSeconds(2));
        for (int i = 0; i < 10; i++) {
            rate.throttle(Duration.ofSeconds(2));
        }
        assertThat(rate.perSecond()).isEqualTo(1);
        for (int i = 0; i < 49; i++) {
            rate.ease();
        }
        assertThat(rate.perSecond()).isLessThan(100);
        for (int i = 0; i < 10; i++) {
            rate.ease();
        }
        assertThat(rate.perSecond()).isEqualTo(100);
    }

    @Test
    void a_validity_is_written_as_the_protocol_wants_it() {
        assertThat(SmppProvider.validity(Duration.ofMinutes(5))).isEqualTo("000000000500000R");
        assertThat(SmppProvider.validity(Duration.ofHours(25).plusSeconds(7))).isEqualTo("000001010007000R");
    }
}
