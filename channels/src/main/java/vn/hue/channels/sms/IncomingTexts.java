package vn.hue.channels.sms;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What citizens wrote in pieces, and what was taken lately. Durable when a future succeeds. */
public interface IncomingTexts {

    /** A null result when there is none of this id. */
    Future<@Nullable PartialText> load(String id);

    /**
     * Writes the next row of a text when the stored one has the version before it, or there is none and it is the first.
     *
     * @return false when somebody else was faster
     */
    Future<Boolean> put(PartialText text);

    /** The oldest that began before a time. */
    Future<List<PartialText>> begunBefore(Instant time, int limit);

    Future<Void> remove(String id);
}
