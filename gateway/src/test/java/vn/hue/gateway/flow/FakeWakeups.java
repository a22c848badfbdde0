package vn.hue.gateway.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Moments that come when a test says so. */
final class FakeWakeups implements Wakeups {

    private record Wakeup(long id, long at, Runnable wake) {}

    private final List<Wakeup> waiting = new ArrayList<>();
    private long now;
    private long ids;

    @Override
    public synchronized long in(Duration delay, Runnable wake) {
        waiting.add(new Wakeup(++ids, now + Math.max(1, delay.toMillis()), wake));
        return ids;
    }

    @Override
    public synchronized void cancel(long wakeup) {
        waiting.removeIf(waits -> waits.id == wakeup);
    }

    @Override
    public synchronized long millis() {
        return now;
    }

    /** Lets time pass; call it on the flow's context. */
    void pass(Duration time) {
        long until = millis() + time.toMillis();
        for (Wakeup next = due(until); next != null; next = due(until)) {
            next.wake.run();
        }
        synchronized (this) {
            now = until;
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Wakeup due(long until) {
        Wakeup next = waiting.stream()
                .filter(waits -> waits.at <= until)
                .min(Comparator.comparingLong(Wakeup::at).thenComparingLong(Wakeup::id))
                .orElse(null);
        if (next != null) {
            waiting.remove(next);
            now = Math.max(now, next.at);
        }
        return next;
    }
}
