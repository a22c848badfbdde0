package vn.hue.conversations.vocabulary;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one attempt to send. Expected failures are values; an exception is a bug. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Delivery.Sent.class, name = "sent"),
    @JsonSubTypes.Type(value = Delivery.Retry.class, name = "retry"),
    @JsonSubTypes.Type(value = Delivery.Snooze.class, name = "snooze"),
    @JsonSubTypes.Type(value = Delivery.Unsure.class, name = "unsure"),
    @JsonSubTypes.Type(value = Delivery.Never.class, name = "never")
})
public sealed interface Delivery {

    /** The provider took it; {@code externalId} is its name for it. */
    record Sent(@Nullable String externalId) implements Delivery {}

    /**
     * Surely not sent; try again after a backoff. {@code reason} is for operators and holds no personal data.
     *
     * @param tries how often at most for this reason, this one counted; {@link #AS_USUAL} when the provider names no limit
     */
    record Retry(String reason, int tries) implements Delivery {

        public static final int AS_USUAL = Integer.MAX_VALUE;

        public Retry(String reason) {
            this(reason, AS_USUAL);
        }
    }

    /**
     * Surely not sent, and not our fault: the provider asks to wait. Costs no attempt.
     *
     * @param all whether nothing else may be sent for the same account of ours meanwhile
     */
    record Snooze(Duration delay, String reason, boolean all) implements Delivery {
        public Snooze(Duration delay, String reason) {
            this(delay, reason, true);
        }
    }

    /** May have been sent: the request left and no answer came. Never repeated blindly. */
    record Unsure(String reason) implements Delivery {}

    /** Will never be sent this way; the planner looks for another. */
    record Never(String reason) implements Delivery {}
}
