package vn.hue.conversations.dialog;

import java.util.List;

/** The conversation as a pure function. Thread-safe. */
public final class Dialog {

    /** What the next state is, and what the world is to do. Same input, same output, bit for bit. */
    public Turn step(Conversation state, Event event) {
        return new Turn(state, List.of());
    }
}
