package vn.hue.gateway.store;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Outbound;

/** Messages that will not arrive, or of which nobody knows, until an operator sees to them. */
public interface DeadLetters {

    /** Durable when the future succeeds; one that is there already stays as it is. */
    Future<Void> add(Letter letter);

    /** By {@link Letter#id}; null when there is none. */
    Future<@Nullable Letter> find(String id);

    /** Latest first. */
    Future<List<Letter>> list(Query query);

    /** It was sent again, or has arrived after all; the first to see to it stays. */
    Future<Void> settle(String id, Settled settled);

    /**
     * A message that did not arrive.
     *
     * @param id its message's id in a form that fits into an address
     * @param channel of its conversation
     * @param at when all ways had failed
     * @param state {@link DeliveryState#FAILED}, or {@link DeliveryState#UNSURE} when it may have arrived
     * @param reason as in {@link Attempt#reason}
     * @param trail every way that was tried or closed
     * @param message what was to be said
     * @param starts clocks it would have started
     * @param settled what became of it; null while it is open
     */
    record Letter(
            String id,
            String conversation,
            String channel,
            Instant at,
            DeliveryState state,
            @Nullable String reason,
            Trail trail,
            Outbound message,
            List<Effect.ClockStart> starts,
            @Nullable Settled settled) {

        public Letter {
            starts = List.copyOf(starts);
        }

        /** The letter of a message. */
        public static String idOf(String message) {
            return message.replace('/', '.');
        }

        public Letter with(Settled outcome) {
            return new Letter(id, conversation, channel, at, state, reason, trail, message, starts, outcome);
        }

        public Cursor cursor() {
            return new Cursor(at, id);
        }
    }

    /**
     * What became of a letter.
     *
     * @param by the operator's account name; {@code receipt} when the provider reported that it has arrived after all
     */
    record Settled(Instant at, String by) {
        public static final String RECEIPT = "receipt";
    }

    /**
     * What to list.
     *
     * @param open whether only those nobody has seen to
     * @param before only those older than this one, the last of the page before; null for the first page
     * @param limit at most so many
     */
    record Query(boolean open, @Nullable Cursor before, int limit) {}

    /** A place in a list. */
    record Cursor(Instant at, String id) {}
}
