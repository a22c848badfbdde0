package vn.hue.conversations.dialog;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;

/** Everything that can change a conversation. It carries its own time, so that a replay is bit-equal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Said.class, name = "said"),
    @JsonSubTypes.Type(value = Event.Fired.class, name = "fired"),
    @JsonSubTypes.Type(value = Event.DeliveryMoved.class, name = "delivery"),
    @JsonSubTypes.Type(value = Event.Numbered.class, name = "numbered"),
    @JsonSubTypes.Type(value = Event.OperatorDid.class, name = "operator")
})
public sealed interface Event {

    /** When it happened, by our clock. */
    Instant at();

    /** The citizen wrote; messages in quick succession come together, in order. */
    record Said(Instant at, List<Heard> messages) implements Event {
        public Said {
            messages = List.copyOf(messages);
        }
    }

    /** One message with what its text says; {@link Reading#NOTHING} for a message without words. */
    record Heard(Inbound message, Reading reading) {}

    /** A deadline came. Ignored when {@code generation} is not the current one of {@code name}. */
    record Fired(Instant at, String name, long generation) implements Event {}

    /**
     * A message of ours moved on. The clock of a question starts with its first {@link DeliveryState#SENT}.
     *
     * @param messageId the {@link vn.hue.conversations.vocabulary.Outbound#id}
     * @param reason why not, for operators; null unless it failed
     */
    record DeliveryMoved(
            Instant at,
            String messageId,
            DeliveryState state,
            @Nullable String reason) implements Event {}

    /** A filed report got its public number, for example {@code PA-2026-000123}. */
    record Numbered(Instant at, String reportKey, String code) implements Event {}

    /** A person of the centre acted. {@code operator} is the account's name. */
    record OperatorDid(Instant at, String operator, Action action) implements Event {}

    /** What an operator can do to a conversation. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TakeOver.class, name = "take-over"),
        @JsonSubTypes.Type(value = HandBack.class, name = "hand-back"),
        @JsonSubTypes.Type(value = Write.class, name = "write"),
        @JsonSubTypes.Type(value = MoveReport.class, name = "move-report")
    })
    sealed interface Action {}

    /** The bot falls silent until {@link HandBack}. */
    record TakeOver() implements Action {}

    /** The bot goes on where the dialog was. */
    record HandBack(@Nullable String note) implements Action {}

    /** Words and pictures to the citizen, as they are. */
    record Write(String text, List<Media> media) implements Action {
        public Write {
            media = List.copyOf(media);
        }
    }

    /** A report moves on, by its code or its key. */
    record MoveReport(String report, Move move) implements Action {}
}
