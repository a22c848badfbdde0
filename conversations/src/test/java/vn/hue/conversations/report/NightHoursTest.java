package vn.hue.conversations.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Urgency;

class NightHoursTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "2026-03-01T23:59:59, NORMAL, false, 2026-03-01T23:59:59",
        "2026-03-02T00:00:00, NORMAL, true,  2026-03-02T07:30:00",
        "2026-03-02T00:00:00, URGENT, true,  2026-03-02T00:00:00",
        "2026-03-02T03:15:30, SOS,    true,  2026-03-02T03:15:30",
        "2026-03-02T07:29:59, NORMAL, true,  2026-03-02T07:30:00",
        "2026-03-02T07:30:00, NORMAL, false, 2026-03-02T07:30:00",
        "2026-12-31T23:59:59, NORMAL, false, 2026-12-31T23:59:59",
        "2027-01-01T00:00:00, NORMAL, true,  2027-01-01T07:30:00"
    })
    void from_midnight_to_half_past_seven_only_urgent_matters_are_received_Dieu_4_2(
            LocalDateTime filed, Urgency urgency, boolean onlyUrgent, LocalDateTime received) {
        assertThat(NightHours.onlyUrgent(inHue(filed))).isEqualTo(onlyUrgent);
        assertThat(NightHours.receivedAt(inHue(filed), urgency)).isEqualTo(inHue(received));
    }

    private static Instant inHue(LocalDateTime time) {
        return time.atZone(Regulation.ZONE).toInstant();
    }
}
