package vn.hue.gateway.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.gateway.api.Masking;
import vn.hue.gateway.store.Alarms.Raised;
import vn.hue.gateway.store.Listing;

/**
 * An alarm nobody has seen to, masked as lists are.
 *
 * @param channel of its conversation; empty when it is about none
 * @param who the citizen; null while there is no name
 * @param report its code; null while it has none
 * @param snippet the beginning of what the citizen wrote; empty when there is nothing yet
 * @param place in words; empty when it is not known in words
 * @param others further reports it is about, by what people call them
 * @param loud whether it calls by sound
 */
public record AlarmRow(
        String id,
        String kind,
        String conversation,
        String channel,
        @Nullable String who,
        @Nullable String report,
        String snippet,
        String place,
        List<String> others,
        Instant at,
        boolean loud) {

    private static final String CODE = "PA-\\d{4}-\\d+";

    /** @param row of its conversation; null when there is none */
    static AlarmRow of(Raised alarm, @Nullable Listing row) {
        Listing.Matter matter = row == null ? null : row.face().matter();
        String snippet = row == null || matter == null
                ? ""
                : Masking.MASKED.text(matter.snippet(), row.face().sender());
        String place = matter == null ? null : matter.place();
        return new AlarmRow(
                alarm.id(),
                alarm.alarm().name(),
                alarm.conversation(),
                alarm.conversation().isEmpty() ? "" : Address.channelOf(alarm.conversation()),
                row == null ? null : Masking.MASKED.name(row.face().sender().name()),
                code(alarm.report(), matter == null ? null : matter.report()),
                snippet,
                place == null ? "" : place,
                alarm.others(),
                alarm.at(),
                alarm.loudness() > 0);
    }

    /** Its id as an element's. */
    public String anchor() {
        return "alarm-" + id.replaceAll("[^A-Za-z0-9]", "-");
    }

    /** Where one of the others stands. */
    public static String path(String report) {
        return ReportView.path(report);
    }

    /** When it was raised the report may have had no number yet, only a key, which says nothing to anybody. */
    private static @Nullable String code(@Nullable String raised, @Nullable String now) {
        if (raised != null && raised.matches(CODE)) {
            return raised;
        }
        return now != null && now.matches(CODE) ? now : null;
    }

    /** What tells its conversation from others while neither a name nor a report does: the end of its id. */
    public String tail() {
        return InboxRow.tail(conversation);
    }

    /** Where it leads: a channel's trouble is about no conversation. */
    public String href() {
        return conversation.isEmpty()
                ? "/desk/channels"
                : "/desk/conversations/" + URLEncoder.encode(conversation, StandardCharsets.UTF_8);
    }
}
