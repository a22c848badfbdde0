package vn.hue.gateway.delivery;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The night, in which no phone rings for what can wait.
 *
 * @param from its beginning
 * @param to its end, on the next day when it is earlier than {@code from}; the same time as {@code from} for no night
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

    /** When the night is over that a moment lies in; empty by day. */
    public Optional<Instant> endOf(Instant at) {
        ZonedDateTime here = at.atZone(zone);
        LocalTime time = here.toLocalTime();
        boolean overMidnight = to.isBefore(from);
        boolean evening = !time.isBefore(from);
        boolean morning = time.isBefore(to);
        boolean night = overMidnight ? evening || morning : evening && morning;
        if (!night) {
            return Optional.empty();
        }
        ZonedDateTime end = here.with(to);
        return Optional.of((overMidnight && evening ? end.plusDays(1) : end).toInstant());
    }
}
