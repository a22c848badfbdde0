package vn.hue.gateway.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Comparator;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Inbound;

/**
 * Something that may change a conversation, before it did.
 *
 * @param id {@code source:what}, unique for ever: what makes a second delivery a duplicate
 * @param conversation whose
 * @param receivedAt when it came, by our clock
 * @param seq breaks ties of {@code receivedAt} on one node
 * @param content what it is
 */
public record Entry(String id, String conversation, Instant receivedAt, long seq, Content content) {

    /** The order in which a conversation takes its entries. */
    public static final Comparator<Entry> IN_ORDER =
            Comparator.comparing(Entry::receivedAt).thenComparingLong(Entry::seq);

    /** A citizen's message. */
    public static Entry message(Inbound message, Instant at, long seq) {
        Address from = message.from();
        return new Entry(messageId(from, message.externalId()), from.conversation(), at, seq, new Message(message));
    }

    /** The id of a citizen's message: two channels, and two accounts of one, may use the same external id. */
    public static String messageId(Address from, String externalId) {
        String source = from.account().isEmpty() ? from.channel() : from.channel() + '/' + from.account();
        return source + ':' + externalId;
    }

    /** Anything else; {@code id} must say what makes it the same when it comes twice. */
    public static Entry event(String id, String conversation, Event event, long seq) {
        return new Entry(id, conversation, event.at(), seq, new Happening(event));
    }

    /** The entry of a deadline that came. */
    public static Entry fired(Timer timer, Instant at, long seq) {
        return event(
                "timer:" + timer.id(),
                timer.conversation(),
                new Event.Fired(at, timer.name(), timer.generation(), timer.since()),
                seq);
    }

    /** The entry of a message of ours that moved on. */
    public static Entry delivery(String conversation, Event.DeliveryMoved moved, long seq) {
        return event(deliveryId(moved.messageId(), moved.state()), conversation, moved, seq);
    }

    public static String deliveryId(String messageId, DeliveryState state) {
        return "delivery:" + messageId + ':' + state;
    }

    /** The entry of a report's new number. */
    public static Entry numbered(String conversation, Event.Numbered numbered, long seq) {
        return event("code:" + numbered.reportKey(), conversation, numbered, seq);
    }

    /** What an entry is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Message.class, name = "message"),
        @JsonSubTypes.Type(value = Happening.class, name = "event")
    })
    public sealed interface Content {}

    /** The citizen wrote; becomes one of the messages of {@link Event.Said} once it is read. */
    public record Message(Inbound inbound) implements Content {}

    /** Everything else is an event already. */
    public record Happening(Event event) implements Content {}
}
