package vn.hue.conversations.report;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Which days count as working days (<em>ngày làm việc</em>) in {@link Regulation#ZONE}, and time counted on them alone.
 *
 * <p>A working day counts with all its 24 hours: what starts on Friday at 10:00 has had one working day on Monday at
 * 10:00. What starts on a day off starts with the next working day.
 */
public final class WorkingCalendar {

    /** The longest run of days off that is believed; a longer one is a mistake in the configuration. */
    private static final int LONGEST_BREAK_DAYS = 60;

    private final Set<LocalDate> holidays;
    private final Set<LocalDate> madeUp;

    /**
     * @param holidays days off besides Saturdays and Sundays, Tết and days in lieu included
     * @param madeUp Saturdays and Sundays that are worked in exchange (<em>ngày làm bù</em>)
     */
    public WorkingCalendar(Set<LocalDate> holidays, Set<LocalDate> madeUp) {
        this.holidays = Set.copyOf(holidays);
        this.madeUp = Set.copyOf(madeUp);
        for (LocalDate day : madeUp) {
            if (holidays.contains(day)) {
                throw new IllegalArgumentException(day + " is both a holiday and worked in exchange");
            }
        }
    }

    public boolean isWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return madeUp.contains(day) || !weekend && !holidays.contains(day);
    }

    /**
     * The end of a term of working days.
     *
     * @param days zero or more; with zero, {@code from} itself or the beginning of the next working day
     */
    public Instant addWorkingDays(Instant from, int days) {
        return addWorkingTime(from, Duration.ofDays(days));
    }

    /** The moment when so much time of working days has passed; always within a working day. */
    Instant addWorkingTime(Instant from, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a term of " + time);
        }
        ZonedDateTime position = workingFrom(from.atZone(Regulation.ZONE));
        Duration left = time;
        for (Duration today = restOfDay(position); left.compareTo(today) >= 0; today = restOfDay(position)) {
            left = left.minus(today);
            position = workingFrom(nextMidnight(position));
        }
        return position.plus(left).toInstant();
    }

    /** How much time of working days lies between two moments; zero when {@code to} is not later. */
    Duration workingTime(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        ZonedDateTime end = to.atZone(Regulation.ZONE);
        for (ZonedDateTime position = from.atZone(Regulation.ZONE); position.isBefore(end); ) {
            ZonedDateTime midnight = nextMidnight(position);
            ZonedDateTime stop = midnight.isBefore(end) ? midnight : end;
            if (isWorkingDay(position.toLocalDate())) {
                sum = sum.plus(Duration.between(position, stop));
            }
            position = stop;
        }
        return sum;
    }

    private ZonedDateTime workingFrom(ZonedDateTime moment) {
        ZonedDateTime position = moment;
        for (int i = 0; !isWorkingDay(position.toLocalDate()); i++) {
            if (i == LONGEST_BREAK_DAYS) {
                throw new IllegalStateException("no working day after " + moment.toLocalDate());
            }
            position = nextMidnight(position);
        }
        return position;
    }

    private static Duration restOfDay(ZonedDateTime position) {
        return Duration.between(position, nextMidnight(position));
    }

    private static ZonedDateTime nextMidnight(ZonedDateTime position) {
        return ZonedDateTime.of(position.toLocalDate().plusDays(1), LocalTime.MIDNIGHT, Regulation.ZONE);
    }
}
