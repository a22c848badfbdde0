package vn.hue.gateway.staff;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Links that were not used yet. */
public interface Links {

    Future<Void> keep(Link link);

    Future<@Nullable Link> find(String id);

    /** Gives it to exactly one of those who ask; null for everyone else. */
    Future<@Nullable Link> take(String id);

    /** Those that lapse last come first. */
    Future<List<Link>> all();

    Future<Void> drop(String id);
}
