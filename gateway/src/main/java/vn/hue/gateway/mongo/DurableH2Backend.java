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
import de.bwaldvogel.mongo.exception.MongoServerError;
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
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FilePath;
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

    /** What these change is in the documents and indexes that are there, unless one is made for it. */
    private static final Set<String> CHANGES = Set.of("delete", "findandmodify", "insert", "update");

    /** MongoDB's number for it. */
    private static final int ILLEGAL_OPERATION = 20;

    static {
        FilePath.register(new OrderedFile());
    }

    private final Changes changes;
    private final Journal journal;
    private final GroupCommit commits;
    private @Nullable EventLoop loop;

    private DurableH2Backend(MVStore store, Changes changes, Journal journal) {
        super(store);
        this.changes = changes;
        this.journal = journal;
        commits = new GroupCommit(journal);
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
        Changes changes = new Changes();
        MVStore store = openStore(absolute, pageCacheMegabytes);
        try {
            store.getMapNames().forEach(name -> open(store, name, changes));
            Journal journal = new Journal(store, changes, absolute.resolveSibling(absolute.getFileName() + ".journal"));
            Chunks.rewriteSparse(store, COMPACT_AT_START);
            return new DurableH2Backend(store, changes, journal);
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
    }

    private static MVStore openStore(Path file, int pageCacheMegabytes) {
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(OrderedFile.SCHEME + ":" + file)
                    .cacheSize(pageCacheMegabytes)
                    .pageSplitSize(PAGE_BYTES)
                    // No commit but ours: one that falls into the middle of a command would save half of it.
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
            store.setVersionsToKeep(0);
            // Space of an older version may be used again at once, because every version is synced before the next.
            store.setRetentionTime(0);
            return store;
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new FileInUseException(file, e);
            }
            throw e;
        }
    }

    private static void open(MVStore store, String map, Changes changes) {
        if (map.endsWith(INDEX + "_id_") || map.startsWith(FACTS)) {
            // Of a file from before ids were places and nobody kept count.
            store.removeMap(map);
        } else {
            openTyped(store, map, changes);
        }
    }

    /** Whoever opens a map first decides its types, and the stock backend leaves them to Java serialization. */
    private static void openTyped(MVStore store, String map, Changes changes) {
        if (map.startsWith(DOCUMENTS)) {
            var unused = store.openMap(
                    map,
                    new JournaledMap.Builder<Object, byte[]>(changes)
                            .keyType(new PlaceType())
                            .valueType(new BsonType()));
        } else if (map.contains(INDEX)) {
            var unused =
                    store.openMap(map, new JournaledMap.Builder<KeyValue, Object>(changes).keyType(new IndexKeyType()));
        }
    }

    /** Called by the constructor of the superclass, too, when no field of this class may be used; no collection is new then. */
    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return new H2Database(databaseName, getMvStore(), getCursorRegistry()) {
            @Override
            protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
                return new BsonCollection(this, collection, options, documents(collection), cursorRegistry);
            }

            private JournaledMap<Object, byte[]> documents(String collection) {
                String name = DOCUMENTS + getFullCollectionNamespace(collection);
                if (!getMvStore().hasMap(name)) {
                    make(name, changes);
                }
                return (JournaledMap<Object, byte[]>) getMvStore().<Object, byte[]>openMap(name);
            }

            private void make(String map, Changes changes) {
                changes.mapsChange();
                openTyped(getMvStore(), map, changes);
            }

            @Override
            protected Index<Object> openOrCreateUniqueIndex(
                    String collection, String index, List<IndexKey> keys, boolean sparse) {
                if (IdIndex.fits(keys)) {
                    return new IdIndex(documents(collection), index, keys);
                }
                String name = getFullCollectionNamespace(collection) + INDEX + index;
                if (!getMvStore().hasMap(name)) {
                    make(name, documents(collection).changes());
                }
                return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
            }
        };
    }

    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        stayOnOneLoop(channel);
        if (command.equalsIgnoreCase("renameCollection")) {
            // The stock one leaves the indexes behind under the old name.
            throw new MongoServerError(ILLEGAL_OPERATION, "IllegalOperation", "collections keep their names here");
        }
        try {
            return super.handleCommand(channel, databaseName, command, query);
        } finally {
            // A command that failed may have changed something before it did.
            if (!isRead(command, query)) {
                if (!CHANGES.contains(command.toLowerCase(Locale.ROOT))) {
                    changes.mapsChange();
                }
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
        try {
            journal.close();
        } finally {
            super.close();
        }
    }
}
