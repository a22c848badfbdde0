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

    /**
     * Writes the next row of a question when the stored one has the version before it, or there is none and it is the first.
     *
     * @return false when somebody else was faster
     */
    Future<Boolean> ask(Question question);

    /** Those that are due, the most urgent first. */
    Future<List<Question>> questions(Instant dueUntil, int limit);

    /** Nothing is to be asked about a segment any more. */
    Future<Void> answered(String segment);

    /** Forgets all that is older. */
    Future<Void> forget(Instant before);

    /**
     * What has become of a segment.
     *
     * @param segment {@link SentSegment#id}
     * @param name what the provider calls it
     * @param since when it was handed over
     * @param dueAt when to ask
     * @param version of this row: 1 for the first
     */
    record Question(String segment, String name, Instant since, Instant dueAt, int version) {

        Question again(Instant when) {
            return new Question(segment, name, since, when, version + 1);
        }
    }

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
