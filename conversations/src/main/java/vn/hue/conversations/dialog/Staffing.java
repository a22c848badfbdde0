package vn.hue.conversations.dialog;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import vn.hue.conversations.report.NightHours;
import vn.hue.conversations.report.Regulation;

/**
 * When people of the centre answer in chats. In the hours of the night in which only urgent matters are received nobody
 * does, whatever is set. {@code QĐ 30/2022, Điều 4.2}.
 *
 * @param days on which somebody is there
 * @param from the first minute, by the clock of Huế
 * @param until the first minute in which nobody is there any more; midnight for the end of the day
 */
public record Staffing(Set<DayOfWeek> days, LocalTime from, LocalTime until) {

    /** Day by day, whenever reports are received. */
    public static final Staffing ALWAYS =
            new Staffing(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private static final int DAYS_LOOKED_AT = 8;

    public Staffing {
        days = Set.copyOf(days);
        if (days.isEmpty() || (!until.equals(LocalTime.MIDNIGHT) && !from.isBefore(until))) {
            throw new IllegalArgumentException("somebody must be there at some time");
        }
        if (!until.equals(LocalTime.MIDNIGHT) && !until.isAfter(Regulation.NIGHT_END)) {
            throw new IllegalArgumentException("before " + Regulation.NIGHT_END + " only urgent matters are received");
        }
    }

    /** When somebody will answer what is written at a moment; empty when somebody is there. */
    Optional<Instant> nextAfter(Instant at) {
        ZonedDateTime now = at.atZone(Regulation.ZONE);
        if (there(now) && !NightHours.onlyUrgent(at)) {
            return Optional.empty();
        }
        LocalTime first = from.isBefore(Regulation.NIGHT_END) ? Regulation.NIGHT_END : from;
        for (int i = 0; i < DAYS_LOOKED_AT; i++) {
            LocalDate day = now.toLocalDate().plusDays(i);
            Instant start = day.atTime(first).atZone(Regulation.ZONE).toInstant();
            if (days.contains(day.getDayOfWeek()) && start.isAfter(at)) {
                return Optional.of(start);
            }
        }
        throw new IllegalStateException("no day of a whole week");
    }

    private boolean there(ZonedDateTime now) {
        LocalTime time = now.toLocalTime();
        return days.contains(now.getDayOfWeek())
                && !time.isBefore(from)
                && (until.equals(LocalTime.MIDNIGHT) || time.isBefore(until));
    }
}
