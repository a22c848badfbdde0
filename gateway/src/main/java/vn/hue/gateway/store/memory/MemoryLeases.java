package vn.hue.gateway.store.memory;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import vn.hue.gateway.store.Leases;

final class MemoryLeases implements Leases {

    private record Held(String owner, Instant until) {}

    private final Map<String, Held> leases = new HashMap<>();

    @Override
    public synchronized Future<Boolean> hold(String name, String owner, Instant now, Instant until) {
        Held held = leases.get(name);
        boolean free =
                held == null || held.owner().equals(owner) || !held.until().isAfter(now);
        if (free) {
            leases.put(name, new Held(owner, until));
        }
        return Future.succeededFuture(free);
    }

    @Override
    public synchronized Future<Void> release(String name, String owner) {
        Held held = leases.get(name);
        if (held != null && held.owner().equals(owner)) {
            leases.remove(name);
        }
        return Future.succeededFuture();
    }
}
