package vn.hue.gateway.store.memory;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.store.Listing;
import vn.hue.gateway.store.Queue;
import vn.hue.gateway.store.Snapshot;

final class MemoryConversations implements Conversations {

    private static final Comparator<Summary> NEWEST_FIRST =
            Comparator.comparing(Summary::updatedAt).thenComparing(Summary::id).reversed();

    private final Map<String, Snapshot> rows = new HashMap<>();

    @Override
    public synchronized Future<@Nullable Snapshot> load(String id) {
        return Future.succeededFuture(rows.get(id));
    }

    @Override
    public synchronized Future<Boolean> store(Snapshot next) {
        Snapshot stored = rows.get(next.id());
        if ((stored == null ? 0 : stored.version()) != next.version() - 1) {
            return Future.succeededFuture(false);
        }
        rows.put(next.id(), next);
        return Future.succeededFuture(true);
    }

    @Override
    public synchronized Future<List<Summary>> list(Query query) {
        Cursor before = query.before();
        return Future.succeededFuture(rows.values().stream()
                .map(Summary::of)
                .filter(row -> query.channel() == null || row.channel().equals(query.channel()))
                .filter(row -> query.user() == null || row.user().equals(query.user()))
                .filter(row -> before == null || older(row, before))
                .sorted(NEWEST_FIRST)
                .limit(query.limit())
                .toList());
    }

    @Override
    public synchronized Future<List<Listing>> work(Ask ask) {
        return Future.succeededFuture(rows.values().stream()
                .map(Listing::of)
                .filter(ask::fits)
                .sorted(ask.order().rows())
                .limit(ask.limit())
                .toList());
    }

    @Override
    public synchronized Future<List<Listing>> rows(Set<String> ids) {
        return Future.succeededFuture(ids.stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .map(Listing::of)
                .toList());
    }

    @Override
    public synchronized Future<Map<Queue, Integer>> count(String operator, Instant soon) {
        Map<Queue, Integer> counts = new EnumMap<>(Queue.class);
        for (Queue queue : Queue.values()) {
            String facet = queue == Queue.MINE ? Listing.Facet.operator(operator) : Listing.Facet.queue(queue);
            long count = rows.values().stream()
                    .map(Listing::of)
                    .filter(row -> row.facets().contains(facet))
                    .filter(row -> queue != Queue.SOON || !row.due().isAfter(soon))
                    .limit(MOST)
                    .count();
            counts.put(queue, (int) count);
        }
        return Future.succeededFuture(counts);
    }

    private static boolean older(Summary row, Cursor before) {
        int time = row.updatedAt().compareTo(before.updatedAt());
        return time < 0 || (time == 0 && row.id().compareTo(before.id()) < 0);
    }
}
