package vn.hue.gateway.staff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Folding;

/**
 * What somebody does here at present.
 *
 * @param team to which conversations can be transferred; null for none
 * @param awayUntil when they will be back; null when they never said that they are away
 */
public record Duty(@Nullable String team, @Nullable Instant awayUntil) {

    /** In no team, and there. */
    public static final Duty NONE = new Duty(null, null);

    public static final int LONGEST_TEAM = 60;

    /** Whether it is one team, however its name is typed; null is none. */
    public static boolean sameTeam(@Nullable String one, @Nullable String other) {
        return one != null && other != null && Folding.fold(one).equals(Folding.fold(other));
    }

    /** Whether they are away at a moment. */
    public boolean away(Instant at) {
        return awayUntil != null && at.isBefore(awayUntil);
    }
}
