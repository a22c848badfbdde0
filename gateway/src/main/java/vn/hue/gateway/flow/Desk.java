package vn.hue.gateway.flow;

import io.vertx.core.Future;
import vn.hue.channels.Intake.Accepted;
import vn.hue.conversations.dialog.Event;

/** The door for what operators do to a conversation. */
public interface Desk {

    /**
     * Takes an operator's action; durable when the future succeeds.
     *
     * @param id made by the page that was clicked: the same click twice is one action
     */
    Future<Accepted> did(String conversation, String id, Event.OperatorDid action);
}
