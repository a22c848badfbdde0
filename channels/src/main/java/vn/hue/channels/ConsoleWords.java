package vn.hue.channels;

import io.vertx.core.Future;
import vn.hue.conversations.vocabulary.Inbound;

/** Hears what a person of the centre typed to a citizen in the provider's own tool, past the gateway. */
@FunctionalInterface
public interface ConsoleWords {

    /**
     * Records the words as a person's and lets the bot fall silent. Durable when the future succeeds; the same external
     * id again changes nothing.
     *
     * @param said {@link Inbound#from} is the citizen they were said to
     * @param author the provider's id of whoever typed; never shown to the citizen
     */
    Future<Intake.Accepted> said(Inbound said, String author);
}
