package vn.hue.gateway.store.memory;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.store.KeptAnswers;

final class MemoryKeptAnswers implements KeptAnswers {

    private final Map<String, Asked> rows = new HashMap<>();

    @Override
    public synchronized Future<@Nullable Asked> claim(Asked asked) {
        return Future.succeededFuture(rows.putIfAbsent(asked.id(), asked));
    }

    @Override
    public synchronized Future<Boolean> hold(Asked there, Instant heldAt) {
        Asked now = rows.get(there.id());
        if (now == null || !now.heldAt().equals(there.heldAt())) {
            return Future.succeededFuture(false);
        }
        rows.put(now.id(), new Asked(now.id(), now.fingerprint(), now.at(), heldAt, now.answer()));
        return Future.succeededFuture(true);
    }

    @Override
    public synchronized Future<Void> answered(String id, Answer answer) {
        rows.computeIfPresent(id, (same, now) -> new Asked(id, now.fingerprint(), now.at(), now.heldAt(), answer));
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Void> sweep(Instant before) {
        rows.values().removeIf(asked -> asked.at().isBefore(before));
        return Future.succeededFuture();
    }
}
