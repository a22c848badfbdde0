package vn.hue.gateway.store.memory;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.store.DeadLetters;

final class MemoryDeadLetters implements DeadLetters {

    private static final Comparator<Cursor> NEWEST_FIRST =
            Comparator.comparing(Cursor::at).thenComparing(Cursor::id).reversed();

    private final Map<String, Letter> rows = new HashMap<>();

    @Override
    public synchronized Future<Void> add(Letter letter) {
        rows.putIfAbsent(letter.id(), letter);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<@Nullable Letter> find(String id) {
        return Future.succeededFuture(rows.get(id));
    }

    @Override
    public synchronized Future<List<Letter>> list(Query query) {
        Cursor before = query.before();
        return Future.succeededFuture(rows.values().stream()
                .filter(letter -> !query.open() || letter.settled() == null)
                .filter(letter -> before == null || NEWEST_FIRST.compare(letter.cursor(), before) > 0)
                .sorted(Comparator.comparing(Letter::cursor, NEWEST_FIRST))
                .limit(query.limit())
                .toList());
    }

    @Override
    public synchronized Future<Void> settle(String id, Settled settled) {
        rows.computeIfPresent(id, (key, letter) -> letter.settled() == null ? letter.with(settled) : letter);
        return Future.succeededFuture();
    }
}
