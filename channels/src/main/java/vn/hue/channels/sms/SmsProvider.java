package vn.hue.channels.sms;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.sms.text.Segments;
import vn.hue.conversations.vocabulary.Delivery;

/** Whoever carries our text messages: an operator's centre or an aggregator. */
public interface SmsProvider {

    /** For example {@code smpp}; what it calls our messages is known under this name. */
    String name();

    /** Whether it takes a whole text at once and cuts it itself. */
    boolean takesWholeTexts();

    /** Begins to work, on the context of the caller; what comes in goes to {@code inbox}. */
    Future<?> start(Vertx vertx, SmsInbox inbox);

    /** Declares its HTTP routes, if it has any; may be called on any context. */
    default void routes(Router router) {}

    /**
     * Hands one segment over. Called on the context of {@link #start}.
     *
     * <p>{@link Delivery.Sent#externalId} is the name under which receipts will speak of it, in the shape of {@link
     * SmsReceipt#names}.
     */
    Future<Delivery> submit(Submission submission);

    /**
     * How long after a message its result is asked for, where results are not sure to come by themselves; empty where they
     * are.
     */
    default Optional<Asking> asking() {
        return Optional.empty();
    }

    /**
     * What has become of a segment; a null result when that is not known yet, fails when it can't be asked. Called on the
     * context of {@link #start}.
     *
     * @param name as in {@link Delivery.Sent#externalId}
     */
    default Future<@Nullable SmsReceipt> ask(String name) {
        return Future.succeededFuture(null);
    }

    /**
     * How patiently results are asked for: after {@code first}, then every time after twice as long, at most {@code
     * atMost}, until {@code end} has passed since the message was handed over.
     */
    record Asking(Duration first, Duration atMost, Duration end) {

        /** How long to wait after so many questions. */
        Duration after(int questions) {
            Duration wait = first;
            for (int i = 0; i < questions && wait.compareTo(atMost) < 0; i++) {
                wait = wait.multipliedBy(2);
            }
            return wait.compareTo(atMost) < 0 ? wait : atMost;
        }
    }

    /** Ends, after what is under way. */
    Future<Void> stop();

    /**
     * One segment to be handed over.
     *
     * @param reference ours, the same whenever it is tried; without personal data
     * @param number E.164
     * @param segment from 0
     * @param joined what all segments of one text share, 0 to 65,535
     * @param until when it must not be delivered any more; null when it keeps
     */
    record Submission(
            String reference,
            String number,
            Segments segments,
            int segment,
            int joined,
            @Nullable Instant until) {

        @Override
        public String toString() {
            return "Submission[" + reference + ", segment " + segment + " of "
                    + segments.texts().size() + "]";
        }
    }
}
