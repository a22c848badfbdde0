package vn.hue.gateway.store.mongo;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.gateway.store.Reports;

/**
 * Reports whose order and status are also kept in memory: for a database of which this process is the only user, and
 * which would read every one of them for every list.
 */
final class MirroredReports implements Reports {

    private static final Comparator<Cursor> NEWEST_FIRST =
            Comparator.comparing(Cursor::filedAt).thenComparing(Cursor::key).reversed();

    private final MongoReports stored;
    private final Map<String, Cursor> cursors = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final TreeMap<Cursor, Status> newestFirst = new TreeMap<>(NEWEST_FIRST);

    private MirroredReports(MongoReports stored) {
        this.stored = stored;
    }

    /** Reads all of them once. */
    static Future<Reports> of(MongoReports stored) {
        MirroredReports mirror = new MirroredReports(stored);
        return stored.headings().map(all -> {
            all.forEach(heading -> mirror.keep(heading.cursor(), heading.version(), heading.status()));
            return mirror;
        });
    }

    private synchronized void keep(Cursor cursor, int version, Status status) {
        Integer known = versions.get(cursor.key());
        if (known == null || known < version) {
            versions.put(cursor.key(), version);
            Cursor before = cursors.put(cursor.key(), cursor);
            if (before != null) {
                newestFirst.remove(before);
            }
            newestFirst.put(cursor, status);
        }
    }

    @Override
    public Future<Void> save(Report report) {
        return stored.save(report).onSuccess(saved -> keep(Cursor.of(report), report.version(), report.status()));
    }

    @Override
    public Future<@Nullable Report> find(String keyOrCode) {
        return stored.find(keyOrCode);
    }

    @Override
    public Future<List<Report>> list(Query query) {
        return stored.all(keys(query));
    }

    private synchronized List<String> keys(Query query) {
        Cursor before = query.before();
        Map<Cursor, Status> from = before == null ? newestFirst : newestFirst.tailMap(before, false);
        return from.entrySet().stream()
                .filter(row -> query.status() == null || row.getValue() == query.status())
                .limit(query.limit())
                .map(row -> row.getKey().key())
                .toList();
    }

    @Override
    public Future<String> number(String key, int year) {
        return stored.number(key, year);
    }
}
