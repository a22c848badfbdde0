package vn.hue.gateway.staff;

import io.vertx.core.Future;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Failed logins. */
public interface Attempts {

    Future<@Nullable Attempt> find(String key);

    /**
     * Puts {@code next} in the place of {@code before}, which must be there with as many failures.
     *
     * @param before null when there must be none
     * @return false when someone else was quicker
     */
    Future<Boolean> swap(@Nullable Attempt before, Attempt next);

    Future<Void> forget(String key);

    /** Forgets those that were open again before. */
    Future<Void> sweep(Instant openBefore);
}
