package vn.hue.gateway.store;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Question;
import vn.hue.conversations.reading.Urgency;

/** The state of every conversation. */
public interface Conversations extends Worklist {

    /** As it is stored now; null when nobody has said anything yet. */
    Future<@Nullable Snapshot> load(String id);

    /**
     * Stores a turn: the stored version must be one less than the snapshot's, or there must be none for version 1.
     *
     * @return false when another turn came first; a failed future may or may not have stored it
     */
    Future<Boolean> store(Snapshot next);

    /** For lists: newest first. */
    Future<List<Summary>> list(Query query);

    /**
     * What to list.
     *
     * @param channel null for all
     * @param user as the channel names them; null for all
     * @param before only those older than this one, the last of the page before; null for the first page
     * @param limit at most so many
     */
    record Query(
            @Nullable String channel,
            @Nullable String user,
            @Nullable Cursor before,
            int limit) {}

    /** A place in a list. */
    record Cursor(Instant updatedAt, String id) {}

    /**
     * A conversation in a list.
     *
     * @param question what the bot waits for; null when nothing
     * @param operator who speaks instead of the bot; null while the bot speaks
     * @param personWantedAt since when the citizen waits for a person; null when not
     * @param urgency the most urgent of the draft and the open reports
     * @param reports codes, or keys, of the filed reports
     */
    record Summary(
            String id,
            String channel,
            String user,
            Instant updatedAt,
            long lines,
            Question.@Nullable Kind question,
            @Nullable String operator,
            @Nullable Instant personWantedAt,
            Urgency urgency,
            List<String> reports) {

        public Summary {
            reports = List.copyOf(reports);
        }

        public Cursor cursor() {
            return new Cursor(updatedAt, id);
        }

        /** What a list shows of a conversation. */
        public static Summary of(Snapshot snapshot) {
            var state = snapshot.state();
            var question = state.question();
            var handover = state.handover();
            Urgency urgency =
                    state.draft() == null ? Urgency.NORMAL : state.draft().urgency();
            for (var report : state.reports()) {
                if (report.status().open() && report.urgency().compareTo(urgency) > 0) {
                    urgency = report.urgency();
                }
            }
            return new Summary(
                    state.id(),
                    state.address().channel(),
                    state.address().user(),
                    snapshot.updatedAt(),
                    snapshot.lines(),
                    question == null ? null : question.kind(),
                    handover == null ? null : handover.operator(),
                    state.personWantedAt(),
                    urgency,
                    state.reports().stream().map(report -> report.name()).toList());
        }
    }
}
