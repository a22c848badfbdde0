package vn.hue.gateway.store.memory;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Lines;

final class MemoryLines implements Lines {

    private record Place(String conversation, long number) {}

    private final Map<Place, Line> rows = new HashMap<>();
    private final Map<String, Place> byMessage = new HashMap<>();

    @Override
    public synchronized Future<Void> add(List<Line> lines) {
        for (Line line : lines) {
            Place place = new Place(line.conversation(), line.number());
            if (rows.putIfAbsent(place, line) == null) {
                byMessage.put(line.message(), place);
            }
        }
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Boolean> begin(Line line) {
        boolean there = rows.containsKey(new Place(line.conversation(), line.number()));
        add(List.of(line));
        return Future.succeededFuture(!there);
    }

    @Override
    public synchronized Future<Void> moved(Line line) {
        Place place = new Place(line.conversation(), line.number());
        rows.put(place, line);
        byMessage.put(line.message(), place);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<@Nullable Line> of(String message) {
        Place place = byMessage.get(message);
        return Future.succeededFuture(place == null ? null : rows.get(place));
    }

    synchronized boolean has(String message) {
        return byMessage.containsKey(message);
    }

    @Override
    public synchronized Future<List<Line>> read(String conversation, long from, long to) {
        return Future.succeededFuture(LongStream.rangeClosed(from, to)
                .mapToObj(number -> rows.get(new Place(conversation, number)))
                .filter(Objects::nonNull)
                .toList());
    }
}
