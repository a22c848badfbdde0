package vn.hue.gateway.flow;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.store.Route;

/** The door for operators who send again what did not arrive. */
public interface Resending {

    /**
     * Sends a dead letter again, as a new message of its conversation; durable when the future succeeds.
     *
     * @param letter {@link vn.hue.gateway.store.DeadLetters.Letter#id}
     * @param over the only route it is to take; null for the best that is open
     * @param operator the account's name
     */
    Future<Resent> resend(String letter, @Nullable Route over, String operator);

    /** What became of it. */
    enum Resent {
        ACCEPTED,
        /** Somebody has seen to it before, or it has arrived after all. */
        ALREADY,
        UNKNOWN
    }
}
