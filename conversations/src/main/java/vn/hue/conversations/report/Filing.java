package vn.hue.conversations.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Place;
import vn.hue.conversations.vocabulary.Sender;

/**
 * What a citizen files: {@code QĐ 30/2022, Điều 5}.
 *
 * @param key unique for ever, from its conversation
 * @param conversation whose it is
 * @param urgency how fast the centre must act
 * @param category null for "not sure"
 * @param content what is wrong, in the citizen's words
 * @param media pictures and videos
 * @param place where; null only for an urgent matter taken in on the shortest path
 * @param seenAt when the citizen saw it; null when not said
 * @param sender who reports: confidential
 */
public record Filing(
        String key,
        String conversation,
        Urgency urgency,
        @Nullable Category category,
        String content,
        List<Media> media,
        @Nullable Place place,
        @Nullable Instant seenAt,
        Sender sender) {

    public Filing {
        media = List.copyOf(media);
    }
}
