package vn.hue.gateway.desk;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Question;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Clock;
import vn.hue.conversations.report.Status;
import vn.hue.gateway.api.Masking;
import vn.hue.gateway.store.ConductMark;
import vn.hue.gateway.store.Listing;

/**
 * A line of the inbox, masked: lists never show who a citizen is.
 *
 * @param operator the display name of who holds it; null while the bot speaks
 * @param mine whether that is who looks
 * @param conduct what operators should know of how the citizen behaves; null when nothing
 * @param declined the display name of whoever did not take it; null when nobody was asked, or somebody else holds it
 * @param offered the display name, or the team, of whoever is to take it over; empty for anyone, null when nobody was asked
 */
public record InboxRow(
        String id,
        String channel,
        @Nullable String who,
        Urgency urgency,
        @Nullable String report,
        @Nullable Status status,
        @Nullable Category category,
        String snippet,
        @Nullable String place,
        List<String> agencies,
        int others,
        @Nullable String operator,
        boolean mine,
        @Nullable String offered,
        @Nullable String declined,
        @Nullable Instant waits,
        Question.@Nullable Kind question,
        int filled,
        @Nullable Clock clock,
        @Nullable Instant due,
        Instant updatedAt,
        @Nullable ConductMark conduct) {

    public InboxRow {
        agencies = List.copyOf(agencies);
    }

    static InboxRow of(Listing row, People people, String self) {
        Listing.Face face = row.face();
        Listing.Matter matter = face.matter();
        return new InboxRow(
                row.id(),
                face.channel(),
                Masking.MASKED.name(face.sender().name()),
                face.urgency(),
                matter == null ? null : matter.report(),
                matter == null ? null : matter.status(),
                matter == null ? null : matter.category(),
                matter == null ? "" : Masking.MASKED.text(matter.snippet(), face.sender()),
                matter == null ? null : matter.place(),
                matter == null ? List.of() : matter.agencies(),
                face.others(),
                face.operator() == null ? null : people.name(face.operator()),
                self.equals(face.operator()),
                face.offered() == null ? null : offered(face.offered(), people),
                face.declined() == null || !self.equals(face.operator()) ? null : people.name(face.declined()),
                row.waits().equals(Listing.NEVER) ? null : row.waits(),
                face.question(),
                face.filled(),
                face.clock(),
                row.due().equals(Listing.NEVER) ? null : row.due(),
                row.updatedAt(),
                Stream.of(ConductMark.LOCKED, ConductMark.PROPOSED)
                        .filter(mark -> row.facets().contains(Listing.Facet.conduct(mark)))
                        .findFirst()
                        .orElse(null));
    }

    private static String offered(Listing.Offered to, People people) {
        return to.colleague() != null ? people.name(to.colleague()) : to.team() == null ? "" : to.team();
    }

    public boolean urgent() {
        return urgency != Urgency.NORMAL;
    }

    /** Its id as an element's. */
    public String anchor() {
        return "row-" + id.replaceAll("[^A-Za-z0-9]", "-");
    }

    /** What tells it from others when nothing was said yet: the end of its id. */
    public String tail() {
        return tail(id);
    }

    static String tail(String conversation) {
        return conversation.substring(Math.max(0, conversation.length() - 4));
    }
}
