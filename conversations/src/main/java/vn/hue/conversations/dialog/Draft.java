package vn.hue.conversations.dialog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Sender;

/**
 * A report while it is being taken in: what {@code QĐ 30/2022, Điều 5} asks for, as far as it is given.
 *
 * @param key unique for ever; becomes {@link vn.hue.conversations.report.Report#key}
 * @param startedAt its first word
 * @param content what is wrong, in the citizen's words
 * @param media pictures and videos that passed the rules
 * @param place where
 * @param seenAt when it was seen
 * @param sender who reports
 * @param urgency the most urgent any word of it was
 * @param category null for "not sure"
 * @param previous what it was before the last change, for undo; null at the beginning
 */
public record Draft(
        String key,
        Instant startedAt,
        @Nullable String content,
        List<Media> media,
        @Nullable Place place,
        @Nullable Instant seenAt,
        Sender sender,
        Urgency urgency,
        @Nullable Category category,
        @Nullable Draft previous) {

    public Draft {
        media = List.copyOf(media);
    }
}
