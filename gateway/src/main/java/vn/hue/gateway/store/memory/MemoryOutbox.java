package vn.hue.gateway.store.memory;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.hue.gateway.store.Outbox;
import vn.hue.gateway.store.Parcel;

final class MemoryOutbox implements Outbox {

    private record Row(Parcel parcel, String owner) {}

    private final Map<String, Row> open = new HashMap<>();

    @Override
    public synchronized Future<Boolean> add(Parcel parcel, String owner) {
        return Future.succeededFuture(open.putIfAbsent(parcel.id(), new Row(parcel, owner)) == null);
    }

    @Override
    public synchronized Future<Boolean> update(Parcel parcel, String owner) {
        Row row = open.get(parcel.id());
        if (row == null || !row.owner.equals(owner)) {
            return Future.succeededFuture(false);
        }
        open.put(parcel.id(), new Row(parcel, owner));
        return Future.succeededFuture(true);
    }

    @Override
    public synchronized Future<Void> remove(String id) {
        open.remove(id);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Set<String>> open(Collection<String> ids) {
        return Future.succeededFuture(ids.stream().filter(open::containsKey).collect(Collectors.toSet()));
    }

    @Override
    public synchronized Future<List<Parcel>> ownedBy(String owner) {
        return Future.succeededFuture(open.values().stream()
                .filter(row -> row.owner.equals(owner))
                .map(Row::parcel)
                .sorted(Comparator.comparing(Parcel::conversation)
                        .thenComparingLong(parcel -> parcel.line().number()))
                .toList());
    }

    @Override
    public synchronized Future<Long> inherit(String heir, Collection<String> living) {
        long count = 0;
        for (Map.Entry<String, Row> row : open.entrySet()) {
            if (!living.contains(row.getValue().owner)) {
                row.setValue(new Row(row.getValue().parcel, heir));
                count++;
            }
        }
        return Future.succeededFuture(count);
    }
}
