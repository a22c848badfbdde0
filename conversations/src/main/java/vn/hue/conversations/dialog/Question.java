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
 * @param closingBy how the notice will travel when nobody answers, by the name the delivery planner has for it; null as
 *     long as no notice is planned, and for a filed report, which keeps it itself
 */
public record Question(
        Kind kind,
        @Nullable String about,
        List<Option> options,
        String messageId,
        @Nullable String closingBy) {

    public Question {
        options = List.copyOf(options);
    }

    Question(Kind kind, @Nullable String about, List<Option> options, String messageId) {
        this(kind, about, options, messageId, null);
    }

    Question closing(@Nullable String by) {
        return new Question(kind, about, options, messageId, by);
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
        /** Everything still missing, in one letter. */
        LETTER,
        /** The code we sent elsewhere. */
        CODE,
        /** Which line of the summary is wrong. */
        WHICH_LINE,
        /** The centre or an agency asks about a filed report. */
        SUPPLEMENT,
        /** Whether it is the matter of an earlier report that is still open. */
        SAME_MATTER,
        /** Which of several reports a message belongs to. */
        WHICH_REPORT,
        /** Whether a filed report is really to be withdrawn. */
        WITHDRAW,
        RATING,
        /** Why not satisfied. */
        RATING_WHY,
        /** Nothing is open: what can we do for you? */
        MENU
    }
}
