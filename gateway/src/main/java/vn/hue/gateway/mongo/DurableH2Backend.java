package vn.hue.gateway.mongo;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Documents in one file, where a write is answered only when it is on the disk.
 *
 * <p>The stock backend commits about once a second behind the clients' backs and loses acknowledged writes at every
 * crash. Here the reply of anything but a read is held until a commit and an fsync that began after the command ran;
 * the commands of many clients share one commit. Nothing blocks while it waits.
 *
 * <p>All methods run on the server's only event loop, except opening and closing.
 */
final class DurableH2Backend extends H2Backend {

    /** Compared with lower-cased names; an aggregation counts as a write when it ends in one. */
    private static final Set<String> READS = Set.of(
            "aggregate",
            "buildinfo",
            "count",
            "dbstats",
            "distinct",
            "endsessions",
            "find",
            "getlog",
            "getmore",
            "ismaster",
            "killcursors",
            "listcollections",
            "listdatabases",
            "listindexes",
            "ping",
            "serverstatus",
            "whatsmyuri");

    /** How long opening may spend on giving space back, in milliseconds. */
    private static final int COMPACT_AT_START_MS = 2_000;

    private final GroupCommit commits;
    private @Nullable EventLoop loop;

    private DurableH2Backend(MVStore store) {
        super(store);
        commits = new GroupCommit(store);
    }

    static DurableH2Backend open(Path file, int pageCacheMegabytes) {
        Path absolute = file.toAbsolutePath();
        try {
            Path folder = absolute.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder of " + absolute, e);
        }
        return new DurableH2Backend(openStore(absolute, pageCacheMegabytes));
    }

    private static MVStore openStore(Path file, int pageCacheMegabytes) {
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
                    .cacheSize(pageCacheMegabytes)
                    // No commit but ours: one that falls into the middle of a command would save half of it.
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
            store.setVersionsToKeep(0);
            // Space of an older version may be used again at once, because every version is synced before the next.
            store.setRetentionTime(0);
            store.compactFile(COMPACT_AT_START_MS);
            return store;
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new FileInUseException(file, e);
            }
            throw e;
        }
    }

    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        stayOnOneLoop(channel);
        try {
            return super.handleCommand(channel, databaseName, command, query);
        } finally {
            // A command that failed may have changed something before it did.
            if (!isRead(command, query)) {
                ReplyGate.of(channel, commits).holdNextReply();
            }
        }
    }

    private void stayOnOneLoop(Channel channel) {
        if (loop == null) {
            loop = channel.eventLoop();
        } else if (loop != channel.eventLoop()) {
            throw new IllegalStateException("commands on two threads: bind the server with one worker");
        }
    }

    private static boolean isRead(String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        return READS.contains(name) && !(name.equals("aggregate") && writes(query));
    }

    private static boolean writes(Document aggregation) {
        return aggregation.get("pipeline") instanceof List<?> stages
                && stages.stream()
                        .anyMatch(stage ->
                                stage instanceof Document d && (d.containsKey("$out") || d.containsKey("$merge")));
    }

    /** The server calls this when its threads have ended. */
    @Override
    public void close() {
        commits.close();
        super.close();
    }
}
