package vn.hue.conversations.dialog;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The night, in which nobody is called up for what can wait.
 *
 * @param from its beginning
 * @param to its end, on the next day when it is earlier than {@code from}; the same time as {@code from} for no night
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

    /** When the night is over that a moment lies in; empty by day. */
    public Optional<Instant> endOf(Instant at) {
        return beginningOf(at).map(beginning -> {
            ZonedDateTime there = beginning.atZone(zone).with(to);
            return (overMidnight() ? there.plusDays(1) : there).toInstant();
        });
    }

    /** When the night began that a moment lies in; empty by day. */
    public Optional<Instant> beginningOf(Instant at) {
        ZonedDateTime here = at.atZone(zone);
        LocalTime time = here.toLocalTime();
        boolean evening = !time.isBefore(from);
        boolean morning = time.isBefore(to);
        if (!(overMidnight() ? evening || morning : evening && morning)) {
            return Optional.empty();
        }
        ZonedDateTime beginning = here.with(from);
        return Optional.of((evening ? beginning : beginning.minusDays(1)).toInstant());
    }

    private boolean overMidnight() {
        return to.isBefore(from);
    }
}
