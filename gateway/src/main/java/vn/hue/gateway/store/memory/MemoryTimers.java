package vn.hue.gateway.store.memory;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.hue.gateway.store.Timer;
import vn.hue.gateway.store.Timers;

final class MemoryTimers implements Timers {

    private final Map<String, Timer> rows = new HashMap<>();

    @Override
    public synchronized Future<Void> set(Collection<Timer> timers) {
        timers.forEach(timer -> rows.put(timer.id(), timer));
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Void> remove(Collection<String> ids) {
        ids.forEach(rows::remove);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<List<Timer>> find(Collection<String> ids) {
        return Future.succeededFuture(
                ids.stream().map(rows::get).filter(Objects::nonNull).toList());
    }

    @Override
    public synchronized Future<List<Timer>> due(Instant now, int limit) {
        return Future.succeededFuture(rows.values().stream()
                .filter(timer -> !timer.dueAt().isAfter(now))
                .sorted(Comparator.comparing(Timer::dueAt).thenComparing(Timer::id))
                .limit(limit)
                .toList());
    }
}
