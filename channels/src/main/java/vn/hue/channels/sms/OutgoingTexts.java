package vn.hue.channels.sms;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Address;

/** What became of the segments of our messages, and receipts that wait for them. Durable when a future succeeds. */
public interface OutgoingTexts {

    /** Those of the ids {@link SentSegment#id} that are there. */
    Future<List<SentSegment>> segments(Collection<String> ids);

    /**
     * Writes the next row of a segment when the stored one has the version before it, or there is none and it is the
     * first.
     *
     * @return false when somebody else was faster
     */
    Future<Boolean> put(SentSegment segment);

    /** Remembers what a provider calls a segment; over an older one of that name. */
    Future<Void> name(String name, String segment, Instant at);

    /** The segment of the first of these names that is known; a null result for none. */
    Future<@Nullable String> named(List<String> names);

    /** The next number for joining segments to one person: 1, 2, … 65,535, 0, 1 … */
    Future<Integer> nextJoined(Address to, Instant at);

    /** Keeps a receipt until its segment is known; the same once more changes nothing. */
    Future<Void> hold(Held receipt);

    /** Those that wait under one of these names. */
    Future<List<Held>> held(Collection<String> names);

    /** The oldest that wait. */
    Future<List<Held>> held(int limit);

    Future<Void> release(String id);

    /** Forgets all that is older. */
    Future<Void> forget(Instant before);

    /**
     * A receipt that waits.
     *
     * @param since when it came
     */
    record Held(SmsReceipt receipt, Instant since) {

        /** One of each state is enough. */
        public String id() {
            return receipt.names().get(0) + '/' + receipt.state();
        }
    }
}
