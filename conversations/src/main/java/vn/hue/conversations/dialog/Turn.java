package vn.hue.conversations.dialog;

import java.util.List;

/**
 * The outcome of one event.
 *
 * @param conversation the state to store
 * @param effects what to do once it is stored, in order
 */
public record Turn(Conversation conversation, List<Effect> effects) {
    public Turn {
        effects = List.copyOf(effects);
    }
}
