package vn.hue.gateway.store.mongo;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.store.Snapshot;

/**
 * Conversations whose list is also kept in memory, a few hundred bytes each: for a database of which this process is
 * the only user, and which would read every one of them for every list.
 */
final class MirroredConversations implements Conversations {

    private static final int ALL = 0;

    private static final Comparator<Cursor> NEWEST_FIRST =
            Comparator.comparing(Cursor::updatedAt).thenComparing(Cursor::id).reversed();

    private final Conversations stored;
    private final Map<String, Summary> byId = new HashMap<>();
    private final TreeSet<Summary> newestFirst = new TreeSet<>(Comparator.comparing(Summary::cursor, NEWEST_FIRST));

    private MirroredConversations(Conversations stored) {
        this.stored = stored;
    }

    /** Reads all of them once. */
    static Future<Conversations> of(Conversations stored) {
        MirroredConversations mirror = new MirroredConversations(stored);
        return stored.list(new Query(null, null, null, ALL)).map(all -> {
            all.forEach(mirror::keep);
            return mirror;
        });
    }

    private synchronized void keep(Summary summary) {
        Summary before = byId.put(summary.id(), summary);
        if (before != null) {
            newestFirst.remove(before);
        }
        newestFirst.add(summary);
    }

    @Override
    public Future<@Nullable Snapshot> load(String id) {
        return stored.load(id);
    }

    @Override
    public Future<Boolean> store(Snapshot next) {
        return stored.store(next).onSuccess(won -> {
            if (won) {
                keep(Summary.of(next));
            }
        });
    }

    @Override
    public synchronized Future<List<Summary>> list(Query query) {
        Cursor before = query.before();
        return Future.succeededFuture(newestFirst.stream()
                .dropWhile(row -> before != null && NEWEST_FIRST.compare(row.cursor(), before) <= 0)
                .filter(row -> query.channel() == null || row.channel().equals(query.channel()))
                .filter(row -> query.user() == null || row.user().equals(query.user()))
                .limit(query.limit())
                .toList());
    }
}
