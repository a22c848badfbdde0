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

    /** As large as a save may be: of a chunk in which more is alive nothing would ever be given up. */
    private static final int BITE_BYTES = Journal.PAGES_BYTES;

    private Chunks() {}

    /**
     * Lets the next commit write again what is alive in the emptiest chunks, up to 64 MB, if less than so many percent are
     * alive over all.
     *
     * @return whether there may be more to do after that commit
     */
    static boolean markSome(MVStore store, int percent) {
        return store.compact(percent, BITE_BYTES);
    }

    /**
     * Writes again what is alive in the emptiest chunks.
     *
     * <p>Every commit before this must have been synced: this one may overwrite what that one gave up.
     *
     * @return whether there may be more to do
     */
    static boolean rewriteSome(MVStore store, int percent) {
        boolean more = markSome(store, percent);
        store.commit();
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
