package vn.hue.gateway.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Outbound;

/**
 * One line of a conversation's history.
 *
 * @param conversation whose
 * @param number from 1, without gaps
 * @param message the entry's id for the citizen's, {@link Outbound#id} for ours: unique
 * @param at when it was received, or put on its way
 * @param in the citizen's message; null for ours
 * @param reading what {@code in} was heard to say, so that a replay needs no model; null for ours
 * @param out our message; null for the citizen's
 * @param starts clocks which begin when {@code out} has really left
 * @param delivery how far {@code out} came; null for the citizen's
 * @param remark what stands here for operators alone, instead of a message; else null
 */
public record Line(
        String conversation,
        long number,
        String message,
        Instant at,
        @Nullable Inbound in,
        @Nullable Reading reading,
        @Nullable Outbound out,
        List<Effect.ClockStart> starts,
        @Nullable Progress delivery,
        Effect.@Nullable Remark remark) {

    public Line {
        starts = List.copyOf(starts);
    }

    public static Line said(Entry entry, Event.Heard heard, long number) {
        return new Line(
                entry.conversation(),
                number,
                entry.id(),
                entry.receivedAt(),
                heard.message(),
                heard.reading(),
                null,
                List.of(),
                null,
                null);
    }

    public static Line remarked(String conversation, long number, Effect.Remark remark, Instant at) {
        return new Line(conversation, number, remark.id(), at, null, null, null, List.of(), null, remark);
    }

    public static Line answered(
            String conversation, long number, Outbound out, List<Effect.ClockStart> starts, Instant at) {
        return new Line(conversation, number, out.id(), at, null, null, out, starts, Progress.WAITING, null);
    }

    public Line with(Progress progress) {
        return new Line(conversation, number, message, at, in, reading, out, starts, progress, remark);
    }

    /**
     * How far a message of ours came.
     *
     * @param attempts how often it was tried
     * @param externalId the provider's id
     * @param reason the last trouble, without personal data
     * @param at when it last moved; null before
     * @param route how it left, or is about to leave at once; null before
     * @param trail everything that was tried
     * @param heldUntil when the night is over that it waits for; null when it waits for none
     */
    public record Progress(
            DeliveryState state,
            int attempts,
            @Nullable String externalId,
            @Nullable String reason,
            @Nullable Instant at,
            @Nullable Route route,
            Trail trail,
            @Nullable Instant heldUntil) {

        public static final Progress WAITING = new Progress(DeliveryState.WAITING, 0, null, null, null);

        public Progress {
            trail = trail == null ? Trail.NONE : trail;
        }

        /** Of what waits for no night. */
        public Progress(
                DeliveryState state,
                int attempts,
                @Nullable String externalId,
                @Nullable String reason,
                @Nullable Instant at,
                @Nullable Route route,
                Trail trail) {
            this(state, attempts, externalId, reason, at, route, trail, null);
        }

        /** Without its trail. */
        public Progress(
                DeliveryState state,
                int attempts,
                @Nullable String externalId,
                @Nullable String reason,
                @Nullable Instant at) {
            this(state, attempts, externalId, reason, at, null, Trail.NONE);
        }

        /** Before its first attempt, of which nobody knows yet what came of it. */
        public static Progress beginning(Route by) {
            return new Progress(DeliveryState.WAITING, 0, null, null, null, by, Trail.NONE);
        }

        /** By which way it was leaving when it was last heard of; null when it surely wasn't. */
        public @Nullable Route begun() {
            return state == DeliveryState.WAITING ? route : null;
        }

        /** While a night holds it back; null when it is over, or no longer counts. */
        public Progress heldUntil(@Nullable Instant morning) {
            return new Progress(state, attempts, externalId, reason, at, route, trail, morning);
        }

        /** After a receipt. */
        public Progress moved(DeliveryState to, @Nullable String why, Instant when) {
            return new Progress(to, attempts, externalId, why, when, route, trail);
        }
    }
}
