package vn.hue.channels.webchat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Part;

/** What a browser tells us, after reading. */
sealed interface ClientFrame {

    /** First on every socket: who it is. The token travels here and not in the URL, which proxies write to their logs. */
    record Hello(String token) implements ClientFrame {}

    /** The citizen says something. {@code id} is a UUID the browser made; a resend carries the same one. */
    record Say(String id, List<Part> parts, @Nullable String quotes) implements ClientFrame {}

    /** Messages of ours have arrived, or were seen. */
    record Receipt(List<String> ids, DeliveryState state) implements ClientFrame {}

    /** Still there. */
    record Ping() implements ClientFrame {}

    /** Not usable; {@code id} is the message's when it could be read. */
    record Unusable(Refusal refusal, @Nullable String id) implements ClientFrame {}
}
