package vn.hue.gateway.staff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

    /** Whether they are away at a moment. */
    public boolean away(Instant at) {
        return awayUntil != null && at.isBefore(awayUntil);
    }
}
