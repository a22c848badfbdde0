package vn.hue.channels.sms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Address;

/**
 * How far one segment of a message of ours has come.
 *
 * @param message {@link vn.hue.conversations.vocabulary.Outbound#id}
 * @param number from 1
 * @param joined what all segments of the message share
 * @param name what the provider calls it; null before it was taken
 * @param reason why it failed, without personal data
 * @param version of this row: 1 for the first
 */
public record SentSegment(
        String message,
        Address to,
        int number,
        int total,
        int joined,
        State state,
        @Nullable String name,
        @Nullable String reason,
        Instant at,
        long version) {

    /** How far. */
    public enum State {
        /** Surely not taken yet. */
        WAITING,
        /** Handed over, and no answer written down: after a crash it may have been taken. */
        BEGUN,
        /** May have been taken. Never handed over again. */
        UNSURE,
        SENT,
        DELIVERED,
        FAILED;

        /** Whether nothing is left to be done to hand it over. */
        public boolean handedOver() {
            return this != WAITING && this != BEGUN;
        }
    }

    /** {@code message/number}. */
    public String id() {
        return id(message, number);
    }

    static String id(String message, int number) {
        return message + '/' + number;
    }

    static SentSegment first(String message, Address to, int number, int total, int joined, State state, Instant at) {
        return new SentSegment(message, to, number, total, joined, state, null, null, at, 1);
    }

    /** The next row of it. */
    SentSegment moved(State next, @Nullable String itsName, @Nullable String why, Instant when) {
        return new SentSegment(message, to, number, total, joined, next, itsName, why, when, version + 1);
    }
}
