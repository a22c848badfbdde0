package vn.hue.conversations.dialog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message whose files are still to come, and what it was said for.
 *
 * @param message its external id
 * @param report the key of the report, be it being taken in or filed; empty when it was said for none
 * @param asked when the question about that report was put which the message answered; null when it answered none
 */
public record Awaited(
        String message, String report, @Nullable Instant asked) {}
