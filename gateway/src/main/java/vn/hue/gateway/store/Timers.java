package vn.hue.gateway.store;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** All deadlines that run. */
public interface Timers {

    /** Durable when the future succeeds; the same deadline again moves it. */
    Future<Void> set(Collection<Timer> timers);

    /** They are met, replaced, or their entry is in the inbox. */
    Future<Void> remove(Collection<String> ids);

    /** Those of these ids that run. */
    Future<List<Timer>> find(Collection<String> ids);

    /** Those due at {@code now} or earlier, earliest first, at most {@code limit}. */
    Future<List<Timer>> due(Instant now, int limit);
}
