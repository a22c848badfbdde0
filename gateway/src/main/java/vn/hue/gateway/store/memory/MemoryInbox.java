package vn.hue.gateway.store.memory;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Inbox;

final class MemoryInbox implements Inbox {

    private record Row(Entry entry, String owner) {}

    private final Map<String, Row> open = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final Deque<Buried> dead = new ArrayDeque<>();
    private final MemoryLines lines;

    /** @param lines remember the citizens' messages, as on a database */
    MemoryInbox(MemoryLines lines) {
        this.lines = lines;
    }

    @Override
    public synchronized Future<Boolean> add(Entry entry, String owner) {
        return Future.succeededFuture(open.putIfAbsent(entry.id(), new Row(entry, owner)) == null);
    }

    @Override
    public synchronized Future<Set<String>> doneBefore(Collection<Entry> entries) {
        return Future.succeededFuture(entries.stream()
                .filter(entry -> isMessage(entry) ? lines.has(entry.id()) : done.contains(entry.id()))
                .map(Entry::id)
                .collect(Collectors.toSet()));
    }

    private static boolean isMessage(Entry entry) {
        return entry.content() instanceof Entry.Message;
    }

    @Override
    public synchronized Future<Void> done(Collection<Entry> entries) {
        for (Entry entry : entries) {
            if (!isMessage(entry)) {
                done.add(entry.id());
            }
            open.remove(entry.id());
        }
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<List<Entry>> find(Collection<String> ids) {
        return Future.succeededFuture(ids.stream()
                .map(open::get)
                .filter(Objects::nonNull)
                .map(Row::entry)
                .toList());
    }

    @Override
    public synchronized Future<Boolean> knows(String event) {
        return Future.succeededFuture(open.containsKey(event) || done.contains(event));
    }

    @Override
    public synchronized Future<List<Entry>> ownedBy(String owner) {
        return Future.succeededFuture(open.values().stream()
                .filter(row -> row.owner.equals(owner))
                .map(Row::entry)
                .sorted(Entry.IN_ORDER)
                .toList());
    }

    @Override
    public synchronized Future<Long> inherit(String heir, Collection<String> living) {
        long count = 0;
        for (Map.Entry<String, Row> row : open.entrySet()) {
            if (!living.contains(row.getValue().owner)) {
                row.setValue(new Row(row.getValue().entry, heir));
                count++;
            }
        }
        return Future.succeededFuture(count);
    }

    @Override
    public synchronized Future<Void> bury(Entry entry, String reason) {
        dead.addFirst(new Buried(entry, reason));
        return done(List.of(entry));
    }

    @Override
    public synchronized Future<List<Buried>> buried(int limit) {
        return Future.succeededFuture(dead.stream().limit(limit).toList());
    }
}
