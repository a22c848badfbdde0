package vn.hue.conversations.conduct;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen may not do for a while.
 *
 * @param kind {@link Violation.Kind#REPORT}: new reports that are not urgent; {@link Violation.Kind#INTERACTION}: words on
 *     results
 * @param until when it ends by itself; null when only a person can lift it
 * @param grounds the numbers of the violations it stands on
 * @param endedAt when it ended; null while it holds
 * @param endedBy {@code system}, or the operator's account name; null while it holds
 * @param reason the operator's words; null when it ended by itself
 */
public record Lock(
        Violation.Kind kind,
        Instant since,
        @Nullable Instant until,
        List<Integer> grounds,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String reason) {

    public Lock {
        grounds = List.copyOf(grounds);
    }

    static Lock on(Violation.Kind kind, Instant since, @Nullable Instant until, List<Integer> grounds) {
        return new Lock(kind, since, until, grounds, null, null, null);
    }

    /** Whether it holds at a moment: its end counts even when nobody has noticed it yet. */
    public boolean holds(Instant at) {
        return endedAt == null && (until == null || at.isBefore(until));
    }

    Lock ended(Instant at, String by, @Nullable String why) {
        return new Lock(kind, since, until, grounds, at, by, why);
    }
}
