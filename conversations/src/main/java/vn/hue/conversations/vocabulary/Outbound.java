package vn.hue.conversations.vocabulary;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message to a citizen, before a channel's limits are applied.
 *
 * @param id ours, derived from conversation, turn and index: the same on every replay
 * @param text plain text in the citizen's language, NFC, paragraphs parted by newlines
 * @param options what may be chosen; may be empty
 * @param media what is shown with it; may be empty
 * @param purpose why it is sent: the delivery planner treats a reminder and an alarm differently
 * @param author who wrote it: {@code bot}, or the operator's account name
 * @param asksFor a pin or contact details the channel may offer a button for
 * @param insert what takes the place of the last {@link #MARK} of the text as the message leaves; null when nothing
 * @param until when it is worthless, as a code is: it must not arrive later; null when it keeps
 */
public record Outbound(
        String id,
        String text,
        List<Option> options,
        List<Media> media,
        Purpose purpose,
        String author,
        @Nullable AsksFor asksFor,
        @Nullable Insert insert,
        @Nullable Instant until) {

    public static final String BOT = "bot";

    /** Where the insert goes: the object replacement character. */
    public static final String MARK = "\uFFFC";

    /** A message that is said as it is written. */
    public Outbound(
            String id,
            String text,
            List<Option> options,
            List<Media> media,
            Purpose purpose,
            String author,
            @Nullable AsksFor asksFor) {
        this(id, text, options, media, purpose, author, asksFor, null, null);
    }

    /** A message that keeps. */
    public Outbound(
            String id,
            String text,
            List<Option> options,
            List<Media> media,
            Purpose purpose,
            String author,
            @Nullable AsksFor asksFor,
            @Nullable Insert insert) {
        this(id, text, options, media, purpose, author, asksFor, insert, null);
    }

    public Outbound {
        options = List.copyOf(options);
        media = List.copyOf(media);
    }

    /** The same message with what the mark stands for. */
    public Outbound filled(String value) {
        int mark = text.lastIndexOf(MARK);
        String whole = mark < 0 ? text : text.substring(0, mark) + value + text.substring(mark + 1);
        return new Outbound(id, whole, options, media, purpose, author, asksFor, null, until);
    }

    /** The same message, worthless after a moment. */
    public Outbound until(@Nullable Instant moment) {
        return new Outbound(id, text, options, media, purpose, author, asksFor, insert, moment);
    }

    /** The words as others than the receiver may see them. */
    @JsonIgnore
    public String shown() {
        return insert == null ? text : filled("•••").text();
    }

    /** What only the receiver may read: it is worked out when the message leaves, and stored nowhere. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = CardLink.class, name = "card"),
        @JsonSubTypes.Type(value = Code.class, name = "code")
    })
    public sealed interface Insert {}

    /**
     * The address of a web card.
     *
     * @param subject the key of the draft or report it is for
     */
    public record CardLink(String subject) implements Insert {}

    /**
     * Six digits.
     *
     * @param challenge what they answer
     */
    public record Code(String challenge) implements Insert {

        /** How long it may be typed. */
        public static final Duration GOOD = Duration.ofMinutes(5);
    }

    /** Why a message is sent. */
    public enum Purpose {
        /** An answer to what the citizen just wrote. */
        ANSWER,
        /** A question the bot waits on. */
        QUESTION,
        /** A nudge before a clock runs out. */
        REMINDER,
        /** News nobody asked for just now: a result, a refusal, an intake that ended. */
        NOTICE,
        /** Life and limb: never held back by quiet hours. */
        URGENT
    }

    /** What a channel may have its own button for. */
    public enum AsksFor {
        PICTURE,
        LOCATION,
        CONTACT,
        /** {@link #CONTACT} once more: what takes up half the chat has been shown before, and is passed by. */
        CONTACT_AGAIN
    }
}
