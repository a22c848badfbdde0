package vn.hue.gateway.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import vn.hue.conversations.dialog.QuietHours;
import vn.hue.gateway.delivery.DeliverySettings;

/**
 * How messages find their way.
 *
 * @param freeFirst whether mail goes before templates and SMS, which cost money
 * @param patience how long a route may fail before the next one is tried
 * @param urgentPatience the same for what is urgent
 * @param giveUp after so long a message is of no use any more
 */
public record Delivery(
        Quiet quiet,
        @Default("false") boolean freeFirst,
        @Default("PT2H") Duration patience,
        @Default("PT5M") Duration urgentPatience,
        @Default("P3D") Duration giveUp,
        RemindAfter remindAfter,
        PerMinute perMinute) {

    /** When no phone rings for what can wait; hours as {@code 22:00}. */
    public record Quiet(
            @Default("22:00") String from, @Default("07:00") String to) {
        public Quiet {
            time(from);
            time(to);
        }

        private static LocalTime time(String text) {
            try {
                return LocalTime.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("from and to must be times of the day, for example \"22:00\"");
            }
        }
    }

    /** How long after the citizen's last message a reminder still gets through freely. */
    public record RemindAfter(
            @Default("PT40H") Duration zalo,
            @Default("PT20H") Duration facebook) {

        public Map<String, Duration> byChannel() {
            return Map.of("zalo", zalo, "facebook", facebook);
        }
    }

    /** What all gateways together send in a minute, for each of our accounts; 0 for no limit. */
    public record PerMinute(
            @Default("3600") int zalo,
            @Default("6000") int facebook,
            @Default("600") int sms,
            @Default("120") int email) {

        Map<String, Integer> byChannel() {
            Map<String, Integer> limits =
                    new HashMap<>(Map.of("zalo", zalo, "facebook", facebook, "sms", sms, "email", email));
            limits.values().removeIf(limit -> limit <= 0);
            return limits;
        }
    }

    public DeliverySettings settings(ZoneId zone) {
        return new DeliverySettings(
                new QuietHours(Quiet.time(quiet.from), Quiet.time(quiet.to), zone),
                freeFirst,
                patience,
                urgentPatience,
                giveUp,
                perMinute.byChannel());
    }
}
