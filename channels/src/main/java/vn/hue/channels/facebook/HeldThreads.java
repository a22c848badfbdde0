package vn.hue.channels.facebook;

import io.vertx.core.Future;
import vn.hue.channels.Intake;
import vn.hue.conversations.vocabulary.Address;

/** Hears that somebody else answers in a thread: a colleague in the page's inbox, or another app. */
@FunctionalInterface
public interface HeldThreads {

    /** The bot answers all the same. */
    HeldThreads NONE = (citizen, externalId) -> Future.succeededFuture(Intake.Accepted.NEW);

    /**
     * Lets the bot listen only. Durable when the future succeeds; the same external id again changes nothing.
     *
     * @param externalId of the citizen's message that we were only shown
     */
    Future<Intake.Accepted> held(Address citizen, String externalId);
}
