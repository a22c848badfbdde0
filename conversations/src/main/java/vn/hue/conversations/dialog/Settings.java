package vn.hue.conversations.dialog;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;

/**
 * What differs between provinces and installations; everything the law fixes is in the lifecycle's rules instead.
 *
 * @param province where reports are taken from
 * @param lifecycle of reports, with the province's working days
 * @param zone of every time shown
 * @param hotline the number citizens call
 * @param callsFrom the number the centre calls from
 * @param cards whether web cards can be offered
 * @param verifiesNew whether a sender's first report waits until the phone number is proven
 * @param remindAfter per channel, how long after a question the reminder goes out: inside the channel's window
 */
public record Settings(
        Province province,
        Lifecycle lifecycle,
        ZoneId zone,
        String hotline,
        String callsFrom,
        boolean cards,
        boolean verifiesNew,
        Map<String, Duration> remindAfter) {

    private static final Duration REMIND_AFTER = Duration.ofHours(24);

    /** Without web cards, and verifying only whom operators want verified. */
    public Settings(
            Province province,
            Lifecycle lifecycle,
            ZoneId zone,
            String hotline,
            String callsFrom,
            Map<String, Duration> remindAfter) {
        this(province, lifecycle, zone, hotline, callsFrom, false, false, remindAfter);
    }

    public Settings {
        remindAfter = Map.copyOf(remindAfter);
    }

    Duration remindAfter(String channel) {
        return remindAfter.getOrDefault(channel, REMIND_AFTER);
    }
}
