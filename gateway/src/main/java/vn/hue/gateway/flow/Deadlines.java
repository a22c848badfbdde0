package vn.hue.gateway.flow;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Timer;
import vn.hue.gateway.store.Timers;

/** Looks up which deadlines have come, and puts each into the inbox before its row goes. */
final class Deadlines {

    private static final int AT_ONCE = 200;

    private final Timers timers;
    private final Acceptance acceptance;
    private final LateFiles files;
    private final InstantSource clock;

    Deadlines(Timers timers, Acceptance acceptance, LateFiles files, InstantSource clock) {
        this.timers = timers;
        this.acceptance = acceptance;
        this.files = files;
        this.clock = clock;
    }

    /** Fires all that is due. */
    Future<Void> look() {
        return timers.due(Entries.instant(clock), AT_ONCE).compose(due -> {
            if (due.isEmpty()) {
                return Future.succeededFuture();
            }
            List<Future<?>> fired = due.stream().<Future<?>>map(this::fire).toList();
            return Future.join(fired)
                    .compose(all -> timers.remove(due.stream().map(Timer::id).toList()))
                    .compose(removed -> due.size() == AT_ONCE ? look() : Future.succeededFuture());
        });
    }

    private Future<?> fire(Timer timer) {
        if (LateFiles.isOne(timer)) {
            return files.look(timer);
        }
        return acceptance.accept((now, seq) -> Entry.fired(timer, now, seq));
    }
}
