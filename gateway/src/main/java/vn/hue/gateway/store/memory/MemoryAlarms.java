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
import vn.hue.gateway.store.Rung;

final class MemoryAlarms implements Alarms {

    private final Map<String, Raised> rows = new HashMap<>();
    private final Set<String> settled = new HashSet<>();
    private final Map<String, Rung> rung = new HashMap<>();

    @Override
    public synchronized Future<Void> raise(Raised alarm) {
        rows.putIfAbsent(alarm.id(), alarm);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Void> ring(Raised alarm, String cause, boolean told) {
        Rung before = rung.get(alarm.id());
        Rung after = before == null
                ? Rung.first(alarm, cause)
                : new Rung(before.alarm(), !settled.contains(alarm.id()), before.causes()).again(alarm, cause, told);
        rung.put(alarm.id(), after);
        rows.put(alarm.id(), after.alarm());
        if (after.open()) {
            settled.remove(alarm.id());
        }
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<List<Raised>> open(int limit) {
        return Future.succeededFuture(rows.values().stream()
                .filter(alarm -> !settled.contains(alarm.id()))
                .sorted(Comparator.comparing(Raised::loudness)
                        .thenComparing(Raised::at)
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
