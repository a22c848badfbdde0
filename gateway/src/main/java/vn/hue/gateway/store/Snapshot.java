package vn.hue.gateway.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Effect;

/**
 * A conversation as it is stored: the one document that a turn writes.
 *
 * @param version 1 for the first; each turn adds one
 * @param state what the dialog knows
 * @param taken the entries whose consequences are in {@code state} and which may still be open
 * @param pending what the last turn asked of the world; relayed before another turn is stored
 * @param retired deadlines which the last turn replaced or met
 * @param lines how many lines were said so far
 * @param lastMessage the id of our latest message, which the next one must not overtake; null before the first
 * @param updatedAt when the last turn was taken, by our clock
 */
public record Snapshot(
        long version,
        Conversation state,
        List<Taken> taken,
        List<Pending> pending,
        List<Timer.Id> retired,
        long lines,
        @Nullable String lastMessage,
        Instant updatedAt) {

    public Snapshot {
        taken = List.copyOf(taken);
        pending = List.copyOf(pending);
        retired = List.copyOf(retired);
    }

    public String id() {
        return state.id();
    }

    /**
     * An entry which this conversation has taken.
     *
     * @param version of the turn
     * @param line its line in the history; 0 for what is not said
     */
    public record Taken(String id, long version, long line) {}

    /**
     * An effect.
     *
     * @param line its line in the history; 0 for what is not said
     * @param after for a message: the one which it must not overtake
     */
    public record Pending(
            Effect effect, long line, @Nullable String after) {}
}
