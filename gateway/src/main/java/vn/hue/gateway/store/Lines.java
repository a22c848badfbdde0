package vn.hue.gateway.store;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said in every conversation. */
public interface Lines {

    /** Adds lines that are not there yet; a line that is there stays as it is, however far it has come. */
    Future<Void> add(List<Line> lines);

    /** Adds one line; false when it is there already and stays as it is. */
    Future<Boolean> begin(Line line);

    /** Writes how far a message came, over what was known before; adds the line when it is not there. */
    Future<Void> moved(Line line);

    /** The line of a message; null when there is none. */
    Future<@Nullable Line> of(String message);

    /** The lines {@code from} to {@code to}, both included, in order; those that are not written yet are left out. */
    Future<List<Line>> read(String conversation, long from, long to);
}
