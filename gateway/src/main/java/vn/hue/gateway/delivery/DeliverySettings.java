package vn.hue.gateway.delivery;

import java.time.Duration;
import java.util.Map;
import vn.hue.conversations.dialog.QuietHours;
import vn.hue.conversations.dialog.Settings;

/**
 * How deliveries behave.
 *
 * @param quiet when no phone rings
 * @param freeFirst whether mail, which costs nothing, goes before templates and SMS
 * @param patience how long a route may fail or keep us waiting while another is open
 * @param urgentPatience the same for what is urgent
 * @param giveUp after so long of failing everywhere a message is of no use any more
 * @param perMinute what all gateways together send in a minute, for each account of a channel; no entry for no limit
 */
public record DeliverySettings(
        QuietHours quiet,
        boolean freeFirst,
        Duration patience,
        Duration urgentPatience,
        Duration giveUp,
        Map<String, Integer> perMinute) {

    public static final DeliverySettings USUAL = new DeliverySettings(
            Settings.NIGHT, false, Duration.ofHours(2), Duration.ofMinutes(5), Duration.ofDays(3), Map.of());

    public DeliverySettings {
        perMinute = Map.copyOf(perMinute);
    }

    public DeliverySettings withPerMinute(String channel, int messages) {
        return new DeliverySettings(quiet, freeFirst, patience, urgentPatience, giveUp, Map.of(channel, messages));
    }

    public DeliverySettings withFreeFirst() {
        return new DeliverySettings(quiet, true, patience, urgentPatience, giveUp, perMinute);
    }
}
