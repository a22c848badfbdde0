package vn.hue.channels.sms;

import io.vertx.core.Future;
import java.time.Instant;

/** Where a provider puts what comes in. Durable when a future succeeds; only then may the provider be told "got it". */
public interface SmsInbox {

    /** Takes a piece of what a citizen wrote, or all of it, from a centre that gives no ids. */
    Future<Void> piece(SmsPiece piece);

    /**
     * Takes a whole message that has an id.
     *
     * @param from as the provider writes the number
     */
    Future<Void> message(String externalId, String from, String text, Instant at);

    /** Takes a receipt; also one of a message nobody knows, which is no reason to send it again. */
    Future<Void> receipt(SmsReceipt receipt);
}
