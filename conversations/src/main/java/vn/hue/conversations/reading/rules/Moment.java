package vn.hue.conversations.reading.rules;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** A moment as it is put together from words, and the past instant they mean. */
final class Moment {

    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final int MIDNIGHT = 24;

    private int hour = -1;
    private int minute;
    private @Nullable TimeWord part;
    private @Nullable TimeWord day;
    private @Nullable DayOfWeek weekday;
    private boolean weekBefore;
    private int dayOfMonth;
    private int month;
    private int year;
    private boolean anchored;

    void clock(int atHour, int atMinute) {
        hour = atHour;
        minute = atMinute;
        anchored = true;
    }

    void part(TimeWord word) {
        part = word;
    }

    void day(TimeWord word) {
        day = word;
        anchored = true;
    }

    void weekday(DayOfWeek named) {
        weekday = named;
    }

    void weekBefore() {
        weekBefore = true;
    }

    /** A year of 0 is the latest one that is past, a month of 0 likewise. */
    void date(int ofDay, int ofMonth, int ofYear) {
        dayOfMonth = ofDay;
        month = ofMonth;
        year = ofYear;
        anchored = true;
    }

    /** A word such as "hồi" or "hôm" that ties a part of the day or a weekday to one day. */
    void anchor() {
        anchored = true;
    }

    boolean hasClock() {
        return hour >= 0;
    }

    boolean hasPart() {
        return part != null;
    }

    boolean hasDay() {
        return day != null || dayOfMonth > 0 || weekday != null;
    }

    /** Whether the day is settled: a weekday beside a date only repeats it. */
    boolean hasDate() {
        return day != null || dayOfMonth > 0;
    }

    boolean hasWeekday() {
        return weekday != null;
    }

    boolean isAnchored() {
        boolean namedDay = weekday != null && (part != null || hour >= 0 || weekBefore);
        return (anchored || namedDay) && (hasClock() || hasPart() || hasDay());
    }

    /** The instant; null when it lies in the future or is no date. Never after {@code now}. */
    @Nullable
    Instant before(Instant now) {
        try {
            ZonedDateTime local = now.atZone(ZONE);
            Instant instant = resolve(local);
            return instant == null || instant.isAfter(now) ? null : instant;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable Instant resolve(ZonedDateTime now) {
        LocalDate today = now.toLocalDate();
        if (dayOfMonth > 0) {
            return dated(now, today);
        }
        if (weekday != null) {
            LocalDate date = today.with(TemporalAdjusters.previousOrSame(weekday));
            if (weekBefore) {
                date = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .minusWeeks(1)
                        .with(TemporalAdjusters.nextOrSame(weekday));
            }
            Instant instant = on(date, now);
            return instant.isAfter(now.toInstant()) ? on(date.minusWeeks(1), now) : instant;
        }
        if (day != null) {
            Instant instant = on(today.minusDays(Math.max(0, day.daysBack())), now);
            // "Tối nay" said in the morning can only mean that it is not over.
            return instant.isAfter(now.toInstant()) ? now.toInstant() : instant;
        }
        Instant instant = on(today, now);
        return instant.isAfter(now.toInstant()) ? on(today.minusDays(1), now) : instant;
    }

    private @Nullable Instant dated(ZonedDateTime now, LocalDate today) {
        if (year > 0) {
            return on(LocalDate.of(year, month, dayOfMonth), now);
        }
        LocalDate date = today.withDayOfMonth(1);
        for (int back = 0; back <= 48; back++) {
            LocalDate candidate = date.minusMonths(back);
            boolean fits = (month == 0 || candidate.getMonthValue() == month)
                    && dayOfMonth <= candidate.lengthOfMonth()
                    && !candidate.withDayOfMonth(dayOfMonth).isAfter(today);
            if (fits) {
                Instant instant = on(candidate.withDayOfMonth(dayOfMonth), now);
                if (!instant.isAfter(now.toInstant())) {
                    return instant;
                }
            }
        }
        return null;
    }

    private Instant on(LocalDate date, ZonedDateTime now) {
        if (hour < 0) {
            LocalTime usual =
                    day == TimeWord.LAST_NIGHT ? TimeWord.EVENING.usual() : part == null ? null : part.usual();
            Instant instant = date.atTime(usual == null ? LocalTime.NOON : usual)
                    .atZone(ZONE)
                    .toInstant();
            boolean earlier = date.equals(now.toLocalDate()) && (usual == null || day != null);
            return earlier && instant.isAfter(now.toInstant()) ? now.toInstant() : instant;
        }
        int at = hour;
        LocalDate onDay = date;
        TimeWord of = day == TimeWord.LAST_NIGHT && part == null ? TimeWord.NIGHT : part;
        if (of != null) {
            if (at == 12 && of.twelveIsMidnight()) {
                at = MIDNIGHT;
            } else if (at == 12 && of == TimeWord.AM) {
                at = 0;
            } else if (of.addsTwelve(at)) {
                at += 12;
            } else if (of == TimeWord.NIGHT && at <= 5 && day != null && day.daysBack() == 1) {
                // "2h đêm qua" is after midnight.
                at += MIDNIGHT;
            }
        }
        if (at >= MIDNIGHT) {
            at -= MIDNIGHT;
            onDay = date.plusDays(1);
        }
        return onDay.atTime(at, minute)
                .atZone(ZONE)
                .truncatedTo(ChronoUnit.MINUTES)
                .toInstant();
    }
}
