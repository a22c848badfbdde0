package vn.hue.gateway.mongo;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits for everyone who is waiting, then again for those who came meanwhile.
 *
 * <p>The commit runs on the event loop, between two commands, so that it never saves half of one; only the fsync runs
 * on a thread of its own, and while it does the loop executes the commands of the next group.
 */
final class GroupCommit {

    /** Someone who is told, on the event loop, what became of the changes made before the call of {@link #await}. */
    interface Waiter {
        void saved();

        void lost(Throwable cause);
    }

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    /** After so long without a commit the file is tidied, in bites during which commands wait. */
    private static final long IDLE_MS = 2_000;

    private static final int PAUSE_MS = 100;

    private final Journal journal;
    private final ExecutorService disk = Executors.newSingleThreadExecutor(task -> new Thread(task, "mongo-fsync"));
    private List<Waiter> waiting = new ArrayList<>();
    private boolean busy;
    private boolean watchingForIdle;
    private long lastCommit;

    GroupCommit(Journal journal) {
        this.journal = journal;
    }

    void await(EventLoop loop, Waiter waiter) {
        waiting.add(waiter);
        start(loop);
    }

    private void start(EventLoop loop) {
        if (!busy) {
            busy = true;
            // As a task, not at once: the loop first runs the commands that have arrived on other connections.
            loop.execute(() -> commit(loop));
        }
    }

    private void commit(EventLoop loop) {
        List<Waiter> group = waiting;
        waiting = new ArrayList<>();
        lastCommit = System.nanoTime();
        try {
            Runnable save = journal.save();
            disk.execute(() -> finish(save, loop, group));
        } catch (Throwable e) {
            fail(group, e);
            finished(loop);
        }
    }

    private void finish(Runnable save, EventLoop loop, List<Waiter> group) {
        Runnable outcome;
        try {
            save.run();
            outcome = () -> group.forEach(Waiter::saved);
        } catch (Throwable e) {
            // An error, too: whoever waits would wait for ever.
            outcome = () -> fail(group, e);
        }
        Runnable tell = outcome;
        try {
            loop.execute(() -> {
                tell.run();
                finished(loop);
            });
        } catch (RejectedExecutionException e) {
            log.debug("the server was closed before {} replies left", group.size());
        }
    }

    private void fail(List<Waiter> group, Throwable e) {
        log.error("cannot save to the embedded database's file; {} writes are not acknowledged", group.size(), e);
        group.forEach(waiter -> waiter.lost(e));
    }

    private void finished(EventLoop loop) {
        busy = false;
        if (!waiting.isEmpty()) {
            start(loop);
        } else if (!watchingForIdle) {
            watchingForIdle = true;
            tidyWhenIdle(loop, IDLE_MS);
        }
    }

    private void tidyWhenIdle(EventLoop loop, long delayMs) {
        var unused = loop.schedule(() -> tidy(loop), delayMs, TimeUnit.MILLISECONDS);
    }

    private void tidy(EventLoop loop) {
        if (journal.isClosed()) {
            return;
        }
        if (busy || System.nanoTime() - lastCommit < TimeUnit.MILLISECONDS.toNanos(IDLE_MS)) {
            tidyWhenIdle(loop, IDLE_MS);
        } else if (!journal.isEmpty()) {
            journal.end();
            start(loop);
            tidyWhenIdle(loop, IDLE_MS);
        } else if (tidied()) {
            tidyWhenIdle(loop, PAUSE_MS);
        } else {
            watchingForIdle = false;
        }
    }

    /** Whether there may be more to do. */
    private boolean tidied() {
        try {
            return journal.tidy();
        } catch (RuntimeException e) {
            log.error("cannot tidy the embedded database's file", e);
            return false;
        }
    }

    /** Waits for the fsync under way; whatever is not yet committed is committed by closing the store. */
    void close() {
        disk.shutdown();
        try {
            if (!disk.awaitTermination(10, TimeUnit.SECONDS)) {
                log.warn("the last fsync of the embedded database's file takes more than 10 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
