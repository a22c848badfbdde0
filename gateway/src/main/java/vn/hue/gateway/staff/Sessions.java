package vn.hue.gateway.staff;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every session that was not ended. */
public interface Sessions {

    Future<Void> start(Session session);

    Future<@Nullable Session> find(String id);

    /** Latest begun first. */
    Future<List<Session>> of(String account);

    Future<Void> seen(String id, Instant at);

    Future<Void> end(String id);

    /** Forgets those begun before. */
    Future<Void> sweep(Instant startedBefore);
}
