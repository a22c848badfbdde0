package vn.hue.gateway.store.memory;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Report;
import vn.hue.gateway.store.Reports;
import vn.hue.gateway.store.Vicinity;

final class MemoryReports implements Reports {

    private static final Comparator<Report> NEWEST_FIRST =
            Comparator.comparing(Report::filedAt).thenComparing(Report::key).reversed();

    private final Map<String, Report> rows = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final Map<Integer, Long> counters = new HashMap<>();

    @Override
    public synchronized Future<Void> save(Report report) {
        rows.merge(report.key(), report, (stored, next) -> next.version() > stored.version() ? next : stored);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<@Nullable Report> find(String keyOrCode) {
        Report byKey = rows.get(keyOrCode);
        return Future.succeededFuture(
                byKey != null
                        ? byKey
                        : rows.values().stream()
                                .filter(report -> keyOrCode.equals(codes.get(report.key())))
                                .findFirst()
                                .orElse(null));
    }

    @Override
    public synchronized Future<List<Report>> list(Query query) {
        Cursor before = query.before();
        return Future.succeededFuture(rows.values().stream()
                .filter(report -> query.status() == null || report.status() == query.status())
                .filter(report -> before == null || older(report, before))
                .sorted(NEWEST_FIRST)
                .limit(query.limit())
                .toList());
    }

    @Override
    public synchronized Future<List<Report>> near(Near near) {
        return Future.succeededFuture(rows.values().stream()
                .filter(report -> !report.filedAt().isBefore(near.filedAfter()))
                .filter(report -> Vicinity.of(report).stream().anyMatch(near.around()::contains))
                .sorted(NEWEST_FIRST)
                .limit(near.limit())
                .toList());
    }

    private static boolean older(Report report, Cursor before) {
        int time = report.filedAt().compareTo(before.filedAt());
        return time < 0 || (time == 0 && report.key().compareTo(before.key()) < 0);
    }

    @Override
    public synchronized Future<String> number(String key, int year) {
        return Future.succeededFuture(codes.computeIfAbsent(
                key, unused -> String.format(Locale.ROOT, "PA-%d-%06d", year, counters.merge(year, 1L, Long::sum))));
    }
}
