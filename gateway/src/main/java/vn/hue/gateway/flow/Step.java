package vn.hue.gateway.flow;

import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Turn;

/** {@link vn.hue.conversations.dialog.Dialog#step} as a port. Pure; a throw is a bug. */
@FunctionalInterface
public interface Step {
    Turn step(Conversation state, Event event);
}
