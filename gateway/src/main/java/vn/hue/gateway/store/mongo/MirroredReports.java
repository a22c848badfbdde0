package vn.hue.gateway.store.mongo;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.gateway.store.Reports;
import vn.hue.gateway.store.Vicinity;
import vn.hue.gateway.store.mongo.MongoReports.Heading;

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
    private final Map<String, List<String>> near = new HashMap<>();
    private final Map<String, TreeSet<Cursor>> there = new HashMap<>();

    private MirroredReports(MongoReports stored) {
        this.stored = stored;
    }

    /** Reads all of them once. */
    static Future<Reports> of(MongoReports stored) {
        MirroredReports mirror = new MirroredReports(stored);
        return stored.headings().map(all -> {
            all.forEach(heading -> mirror.keep(heading));
            return mirror;
        });
    }

    private synchronized void keep(Heading heading) {
        Cursor cursor = heading.cursor();
        Integer known = versions.get(cursor.key());
        if (known == null || known < heading.version()) {
            versions.put(cursor.key(), heading.version());
            Cursor before = cursors.put(cursor.key(), cursor);
            if (before != null) {
                newestFirst.remove(before);
                forget(before);
            }
            newestFirst.put(cursor, heading.status());
            if (!heading.near().isEmpty()) {
                near.put(cursor.key(), heading.near());
                heading.near().forEach(place -> there.computeIfAbsent(place, any -> new TreeSet<>(NEWEST_FIRST))
                        .add(cursor));
            }
        }
    }

    private void forget(Cursor cursor) {
        List<String> places = near.remove(cursor.key());
        if (places != null) {
            places.forEach(place -> there.computeIfPresent(place, (same, reports) -> {
                reports.remove(cursor);
                return reports.isEmpty() ? null : reports;
            }));
        }
    }

    @Override
    public Future<Void> save(Report report) {
        return stored.save(report)
                .onSuccess(saved ->
                        keep(new Heading(Cursor.of(report), report.version(), report.status(), Vicinity.of(report))));
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
    public Future<List<Report>> near(Near near) {
        return stored.all(keys(near));
    }

    private synchronized List<String> keys(Near looked) {
        return looked.around().stream()
                .flatMap(place -> there.getOrDefault(place, new TreeSet<>(NEWEST_FIRST)).stream())
                .distinct()
                .filter(cursor -> !cursor.filedAt().isBefore(looked.filedAfter()))
                .sorted(NEWEST_FIRST)
                .limit(looked.limit())
                .map(Cursor::key)
                .toList();
    }

    @Override
    public Future<String> number(String key, int year) {
        return stored.number(key, year);
    }
}
