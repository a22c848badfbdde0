package vn.hue.channels.sms;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
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

    /** Ends, after what is under way. */
    Future<Void> stop();

    /**
     * One segment to be handed over.
     *
     * @param reference ours, the same whenever it is tried; without personal data
     * @param number E.164
     * @param segment from 0
     * @param joined what all segments of one text share, 0 to 65,535
     */
    record Submission(String reference, String number, Segments segments, int segment, int joined) {

        @Override
        public String toString() {
            return "Submission[" + reference + ", segment " + segment + " of "
                    + segments.texts().size() + "]";
        }
    }
}
