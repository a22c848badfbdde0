package vn.hue.conversations.dialog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Option;

/**
 * What the bot waits for.
 *
 * @param kind what was asked
 * @param about the report (code or key) it is about; null for the draft
 * @param options what was offered, so that "2" means the second
 * @param messageId the message that asked, so that a quote finds it
 */
public record Question(Kind kind, @Nullable String about, List<Option> options, String messageId) {

    public Question {
        options = List.copyOf(options);
    }

    /** What can be asked. */
    public enum Kind {
        CONTENT,
        MEDIA,
        PLACE,
        SEEN_AT,
        NAME,
        PHONE,
        EMAIL,
        CONSENT,
        SUMMARY,
        SUPPLEMENT
    }
}
