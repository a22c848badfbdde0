package vn.hue.gateway.flow;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Outbound;

/**
 * What is worked out only as a message leaves, or as its answer comes, from a key nobody else has: addresses of web cards
 * and codes. Neither is ever stored. The same input gives the same output on every gateway.
 */
public interface Inserts {

    /** Nothing can be inserted and no code is known. */
    Inserts NONE = new Inserts() {
        @Override
        public Optional<String> value(Outbound.Insert insert, Instant at) {
            return Optional.empty();
        }

        @Override
        public @Nullable Boolean fits(String challenge, String text) {
            return null;
        }
    };

    /**
     * What stands in a message; empty when this installation has no such thing.
     *
     * @param at when the message was said
     */
    Optional<String> value(Outbound.Insert insert, Instant at);

    /** Whether the digits in a text answer a challenge; null when it holds no code. */
    @Nullable
    Boolean fits(String challenge, String text);

    /** The message as it leaves; null when what it needs can't be made. */
    default @Nullable Outbound fill(Outbound message, Instant at) {
        Outbound.Insert insert = message.insert();
        return insert == null
                ? message
                : value(insert, at)
                        .map(value -> message.filled(value).until(end(message, at)))
                        .orElse(null);
    }

    /** When a message is worthless; null when it keeps. */
    static @Nullable Instant end(Outbound message, Instant at) {
        return message.insert() instanceof Outbound.Code ? at.plus(Outbound.Code.GOOD) : message.until();
    }
}
