package vn.hue.conversations.report;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import vn.hue.conversations.reading.Urgency;

/** The hours of the night in which only urgent matters are received. {@code QĐ 30/2022, Điều 4.2}. */
public final class NightHours {

    /** Whether it is between 00:00, inclusive, and 07:30, exclusive, in Huế. */
    public static boolean onlyUrgent(Instant at) {
        LocalTime time = at.atZone(Regulation.ZONE).toLocalTime();
        return !time.isBefore(Regulation.NIGHT_START) && time.isBefore(Regulation.NIGHT_END);
    }

    /** From when a report counts as received: when it was filed or, at night and not urgent, the same day at 07:30. */
    public static Instant receivedAt(Instant filedAt, Urgency urgency) {
        if (urgency != Urgency.NORMAL || !onlyUrgent(filedAt)) {
            return filedAt;
        }
        ZonedDateTime filed = filedAt.atZone(Regulation.ZONE);
        return filed.with(Regulation.NIGHT_END).toInstant();
    }

    private NightHours() {}
}
