package vn.hue.gateway.store;

import java.time.Instant;

/** A deadline: a row, never an in-memory timer. Rows of different generations live side by side, so that none is lost
 * to a late write; the dialog ignores a generation that is not the current one. */
public record Timer(String conversation, String name, long generation, Instant dueAt) {

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
