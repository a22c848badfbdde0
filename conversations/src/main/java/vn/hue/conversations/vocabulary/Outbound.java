package vn.hue.conversations.vocabulary;

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
 */
public record Outbound(
        String id,
        String text,
        List<Option> options,
        List<Media> media,
        Purpose purpose,
        String author,
        @Nullable AsksFor asksFor) {

    public static final String BOT = "bot";

    public Outbound {
        options = List.copyOf(options);
        media = List.copyOf(media);
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
        CONTACT
    }
}
