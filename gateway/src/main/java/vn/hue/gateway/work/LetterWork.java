package vn.hue.gateway.work;

import io.vertx.core.Future;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Event;
import vn.hue.gateway.flow.Desk;
import vn.hue.gateway.flow.Resending;
import vn.hue.gateway.flow.Resending.Resent;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog.Act;
import vn.hue.gateway.store.DeadLetters;
import vn.hue.gateway.store.Route;

/** Sees to messages that did not arrive: each is written down first. */
public final class LetterWork {

    private final DeadLetters letters;
    private final Desk door;
    private final Resending resending;
    private final Audit audit;
    private final InstantSource clock;

    public LetterWork(DeadLetters letters, Desk door, Resending resending, Audit audit, InstantSource clock) {
        this.letters = letters;
        this.door = door;
        this.resending = resending;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sends it again.
     *
     * @param over the only route it is to take; null for the best that is open
     */
    public Future<Resent> resend(ConversationWork.Person who, String id, @Nullable Route over) {
        return letters.find(id)
                .compose(letter -> letter == null
                        ? Future.succeededFuture(Resent.UNKNOWN)
                        : note(who, over == null ? "resend" : "resend " + over.name(), letter)
                                .compose(noted -> resending.resend(id, over, who.account())));
    }

    /**
     * Nothing more is to be sent: the citizen was called, for example.
     *
     * @param note stands in the conversation, for colleagues
     */
    public Future<Resent> settle(ConversationWork.Person who, String id, String note) {
        return letters.find(id).compose(letter -> {
            if (letter == null) {
                return Future.succeededFuture(Resent.UNKNOWN);
            }
            if (letter.settled() != null) {
                return Future.succeededFuture(Resent.ALREADY);
            }
            Event.OperatorDid remember =
                    new Event.OperatorDid(clock.instant(), who.account(), new Event.Remember(note));
            return note(who, "settle", letter)
                    // By the letter's name, so that of two who settle it at once only the first one's note stands.
                    .compose(noted -> door.did(letter.conversation(), "settled:" + letter.id(), remember))
                    .compose(kept -> letters.settle(id, new DeadLetters.Settled(clock.instant(), who.account())))
                    .map(Resent.ACCEPTED);
        });
    }

    private Future<Void> note(ConversationWork.Person who, String detail, DeadLetters.Letter letter) {
        return audit.did(
                who.account(), who.from(), Act.LETTER_SEEN_TO, detail, Audit.conversation(letter.conversation()));
    }
}
