package vn.hue.gateway.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
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

    /** The names that the stock backend gives to its maps. */
    private static final String DOCUMENTS = "databases.";

    private static final String FACTS = "meta.";

    private static final String INDEX = "._index_";

    /** A changed document is written with its page, so that pages are smaller than the store's own 16 KB. */
    private static final int PAGE_BYTES = 4_096;

    /** How long opening may spend on making room. */
    private static final Duration COMPACT_AT_START = Duration.ofSeconds(2);

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
                    .pageSplitSize(PAGE_BYTES)
                    // No commit but ours: one that falls into the middle of a command would save half of it.
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
            store.setVersionsToKeep(0);
            // Space of an older version may be used again at once, because every version is synced before the next.
            store.setRetentionTime(0);
            store.getMapNames().forEach(name -> open(store, name));
            Chunks.rewriteSparse(store, COMPACT_AT_START);
            return store;
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new FileInUseException(file, e);
            }
            throw e;
        }
    }

    private static void open(MVStore store, String map) {
        if (map.endsWith(INDEX + "_id_") || map.startsWith(FACTS)) {
            // Of a file from before ids were places and nobody kept count.
            store.removeMap(map);
        } else {
            openTyped(store, map);
        }
    }

    /** Whoever opens a map first decides its types, and the stock backend leaves them to Java serialization. */
    private static void openTyped(MVStore store, String map) {
        if (map.startsWith(DOCUMENTS)) {
            var unused = store.openMap(
                    map,
                    new MVMap.Builder<Object, byte[]>().keyType(new PlaceType()).valueType(new BsonType()));
        } else if (map.contains(INDEX)) {
            var unused = store.openMap(map, new MVMap.Builder<KeyValue, Object>().keyType(new IndexKeyType()));
        }
    }

    /** Called by the constructor of the superclass, too: no field of this class may be used. */
    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return new H2Database(databaseName, getMvStore(), getCursorRegistry()) {
            @Override
            protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
                return new BsonCollection(this, collection, options, documents(collection), cursorRegistry);
            }

            private MVMap<Object, byte[]> documents(String collection) {
                String name = DOCUMENTS + getFullCollectionNamespace(collection);
                openTyped(getMvStore(), name);
                return getMvStore().openMap(name);
            }

            @Override
            protected Index<Object> openOrCreateUniqueIndex(
                    String collection, String index, List<IndexKey> keys, boolean sparse) {
                if (IdIndex.fits(keys)) {
                    return new IdIndex(documents(collection), index, keys);
                }
                openTyped(getMvStore(), getFullCollectionNamespace(collection) + INDEX + index);
                return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
            }
        };
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
