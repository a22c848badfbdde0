package vn.hue.gateway.store.mongo;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import vn.hue.gateway.store.Timer;
import vn.hue.gateway.store.Timers;

/**
 * Deadlines that are also kept in memory in the order in which they come: for a database of which this process is the
 * only user, and which would read every one of them to find the due ones.
 */
final class MirroredTimers implements Timers {

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private final Timers stored;
    private final Map<String, Timer> byId = new HashMap<>();
    private final TreeSet<Timer> byTime =
            new TreeSet<>(Comparator.comparing(Timer::dueAt).thenComparing(Timer::id));

    private MirroredTimers(Timers stored) {
        this.stored = stored;
    }

    /** Reads all of them once. */
    static Future<Timers> of(Timers stored) {
        MirroredTimers mirror = new MirroredTimers(stored);
        return stored.due(END_OF_TIME, 0).map(all -> {
            mirror.keep(all);
            return mirror;
        });
    }

    private synchronized void keep(Collection<Timer> timers) {
        for (Timer timer : timers) {
            Timer before = byId.put(timer.id(), timer);
            if (before != null) {
                byTime.remove(before);
            }
            byTime.add(timer);
        }
    }

    private synchronized void drop(Collection<String> ids) {
        for (String id : ids) {
            Timer before = byId.remove(id);
            if (before != null) {
                byTime.remove(before);
            }
        }
    }

    @Override
    public Future<Void> set(Collection<Timer> timers) {
        return stored.set(timers).onSuccess(durable -> keep(timers));
    }

    @Override
    public Future<Void> remove(Collection<String> ids) {
        return stored.remove(ids).onSuccess(durable -> drop(ids));
    }

    @Override
    public synchronized Future<List<Timer>> find(Collection<String> ids) {
        return Future.succeededFuture(
                ids.stream().filter(byId::containsKey).map(byId::get).toList());
    }

    @Override
    public synchronized Future<List<Timer>> due(Instant now, int limit) {
        return Future.succeededFuture(byTime.stream()
                .takeWhile(timer -> !timer.dueAt().isAfter(now))
                .limit(limit == 0 ? Long.MAX_VALUE : limit)
                .toList());
    }
}
