package vn.hue.gateway.store.memory;

import io.vertx.core.Future;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.store.Examples;

final class MemoryExamples implements Examples {

    private final TreeMap<String, Example> rows = new TreeMap<>();

    @Override
    public synchronized Future<Void> keep(Example example) {
        rows.merge(
                example.id(),
                example,
                (before, now) -> new Example(
                        now.id(),
                        now.at(),
                        now.text(),
                        now.category() == null ? before.category() : now.category(),
                        now.urgency() == null ? before.urgency() : now.urgency()));
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<List<Example>> list(@Nullable String after, int limit) {
        return Future.succeededFuture((after == null ? rows : rows.tailMap(after, false))
                .values().stream().limit(limit).toList());
    }
}
