package vn.hue.conversations.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

    /** Tết 2026: Saturday 14 to Sunday 22 February off; Saturday 28 February made up in this test. */
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(
            Set.of(
                    day("2026-01-01"),
                    day("2026-02-16"),
                    day("2026-02-17"),
                    day("2026-02-18"),
                    day("2026-02-19"),
                    day("2026-02-20"),
                    day("2026-09-02"),
                    day("2027-01-01")),
            Set.of(day("2026-02-28")));

    @ParameterizedTest(name = "{0} + {1} = {2}: {3}")
    @CsvSource({
        "2026-03-02T10:00:00, 0, 2026-03-02T10:00:00, nothing to add",
        "2026-03-02T10:00:00, 1, 2026-03-03T10:00:00, the next day at the same time",
        "2026-03-02T10:00:00, 6, 2026-03-10T10:00:00, six working days over one weekend (Điều 11.2)",
        "2026-03-02T10:00:00, 7, 2026-03-11T10:00:00, seven for an urgent matter (Điều 15.4)",
        "2026-03-06T10:00:00, 1, 2026-03-09T10:00:00, Friday to Monday",
        "2026-03-07T10:00:00, 1, 2026-03-10T00:00:00, what starts on Saturday starts with Monday",
        "2026-03-08T23:59:59, 0, 2026-03-09T00:00:00, Sunday's last second waits for Monday",
        "2026-03-05T23:59:59, 1, 2026-03-06T23:59:59, the last second of a day",
        "2026-03-06T00:00:00, 1, 2026-03-09T00:00:00, midnight belongs to the day it begins",
        "2026-02-13T16:00:00, 1, 2026-02-23T16:00:00, the Friday before Tết",
        "2026-02-13T16:00:00, 6, 2026-02-28T16:00:00, over Tết with the Saturday that is made up",
        "2026-02-17T09:00:00, 6, 2026-03-02T00:00:00, filed on the first day of Tết",
        "2026-12-31T09:00:00, 1, 2027-01-04T09:00:00, over the change of the year",
        "2026-09-01T09:00:00, 1, 2026-09-03T09:00:00, over Quốc khánh"
    })
    void working_days_skip_weekends_and_holidays_and_count_made_up_days(
            LocalDateTime from, int days, LocalDateTime end, String why) {
        assertThat(CALENDAR.addWorkingDays(inHue(from), days)).as(why).isEqualTo(inHue(end));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-13, true",
        "2026-02-14, false",
        "2026-02-17, false",
        "2026-02-20, false",
        "2026-02-22, false",
        "2026-02-23, true",
        "2026-02-28, true",
        "2026-03-01, false",
        "2026-09-02, false"
    })
    void a_day_is_worked_or_not(LocalDate day, boolean worked) {
        assertThat(CALENDAR.isWorkingDay(day)).isEqualTo(worked);
    }

    @Test
    void terms_add_up_never_end_on_a_day_off_and_later_starts_never_end_sooner() {
        Random random = new Random(30_2022);
        Instant first = inHue(LocalDateTime.parse("2025-12-15T00:00:00"));
        TreeSet<Instant> starts = new TreeSet<>();
        for (int i = 0; i < 2_000; i++) {
            starts.add(first.plusSeconds(random.nextInt(400 * 24 * 3600)));
        }
        Instant lastEnd = Instant.MIN;
        for (Instant from : starts) {
            int days = random.nextInt(10);
            int more = random.nextInt(10);
            Instant end = CALENDAR.addWorkingDays(from, days);
            assertThat(CALENDAR.isWorkingDay(end.atZone(Regulation.ZONE).toLocalDate()))
                    .isTrue();
            assertThat(CALENDAR.addWorkingDays(end, more)).isEqualTo(CALENDAR.addWorkingDays(from, days + more));
            assertThat(CALENDAR.workingTime(from, end)).isEqualTo(Duration.ofDays(days));
            Instant six = CALENDAR.addWorkingDays(from, 6);
            assertThat(six).isAfterOrEqualTo(lastEnd);
            lastEnd = six;
        }
    }

    @Test
    void no_time_passes_backwards() {
        Instant monday = inHue(LocalDateTime.parse("2026-03-02T10:00:00"));
        assertThat(CALENDAR.workingTime(monday, monday.minusSeconds(1))).isZero();
        assertThatThrownBy(() -> CALENDAR.addWorkingDays(monday, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_calendar_that_contradicts_itself_or_never_works_is_a_mistake() {
        Set<LocalDate> tet = Set.of(day("2026-02-17"));
        assertThatThrownBy(() -> new WorkingCalendar(tet, tet))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-02-17");
        Set<LocalDate> quarter = day("2026-03-01").datesUntil(day("2026-06-01")).collect(Collectors.toSet());
        WorkingCalendar idle = new WorkingCalendar(quarter, Set.of());
        assertThatThrownBy(() -> idle.addWorkingDays(inHue(LocalDateTime.parse("2026-03-02T10:00:00")), 1))
                .isInstanceOf(IllegalStateException.class);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static Instant inHue(LocalDateTime time) {
        return time.atZone(Regulation.ZONE).toInstant();
    }
}
