package vn.hue.conversations.dialog;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
 * @param remindAfter per channel that may be written to freely only for a while, how long after the citizen's last
 *     message a reminder still gets through; on any other a reminder goes out a day after its question
 * @param staffing when people answer in chats
 */
public record Settings(
        Province province,
        Lifecycle lifecycle,
        ZoneId zone,
        String hotline,
        String callsFrom,
        boolean cards,
        boolean verifiesNew,
        Map<String, Duration> remindAfter,
        Staffing staffing) {

    private static final Duration REMIND_AFTER = Duration.ofHours(24);

    /** Sooner after its question a reminder would only be a nuisance. */
    private static final Duration PEACE = Duration.ofHours(4);

    /** With people there whenever reports are received. */
    public Settings(
            Province province,
            Lifecycle lifecycle,
            ZoneId zone,
            String hotline,
            String callsFrom,
            boolean cards,
            boolean verifiesNew,
            Map<String, Duration> remindAfter) {
        this(province, lifecycle, zone, hotline, callsFrom, cards, verifiesNew, remindAfter, Staffing.ALWAYS);
    }

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

    /**
     * The last moment at which a reminder of a question asked now gets through freely; null when there is none, or none
     * that leaves the citizen in peace for a while.
     */
    @Nullable
    Instant remindAtLatest(String channel, @Nullable Instant lastSaidAt, Instant now) {
        Duration within = remindAfter.get(channel);
        if (within == null || lastSaidAt == null) {
            return null;
        }
        Instant latest = lastSaidAt.plus(within);
        return latest.isBefore(now.plus(PEACE)) ? null : latest;
    }
}
