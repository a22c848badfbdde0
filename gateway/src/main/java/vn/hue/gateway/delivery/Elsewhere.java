package vn.hue.gateway.delivery;

import java.util.List;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Outbound.Purpose;

/** A message that travels by another route than its chat. What would be answered there is no button here. */
public final class Elsewhere {

    private Elsewhere() {}

    /** The message as it reads there. */
    public static Outbound said(Outbound message, Facts facts) {
        Reasons words = Reasons.of(facts.language());
        boolean called = Address.files(facts.home().channel()); // such a message says itself whom to call
        boolean answerable = !called
                && (!message.options().isEmpty()
                        || message.purpose() == Purpose.QUESTION
                        || message.purpose() == Purpose.REMINDER);
        String text = answerable
                ? message.text() + "\n\n"
                        + words.say("elsewhere.answer")
                                .replace("{channel}", words.channel(facts.home().channel()))
                : message.text();
        return new Outbound(message.id(), text, List.of(), message.media(), message.purpose(), message.author(), null)
                .until(message.until());
    }
}
