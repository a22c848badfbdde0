package vn.hue.gateway.mongo;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VertxException;

/** What is being asked of the database, so that closing it cuts nothing off. */
final class Underway {

    private final Promise<Void> over = Promise.promise();
    private int running;
    private boolean closing;

    /** Asked once it is being closed. */
    static final class Closing extends VertxException {

        private static final long serialVersionUID = 1L;

        Closing() {
            super("the database is being closed", true);
        }
    }

    /** False when nothing may be asked any more. */
    synchronized boolean begins() {
        if (!closing) {
            running++;
        }
        return !closing;
    }

    synchronized void ended() {
        running--;
        if (closing && running == 0) {
            over.tryComplete();
        }
    }

    /** Lets nothing begin any more; completes when what runs has ended. */
    synchronized Future<Void> close() {
        closing = true;
        if (running == 0) {
            over.tryComplete();
        }
        return over.future();
    }
}
