package vn.hue.gateway.store.memory;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.hue.gateway.store.Leftovers;

final class MemoryLeftovers implements Leftovers {

    private final Map<String, Instant> files = new HashMap<>();

    @Override
    public synchronized Future<Void> put(String file, Instant dueAt) {
        files.put(file, dueAt);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Void> claim(Collection<String> claimed) {
        claimed.forEach(files::remove);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<List<String>> due(Instant now, int limit) {
        return Future.succeededFuture(files.entrySet().stream()
                .filter(file -> !file.getValue().isAfter(now))
                .sorted(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList());
    }
}
