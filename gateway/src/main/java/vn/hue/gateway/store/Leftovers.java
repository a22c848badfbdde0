package vn.hue.gateway.store;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Files that nobody has use for from some moment on, unless they are claimed before. */
public interface Leftovers {

    /** A file and its moment; over an earlier one. Durable when the future succeeds. */
    Future<Void> put(String file, Instant dueAt);

    /** They are in use, or gone: nothing is due any more. */
    Future<Void> claim(Collection<String> files);

    /** Those whose moment has come, the oldest first. */
    Future<List<String>> due(Instant now, int limit);
}
