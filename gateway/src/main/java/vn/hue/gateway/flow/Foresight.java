package vn.hue.gateway.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.gateway.delivery.Why;
import vn.hue.gateway.store.Route;

/** What a citizen would read if somebody did something now. Nothing is done, nothing is sent. */
@FunctionalInterface
public interface Foresight {

    /** Each way a message might take, the one it would take first; empty when the citizen is told nothing. */
    List<Foreseen> foresee(Conversation state, Event.OperatorDid did);

    /**
     * A message on one of its ways.
     *
     * @param channel who would carry it; null when there is nobody
     * @param parts as they would arrive; empty when the way is closed
     * @param closed why it can't be taken; null when it can
     * @param first whether it is the way it would take
     */
    record Foreseen(
            Route route,
            @Nullable String channel,
            List<Outbound> parts,
            @Nullable Why closed,
            boolean first) {
        public Foreseen {
            parts = List.copyOf(parts);
        }
    }
}
