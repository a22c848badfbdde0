package vn.hue.conversations.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.WorkingCalendar;

/** When the reminder of a question comes that the citizen has two days to answer. {@code QĐ 30/2022, Điều 7.5b.4}. */
class DaytimeTest {

    private static final Map<String, Duration> WINDOWS =
            Map.of("facebook", Duration.ofHours(24), "zalo", Duration.ofHours(48));

    private static Settings settings(QuietHours quiet) {
        return new Settings(
                Province.hue(),
                new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
                Regulation.ZONE,
                "19001075",
                "0888771075",
                false,
                false,
                Map.of("facebook", Duration.ofHours(20), "zalo", Duration.ofHours(40)),
                Staffing.ALWAYS,
                quiet,
                WINDOWS);
    }

    private static Instant at(LocalDateTime time) {
        return time.atZone(Regulation.ZONE).toInstant();
    }

    private static Instant reminded(Settings settings, String channel, Instant said, Instant sent) {
        return new Effect.ClockStart(
                        "remind",
                        1,
                        settings.remindAfter(channel),
                        settings.remindAtLatest(channel, said, sent),
                        settings.daytime(channel, said))
                .dueAt(sent);
    }

    @ParameterizedTest(name = "{0}, said {1}, asked {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # by day nothing moves
            facebook | 2026-11-23T12:00    | 2026-11-23T12:00    | 2026-11-24T08:00
            zalo     | 2026-11-23T16:00    | 2026-11-23T16:00    | 2026-11-25T08:00
            webchat  | 2026-11-23T09:00    | 2026-11-23T09:00    | 2026-11-24T09:00
            email    | 2026-11-23T21:59:59 | 2026-11-23T21:59:59 | 2026-11-24T21:59:59
            webchat  | 2026-11-23T07:00    | 2026-11-23T07:00    | 2026-11-24T07:00
            # no window: the morning, at the evening's edge, at midnight and just before seven
            webchat  | 2026-11-23T22:00    | 2026-11-23T22:00    | 2026-11-25T07:00
            webchat  | 2026-11-23T23:59    | 2026-11-23T23:59    | 2026-11-25T07:00
            webchat  | 2026-11-24T00:00    | 2026-11-24T00:00    | 2026-11-25T07:00
            webchat  | 2026-11-24T06:59:59 | 2026-11-24T06:59:59 | 2026-11-25T07:00
            # Facebook, 20 of 24 hours: the morning while it is still open then
            facebook | 2026-11-23T10:30    | 2026-11-23T10:30    | 2026-11-24T07:00
            facebook | 2026-11-23T08:00    | 2026-11-23T08:00    | 2026-11-24T07:00
            facebook | 2026-11-23T07:30    | 2026-11-23T07:30    | 2026-11-24T07:00
            # else the evening before: the window ends at 07:29, at 06:00, at 02:00
            facebook | 2026-11-23T07:29    | 2026-11-23T07:29    | 2026-11-23T21:00
            facebook | 2026-11-23T06:00    | 2026-11-23T06:00    | 2026-11-23T21:00
            facebook | 2026-11-23T02:00    | 2026-11-23T02:00    | 2026-11-23T21:00
            # asked long after the citizen wrote
            facebook | 2026-11-23T08:00    | 2026-11-23T18:00    | 2026-11-24T07:00
            facebook | 2026-11-23T06:00    | 2026-11-23T19:00    | 2026-11-23T21:00
            facebook | 2026-11-23T06:00    | 2026-11-23T19:30    | 2026-11-24T15:30
            facebook | 2026-11-23T05:00    | 2026-11-24T03:00    | 2026-11-25T07:00
            # Zalo, 40 of 48 hours: the morning leaves two of the two days, or it is the evening before
            zalo     | 2026-11-23T14:30    | 2026-11-23T14:30    | 2026-11-25T07:00
            zalo     | 2026-11-23T09:00    | 2026-11-23T09:00    | 2026-11-25T07:00
            zalo     | 2026-11-23T08:59    | 2026-11-23T08:59    | 2026-11-24T21:00
            zalo     | 2026-11-23T06:00    | 2026-11-23T06:00    | 2026-11-24T21:00
            zalo     | 2026-11-23T08:00    | 2026-11-23T18:00    | 2026-11-25T07:00
            # the week's end, the month's, the year's, Tết (17 February 2026) are days like others: two days are two days
            webchat  | 2026-11-27T22:30    | 2026-11-27T22:30    | 2026-11-29T07:00
            facebook | 2026-11-30T06:30    | 2026-11-30T06:30    | 2026-11-30T21:00
            webchat  | 2026-12-30T23:00    | 2026-12-30T23:00    | 2027-01-01T07:00
            webchat  | 2028-02-28T02:00    | 2028-02-28T02:00    | 2028-02-29T07:00
            zalo     | 2026-02-15T08:00    | 2026-02-15T08:00    | 2026-02-16T21:00
            webchat  | 2026-02-16T00:00    | 2026-02-16T00:00    | 2026-02-17T07:00
            """)
    void a_reminder_comes_by_day(String channel, LocalDateTime said, LocalDateTime asked, LocalDateTime expected) {
        assertThat(reminded(settings(Settings.NIGHT), channel, at(said), at(asked))
                        .atZone(Regulation.ZONE)
                        .toLocalDateTime())
                .isEqualTo(expected);
    }

    /** All through a day and a night the citizen may write, and for two days after that the centre may ask. */
    @Test
    void no_reminder_comes_at_night_nor_outside_the_two_days_and_none_loses_its_window() {
        Settings settings = settings(Settings.NIGHT);
        Instant start = at(LocalDateTime.of(2026, 2, 14, 0, 0));
        for (String channel : new String[] {"facebook", "zalo", "webchat"}) {
            for (int said = 0; said < 24 * 4; said++) {
                for (int later = 0; later < 50 * 2; later++) {
                    Instant wrote = start.plus(Duration.ofMinutes(15L * said));
                    Instant asked = wrote.plus(Duration.ofMinutes(30L * later));
                    Instant due = reminded(settings, channel, wrote, asked);
                    String what = channel + ", wrote " + wrote + ", asked " + asked + ", reminded " + due;
                    assertThat(Settings.NIGHT.endOf(due)).as(what).isEmpty();
                    assertThat(due).as(what).isAfter(asked).isBefore(asked.plus(Regulation.SUPPLEMENT));
                    Duration window = WINDOWS.get(channel);
                    Instant latest = settings.remindAtLatest(channel, wrote, asked);
                    if (window != null
                            && latest != null
                            && Duration.between(asked, latest).toHours() >= 11) {
                        assertThat(due).as(what).isBefore(wrote.plus(window));
                    }
                }
            }
        }
    }

    @Test
    void without_a_night_nothing_moves() {
        Settings settings = settings(new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Regulation.ZONE));
        Instant midnight = at(LocalDateTime.of(2026, 11, 23, 0, 0));
        assertThat(reminded(settings, "webchat", midnight, midnight)).isEqualTo(midnight.plus(Duration.ofHours(24)));
    }

    @Test
    void a_deadline_of_the_law_never_moves() {
        Instant night = at(LocalDateTime.of(2026, 11, 23, 2, 0));
        assertThat(new Effect.ClockStart("supplement:r", 1, Regulation.SUPPLEMENT).dueAt(night))
                .isEqualTo(night.plus(Duration.ofHours(48)));
    }
}
