package vn.hue.gateway.flow;

import java.time.Instant;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.vocabulary.Address;

/** Begins a conversation with what its channel is and knows of the person. */
@FunctionalInterface
interface Opening {

    /** A conversation nobody has said anything in yet. */
    Conversation of(Address from, Instant at);
}
