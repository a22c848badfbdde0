package vn.hue.conversations.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final ZoneId HUE = ZoneId.of("Asia/Ho_Chi_Minh");

    @ParameterizedTest(name = "{0} to {1}, at {2}: until {3}")
    @CsvSource({
        "22:00, 07:00, 2026-11-23T21:59:59, ",
        "22:00, 07:00, 2026-11-23T22:00, 2026-11-24T07:00",
        "22:00, 07:00, 2026-11-23T23:59, 2026-11-24T07:00",
        "22:00, 07:00, 2026-11-24T00:00, 2026-11-24T07:00",
        "22:00, 07:00, 2026-11-24T06:59, 2026-11-24T07:00",
        "22:00, 07:00, 2026-11-24T07:00, ",
        "22:00, 07:00, 2026-12-31T22:30, 2027-01-01T07:00",
        "12:00, 13:30, 2026-11-23T12:15, 2026-11-23T13:30",
        "12:00, 13:30, 2026-11-23T13:30, ",
        "00:00, 00:00, 2026-11-23T00:00, ",
    })
    void the_night_ends_in_the_morning(LocalTime from, LocalTime to, LocalDateTime at, @Nullable LocalDateTime end) {
        assertThat(new QuietHours(from, to, HUE).endOf(at.atZone(HUE).toInstant()))
                .isEqualTo(Optional.ofNullable(end).map(e -> e.atZone(HUE).toInstant()));
    }
}
