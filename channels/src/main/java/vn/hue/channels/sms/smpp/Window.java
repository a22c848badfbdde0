package vn.hue.channels.sms.smpp;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many messages may be without an answer; the next waits for its place a while. Used on one context. */
final class Window {

    private final Vertx vertx;
    private final Duration patience;
    private final Deque<Promise<Boolean>> waiting = new ArrayDeque<>();
    private int free;
    private int taken;

    Window(Vertx vertx, int size, Duration patience) {
        this.vertx = vertx;
        this.free = size;
        this.patience = patience;
    }

    /** True when there is a place, which must be given back; false when there was none in time. */
    Future<Boolean> take() {
        if (free > 0) {
            free--;
            taken++;
            return Future.succeededFuture(true);
        }
        Promise<Boolean> promise = Promise.promise();
        waiting.add(promise);
        vertx.setTimer(Math.max(1, patience.toMillis()), tick -> {
            if (waiting.remove(promise)) {
                promise.complete(false);
            }
        });
        return promise.future();
    }

    void giveBack() {
        Promise<Boolean> next = waiting.poll();
        if (next != null) {
            next.complete(true);
        } else {
            free++;
            taken--;
        }
    }

    /** How many are without an answer, or wait. */
    int load() {
        return taken + waiting.size();
    }
}
