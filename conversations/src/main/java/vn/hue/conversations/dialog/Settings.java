package vn.hue.conversations.dialog;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Regulation;

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
 * @param quiet in which nobody is reminded
 * @param windows per channel that may be written to freely only for a while, how long that is
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
        Staffing staffing,
        QuietHours quiet,
        Map<String, Duration> windows) {

    /** When most people sleep. */
    public static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), Regulation.ZONE);

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
        this(
                province,
                lifecycle,
                zone,
                hotline,
                callsFrom,
                cards,
                verifiesNew,
                remindAfter,
                Staffing.ALWAYS,
                NIGHT,
                Map.of());
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
        windows = Map.copyOf(windows);
    }

    Duration remindAfter(String channel) {
        return remindAfter.getOrDefault(channel, REMIND_AFTER);
    }

    /** When a reminder may come on a channel the citizen last wrote on at a time. */
    Daytime daytime(String channel, @Nullable Instant lastSaidAt) {
        Duration window = windows.get(channel);
        return new Daytime(quiet, window == null || lastSaidAt == null ? null : lastSaidAt.plus(window));
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
