package vn.hue.gateway.desk;

import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Clock;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.gateway.store.Alarms.Raised;
import vn.hue.gateway.store.ChannelStates.Known;
import vn.hue.gateway.store.Conversations.Summary;
import vn.hue.gateway.store.Snapshot;

/** The left side of every page: what needs a look, the reports, the conversations. */
public record Board(
        Instant now, List<AlarmRow> alarms, List<ReportRow> reports, List<TalkRow> talks, List<Known> channels) {

    /** An alarm nobody has seen to. */
    public record AlarmRow(
            String id,
            String kind,
            String conversation,
            @Nullable String report,
            Instant at,
            boolean loud) {

        /** Where it leads: a channel's trouble is about no conversation. */
        public String href() {
            return conversation.isEmpty() ? "/desk#channels" : "/desk/conversations/" + conversation;
        }

        static AlarmRow of(Raised alarm) {
            boolean loud =
                    switch (alarm.alarm()) {
                        case SOS, URGENT -> true;
                        default -> false;
                    };
            return new AlarmRow(
                    alarm.id(), alarm.alarm().name(), alarm.conversation(), alarm.report(), alarm.at(), loud);
        }
    }

    /** A filed report. */
    public record ReportRow(
            String name,
            String conversation,
            Report report,
            @Nullable Clock nextClock,
            @Nullable Instant nextDue) {

        static ReportRow of(Report report) {
            var next = report.deadlines().entrySet().stream().min(Map.Entry.comparingByValue());
            return new ReportRow(
                    report.name(),
                    report.conversation(),
                    report,
                    next.map(Map.Entry::getKey).orElse(null),
                    next.map(Map.Entry::getValue).orElse(null));
        }

        public boolean urgent() {
            return report.urgency() != Urgency.NORMAL && report.status().open();
        }
    }

    /** A conversation; {@code slots} is empty while no report is being taken in. */
    public record TalkRow(Summary summary, List<SlotView> slots) {

        static TalkRow of(Summary summary, @Nullable Snapshot snapshot) {
            return new TalkRow(
                    summary,
                    snapshot == null ? List.of() : SlotView.of(snapshot.state().draft()));
        }

        public boolean urgent() {
            return summary.urgency() != Urgency.NORMAL;
        }

        public long filled() {
            return slots.stream().filter(SlotView::filled).count();
        }
    }

    /** Where the open reports are, for the map: {@code [[latitude,longitude,name,conversation,urgent],…]} as JSON. */
    public String points() {
        JsonArray points = new JsonArray();
        for (ReportRow row : reports) {
            Place place = row.report().place();
            if (place != null && place.point() != null && row.report().status().open()) {
                points.add(new JsonArray()
                        .add(place.point().latitude())
                        .add(place.point().longitude())
                        .add(row.name())
                        .add(row.conversation())
                        .add(row.urgent()));
            }
        }
        return points.encode();
    }

    /** What is urgent comes first, then what is new. */
    static final Comparator<ReportRow> REPORTS = Comparator.comparing((ReportRow row) -> !row.urgent())
            .thenComparing(row -> row.report().filedAt(), Comparator.reverseOrder());

    static final Comparator<TalkRow> TALKS = Comparator.comparing((TalkRow row) -> !row.urgent())
            .thenComparing(row -> row.summary().personWantedAt() == null)
            .thenComparing(row -> row.summary().updatedAt(), Comparator.reverseOrder());
}
