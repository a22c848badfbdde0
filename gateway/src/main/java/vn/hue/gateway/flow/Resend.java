package vn.hue.gateway.flow;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Event;
import vn.hue.gateway.store.DeadLetters;
import vn.hue.gateway.store.Route;

/** Sends a dead letter again: an operator's action like any other, which carries the message with it. */
final class Resend implements Resending {

    private final DeadLetters letters;
    private final Desk desk;
    private final InstantSource clock;

    Resend(DeadLetters letters, Desk desk, InstantSource clock) {
        this.letters = letters;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public Future<Resent> resend(String id, @Nullable Route over, String operator) {
        return letters.find(id).compose(letter -> {
            if (letter == null) {
                return Future.succeededFuture(Resent.UNKNOWN);
            }
            if (letter.settled() != null) {
                return Future.succeededFuture(Resent.ALREADY);
            }
            return again(letter, over, operator).map(Resent.ACCEPTED);
        });
    }

    /** Accepted first: should the letter stay open by a crash, a second click finds the first and only closes it. */
    private Future<Void> again(DeadLetters.Letter letter, @Nullable Route over, String operator) {
        Instant now = Entries.instant(clock);
        Event.SendAgain action =
                new Event.SendAgain(letter.message(), letter.starts(), over == null ? null : over.name());
        return desk.did(letter.conversation(), "again:" + letter.id(), new Event.OperatorDid(now, operator, action))
                .compose(accepted -> letters.settle(letter.id(), new DeadLetters.Settled(now, operator)));
    }
}
