package vn.hue.gateway.store;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;

/** What operators have corrected in the reading of reports, kept for the next training. No one can be told from it. */
public interface Examples {

    /** Over an earlier one of the same id: a label that is null keeps what it was. Durable when the future succeeds. */
    Future<Void> keep(Example example);

    /**
     * In the order of their ids.
     *
     * @param after only those behind this id; null for the first
     */
    Future<List<Example>> list(@Nullable String after, int limit);

    /**
     * A text and what it is, by an operator's word.
     *
     * @param id the same for the same report; the report can't be found by it
     * @param at when it was corrected last
     * @param text without personal data
     * @param category null when only the urgency was corrected
     * @param urgency null when only the category was corrected
     */
    record Example(
            String id,
            Instant at,
            String text,
            @Nullable Category category,
            @Nullable Urgency urgency) {}
}
