package vn.hue.gateway.store.memory;

import io.vertx.core.Future;
import java.util.List;
import java.util.TreeMap;
import vn.hue.gateway.agency.Agencies;
import vn.hue.gateway.agency.Agency;
import vn.hue.gateway.agency.Directory;

final class MemoryAgencies implements Agencies {

    private final TreeMap<String, Agency> rows = new TreeMap<>();

    @Override
    public synchronized Future<Directory> all() {
        return Future.succeededFuture(new Directory(List.copyOf(rows.values())));
    }

    @Override
    public synchronized Future<Stored> store(Agency next) {
        Agency stored = rows.get(next.id());
        if ((stored == null ? 0 : stored.version()) != next.version() - 1) {
            return Future.succeededFuture(Stored.CHANGED);
        }
        boolean taken = rows.values().stream()
                .anyMatch(
                        other -> !other.id().equals(next.id()) && other.folded().equals(next.folded()));
        if (taken) {
            return Future.succeededFuture(Stored.NAME_TAKEN);
        }
        rows.put(next.id(), next);
        return Future.succeededFuture(Stored.DONE);
    }
}
