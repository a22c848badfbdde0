package vn.hue.gateway.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A deadline: a row, never an in-memory timer. Rows of different generations live side by side, so that none is lost
 * to a late write; the dialog ignores a generation that is not the current one.
 *
 * @param since when the message left that it began with; null when it began with none
 */
public record Timer(
        String conversation,
        String name,
        long generation,
        Instant dueAt,
        @Nullable Instant since) {

    public Timer(String conversation, String name, long generation, Instant dueAt) {
        this(conversation, name, generation, dueAt, null);
    }

    public String id() {
        return new Id(conversation, name, generation).toString();
    }

    /** Which deadline. */
    public record Id(String conversation, String name, long generation) {
        @Override
        public String toString() {
            return conversation + '/' + name + '/' + generation;
        }
    }
}
