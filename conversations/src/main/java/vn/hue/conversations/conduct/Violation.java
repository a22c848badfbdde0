package vn.hue.conversations.conduct;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing a citizen did against the rules, or that looks like it: nothing counts before a person has confirmed it.
 *
 * @param number from 1, in the order of its conversation
 * @param report whose words they are, by its key; it may not be filed yet
 * @param words what was said; the citizen's own, so they are masked like everything the citizen says
 * @param at when it was said, which is when it counts from
 * @param by {@code system}, or the operator's account name
 * @param decidedBy whoever confirmed, dismissed or withdrew it last; null while it is proposed
 * @param reason why it was dismissed or withdrawn; null when it was not
 */
public record Violation(
        int number,
        Kind kind,
        String report,
        String words,
        Instant at,
        String by,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    /** What was done. */
    public enum Kind {
        /** A report in improper or unconstructive words. {@code QĐ 30/2022, Điều 14.1}. */
        REPORT,
        /** An interaction on a result, likewise. {@code Điều 14.1}. */
        INTERACTION,
        /** A cry for help without need. {@code Điều 20.1}: on record for the authorities; it locks nothing here. */
        SOS
    }

    /** What became of it. */
    public enum State {
        PROPOSED,
        CONFIRMED,
        /** It was none. */
        DISMISSED,
        /** It was confirmed, and is taken back. */
        WITHDRAWN;

        /** Whether it counts, or may still. */
        public boolean stands() {
            return this == PROPOSED || this == CONFIRMED;
        }
    }

    Violation decided(State to, String who, Instant when, @Nullable String why) {
        return new Violation(number, kind, report, words, at, by, to, who, when, why);
    }
}
