package vn.hue.gateway.mongo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.zip.CRC32C;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file beside the store's with what has changed since the store was last saved.
 *
 * <p>To save the store means to write every page that something changed in, and those above it: a page for a hundred
 * bytes. Here the hundred bytes are written and synced; the store is saved when the file is full, when maps come or go,
 * and when there is nothing else to do, and then the file begins again. Whoever opens the store does again what the file
 * holds beyond it.
 *
 * <p>The file is used over and over. What it holds is in batches, each whole or not there: the turn it belongs to, its
 * length, its checksum, its changes. The store itself says, as of its last save, which turn comes next: batches of an
 * earlier one are in it already.
 *
 * <p>{@link #save} runs on the thread that makes the changes, between two commands; what it returns runs on another, and
 * ends before the next {@link #save} begins.
 */
final class Journal {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    private static final String MAP = "journal";
    private static final String TURN = "turn";
    private static final int HEADER_BYTES = Long.BYTES + Integer.BYTES + Integer.BYTES;

    /** Read again in less than a second; more would spare little. */
    private static final int FULL_BYTES = 32_000_000;

    /** Of pages that wait to be saved: commands wait while they are, and memory holds them twice. */
    static final int PAGES_BYTES =
            (int) Math.min(64_000_000, Runtime.getRuntime().maxMemory() / 16);

    /** Under load, the store's file may be about three times as large as what is in it. */
    private static final int BUSY_FILL_PERCENT = 35;

    private final MVStore store;
    private final MVMap<String, Long> turns;
    private final Changes changes;
    private final Path path;
    private final FileChannel file;

    private long turn;
    private long position;

    /** Nothing may be added any more: the store has to be saved. */
    private boolean ended;

    /** Opens or creates the file, and saves the store if the file held anything that the store did not. */
    Journal(MVStore store, Changes changes, Path path) {
        this.store = store;
        this.changes = changes;
        this.path = path;
        turns = store.openMap(MAP);
        turn = turns.getOrDefault(TURN, 0L);
        try {
            boolean made = !Files.exists(path);
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (made) {
                syncFolder();
            } else {
                redo();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + path, e);
        }
        // Not the next number: two that went on from one copy of a store would have the same turns.
        turn = new SecureRandom().nextLong() >>> 1;
        end();
        try {
            save().run();
        } catch (RuntimeException e) {
            closeFile();
            throw e;
        }
    }

    /** A file that is not yet in its folder is lost with all that is in it. */
    private void syncFolder() throws IOException {
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private void redo() throws IOException {
        ByteBuffer all = ByteBuffer.allocate((int) Math.min(file.size(), FULL_BYTES));
        while (all.hasRemaining() && file.read(all, all.position()) >= 0) {
            // The rest.
        }
        all.flip();
        int batches = 0;
        for (ByteBuffer batch = nextBatch(all); batch != null; batch = nextBatch(all)) {
            Changes.redo(batch, store::getMap);
            batches++;
        }
        if (batches > 0) {
            log.info("the embedded database was not closed: {} batches of its journal are done again", batches);
        }
    }

    /** Null at the end of the turn, or where the process was killed in the middle of writing. */
    private @Nullable ByteBuffer nextBatch(ByteBuffer all) {
        if (all.remaining() < HEADER_BYTES || all.getLong() != turn) {
            return null;
        }
        int length = all.getInt();
        int checksum = all.getInt();
        if (length < 0 || length > all.remaining()) {
            return null;
        }
        ByteBuffer batch = all.slice(all.position(), length);
        all.position(all.position() + length);
        return checksum == checksum(batch) ? batch : null;
    }

    private int checksum(ByteBuffer batch) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(Long.BYTES).putLong(turn).flip());
        sum.update(batch.duplicate());
        return (int) sum.getValue();
    }

    /** What the returned has done when it ends without an exception: all changes until now are on the disk. */
    Runnable save() {
        boolean full = position + HEADER_BYTES + changes.size() > FULL_BYTES || store.getUnsavedMemory() > PAGES_BYTES;
        return full || ended || changes.areOfMaps() ? saveStore() : append(changes.take());
    }

    private Runnable append(ByteBuffer batch) {
        return () -> {
            if (!batch.hasRemaining()) {
                return;
            }
            ended = true;
            ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES)
                    .putLong(turn)
                    .putInt(batch.remaining())
                    .putInt(checksum(batch))
                    .flip();
            try {
                write(header);
                write(batch);
                file.force(false);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write to " + path, e);
            }
            ended = false;
        };
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            position += file.write(bytes, position);
        }
    }

    private Runnable saveStore() {
        ended = true;
        turn++;
        turns.put(TURN, turn);
        Chunks.markSome(store, BUSY_FILL_PERCENT);
        // Makes it write its header. Without, it finds this save by way of those before, whose places it may use again.
        store.getStoreHeader().put("clean", 1);
        store.commit();
        changes.forget();
        return () -> {
            sync();
            position = 0;
            ended = false;
        };
    }

    /** What could not be synced is not written by the system when it is asked once more: nothing may be built on it. */
    private void sync() {
        try {
            store.sync();
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
    }

    boolean isClosed() {
        return store.isClosed();
    }

    /** The next {@link #save} saves the store. */
    void end() {
        ended = true;
    }

    /** Whether the store alone has everything. */
    boolean isEmpty() {
        return position == 0 && !ended && changes.size() == 0 && !changes.areOfMaps();
    }

    /**
     * Makes the store's file tidier; only while this is empty.
     *
     * @return whether there may be more to do
     */
    boolean tidy() {
        boolean more = Chunks.rewriteSome(store, Chunks.TIDY_PERCENT);
        changes.forget();
        return more;
    }

    /** Saves the store, so that its file is all there is. */
    void close() {
        end();
        try {
            save().run();
        } catch (RuntimeException e) {
            closeFile();
            throw e;
        }
        closeFile();
        try {
            Files.delete(path);
        } catch (IOException e) {
            log.warn("the journal of the embedded database, empty now, cannot be removed", e);
        }
    }

    private void closeFile() {
        try {
            file.close();
        } catch (IOException e) {
            log.warn("the journal of the embedded database cannot be closed", e);
        }
    }
}
