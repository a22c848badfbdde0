package vn.hue.channels;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Option;

/** What was said in a conversation so far: for channels that show it themselves, as the web chat does. */
public interface History {

    /** The last {@code limit} lines of a conversation, oldest first, each once, in the order they were taken. */
    Future<List<Line>> lines(Address of, int limit);

    /**
     * One line of a conversation.
     *
     * @param id ours for our messages, the external id for the citizen's
     * @param author {@code citizen}, {@code bot}, or an operator's account name
     * @param text its words; a tapped button's label; empty for a lone picture or pin
     * @param state how far it came; null for the citizen's lines
     */
    record Line(
            String id,
            String author,
            Instant at,
            String text,
            List<Option> options,
            List<Media> media,
            vn.hue.conversations.vocabulary.@Nullable GeoPoint point,
            @Nullable DeliveryState state) {}
}
