package vn.hue.gateway.store.memory;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.hue.gateway.store.Alarms;

final class MemoryAlarms implements Alarms {

    private final Map<String, Raised> rows = new HashMap<>();
    private final Set<String> settled = new HashSet<>();

    @Override
    public synchronized Future<Void> raise(Raised alarm) {
        rows.putIfAbsent(alarm.id(), alarm);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<List<Raised>> open(int limit) {
        return Future.succeededFuture(rows.values().stream()
                .filter(alarm -> !settled.contains(alarm.id()))
                .sorted(Comparator.comparing(Raised::at)
                        .thenComparing(Raised::id)
                        .reversed())
                .limit(limit)
                .toList());
    }

    @Override
    public synchronized Future<Void> settle(String id, String operator, Instant at) {
        settled.add(id);
        return Future.succeededFuture();
    }
}
