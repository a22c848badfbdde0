package vn.hue.gateway.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.store.Alarms.Raised;

/**
 * An alarm nobody has seen to.
 *
 * @param others further reports it is about, by what people call them
 * @param loud whether it calls by sound
 */
public record AlarmRow(
        String id,
        String kind,
        String conversation,
        @Nullable String report,
        List<String> others,
        Instant at,
        boolean loud) {

    static AlarmRow of(Raised alarm) {
        boolean loud =
                switch (alarm.alarm()) {
                    case SOS, URGENT -> true;
                    default -> false;
                };
        return new AlarmRow(
                alarm.id(),
                alarm.alarm().name(),
                alarm.conversation(),
                alarm.report(),
                alarm.others(),
                alarm.at(),
                loud);
    }

    /** Where one of the others stands. */
    public static String path(String report) {
        return ReportView.path(report);
    }

    /** Where it leads: a channel's trouble is about no conversation. */
    public String href() {
        return conversation.isEmpty()
                ? "/desk/channels"
                : "/desk/conversations/" + URLEncoder.encode(conversation, StandardCharsets.UTF_8);
    }
}
