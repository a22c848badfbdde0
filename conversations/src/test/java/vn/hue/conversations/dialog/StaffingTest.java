package vn.hue.conversations.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.report.Regulation;

/** When somebody answers, by the clock of Huế; 23 November 2026 is a Monday. */
class StaffingTest {

    @ParameterizedTest(name = "{0} from {1} to {2}, asked at {3}: {4}")
    @CsvSource(nullValues = "now", textBlock = """
            MONDAY SUNDAY, 00:00, 00:00, 2026-11-23T09:00, now
            MONDAY SUNDAY, 00:00, 00:00, 2026-11-23T23:59, now
            MONDAY SUNDAY, 00:00, 00:00, 2026-11-24T00:00, 2026-11-24T07:30
            MONDAY SUNDAY, 00:00, 00:00, 2026-11-24T07:29, 2026-11-24T07:30
            MONDAY SUNDAY, 00:00, 00:00, 2026-11-24T07:30, now
            MONDAY FRIDAY, 08:00, 17:00, 2026-11-23T07:45, 2026-11-23T08:00
            MONDAY FRIDAY, 08:00, 17:00, 2026-11-23T16:59, now
            MONDAY FRIDAY, 08:00, 17:00, 2026-11-23T17:00, 2026-11-24T08:00
            MONDAY FRIDAY, 08:00, 17:00, 2026-11-27T17:00, 2026-11-30T08:00
            MONDAY FRIDAY, 06:00, 00:00, 2026-11-23T06:30, 2026-11-23T07:30
            MONDAY MONDAY, 08:00, 09:00, 2026-11-23T09:00, 2026-11-30T08:00
            """)
    void whoAsksIsToldWhenSomebodyWillAnswer(String days, LocalTime from, LocalTime until, String asked, String told) {
        String[] firstAndLast = days.split(" ");
        Staffing staffing = new Staffing(
                EnumSet.range(DayOfWeek.valueOf(firstAndLast[0]), DayOfWeek.valueOf(firstAndLast[1])), from, until);

        assertThat(staffing.nextAfter(at(asked)).orElse(null)).isEqualTo(told == null ? null : at(told));
    }

    @Test
    void hoursInWhichNobodyCanBeThereAreRefused() {
        Set<DayOfWeek> days = Set.of(DayOfWeek.MONDAY);
        assertThatThrownBy(() -> new Staffing(Set.of(), LocalTime.NOON, LocalTime.MIDNIGHT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Staffing(days, LocalTime.NOON, LocalTime.of(9, 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Staffing(days, LocalTime.of(1, 0), LocalTime.of(7, 30)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Regulation.ZONE).toInstant();
    }
}
