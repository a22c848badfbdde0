package vn.hue.conversations.dialog;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Regulation;

/**
 * When a reminder may come: by day, while it gets through freely, and before the two days are over.
 *
 * <p>The two days themselves ({@code QĐ 30/2022, Điều 7.5b.4}) are not touched by it.
 *
 * @param night in which no reminder comes
 * @param openUntil when the channel's window closes; null when it never does or nobody knows
 */
public record Daytime(QuietHours night, @Nullable Instant openUntil) {

    /** A reminder leaves the citizen at least so much of the two days. */
    private static final Duration TO_ANSWER = Duration.ofHours(2);

    /** And so much of the window: providers are busy in the morning. */
    private static final Duration TO_ARRIVE = Duration.ofMinutes(30);

    /** Where the morning is too late, the reminder comes so long before the night. */
    private static final Duration BEFORE_NIGHT = Duration.ofHours(1);

    /** But not sooner than this after its question. */
    private static final Duration PEACE = Duration.ofHours(2);

    /**
     * When the reminder of a question that left at a time comes: when it was wanted if that is by day, else in the morning
     * after; the evening before if by morning the window were closed or the two days over. A question so late that the
     * evening before leaves no peace is reminded of at its usual time, by day again, and travels as news do.
     *
     * @param wanted when it would come if there were no night
     * @param usual when it would come if there were no window either
     */
    Instant of(Instant sentAt, Instant wanted, Instant usual) {
        Instant answerable = sentAt.plus(Regulation.SUPPLEMENT).minus(TO_ANSWER);
        Instant latest = answerable;
        if (openUntil != null && openUntil.isAfter(wanted)) {
            Instant arrives = openUntil.minus(TO_ARRIVE);
            latest = arrives.isBefore(answerable) ? arrives : answerable;
        }
        return moved(sentAt, wanted, latest)
                .or(() -> moved(sentAt, usual, answerable))
                .or(() -> night.endOf(usual))
                .orElse(usual);
    }

    private Optional<Instant> moved(Instant sentAt, Instant wanted, Instant latest) {
        Instant morning = night.endOf(wanted).orElse(wanted);
        if (morning.equals(wanted) || !morning.isAfter(latest)) {
            return Optional.of(morning);
        }
        return night.beginningOf(wanted)
                .map(beginning -> beginning.minus(BEFORE_NIGHT))
                .filter(evening -> !evening.isBefore(sentAt.plus(PEACE)));
    }
}
