package vn.hue.gateway.store.memory;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import vn.hue.gateway.store.Nodes;

final class MemoryNodes implements Nodes {

    private final Map<String, Instant> rows = new HashMap<>();

    @Override
    public synchronized Future<Void> alive(String node, Instant until) {
        rows.put(node, until);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Void> leave(String node) {
        rows.remove(node);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Set<String>> living(Instant now) {
        rows.values().removeIf(until -> until.isBefore(now));
        return Future.succeededFuture(Set.copyOf(rows.keySet()));
    }
}
