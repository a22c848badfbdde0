package vn.hue.gateway.mongo;

import java.time.Duration;
import org.h2.mvstore.MVStore;

/**
 * The pieces of a store's file, one for each commit, of which later commits leave ever less alive.
 *
 * <p>A chunk's place is used again when nothing in it is alive. The store can also move chunks to make the file
 * shorter ({@code compactFile}); that failed an assertion of its own on files whose process had been killed, and a file
 * that does not grow is enough.
 */
final class Chunks {

    static final int TIDY_PERCENT = 80;

    private static final int BITE_BYTES = 2_000_000;

    private Chunks() {}

    /**
     * Writes again what is alive in the emptiest chunks, up to 2 MB, if less than so many percent are alive over all.
     *
     * <p>Every commit before this must have been synced: this one may overwrite what that one gave up.
     *
     * @return whether there may be more to do
     */
    static boolean rewriteSome(MVStore store, int percent) {
        boolean more = store.compact(percent, BITE_BYTES);
        store.sync();
        return more;
    }

    static void rewriteSparse(MVStore store, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (rewriteSome(store, TIDY_PERCENT) && System.nanoTime() < end) {
            // The next bite.
        }
    }
}
