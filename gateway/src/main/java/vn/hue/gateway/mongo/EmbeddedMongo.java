package vn.hue.gateway.mongo;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A MongoDB server inside this process, so that the gateway runs without one being installed.
 *
 * <p>It listens on a free port of the loopback interface, without authentication, and speaks the wire protocol of
 * MongoDB 5.0. It knows no transactions, sessions, change streams, TTL or partial indexes.
 *
 * <p>What is quick here, at any number of documents: {@code find}, {@code findOneAnd…}, {@code updateOne/Many},
 * {@code replaceOne} and {@code deleteOne/Many}, alone or in an unordered {@code bulkWrite}, by {@code {_id: x}} or
 * {@code {_id: {$in: […]}}} (a look-up per id), on a file also with any further conditions beside it, for example
 * {@code {_id: x, version: v}}; or by exactly the keys of one unique index, in any order, each with a plain value. Such
 * a filter over two keys is one document, {@code new Document("_id", id).append("version", v)}: {@code Filters.and}
 * makes an {@code $and} of it, which no index serves here.
 *
 * <p>Every other filter reads the whole collection: ranges, {@code {_id: {$eq: x}}}, {@code countDocuments} and
 * {@code $match} by {@code _id}, and all lists. While one command runs, every other waits.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private static final int PAGE_CACHE_MB = 256;

    /** The server's own default, 5.0 with wire version 8, is below what drivers and mongosh ask for. */
    private static final MongoVersion VERSION = new MongoVersion() {
        @Override
        public List<Integer> getVersionArray() {
            return List.of(5, 0, 0);
        }

        @Override
        public int getWireVersion() {
            return 13;
        }
    };

    private final MongoServer server;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedMongo(MongoBackend backend, int on) {
        server = new MongoServer(backend.version(VERSION));
        // One loop for all connections: the server changes documents in place while another thread may be writing
        // them into a reply or to the disk. On one thread a command and the encoding of its reply exclude all others.
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), on), 1, 1);
        port = server.getLocalAddress().getPort();
    }

    /** Opens or creates the file and its folders; what this server has acknowledged survives {@code kill -9}. */
    public static EmbeddedMongo onFile(Path file) {
        return onFile(file, PAGE_CACHE_MB);
    }

    /**
     * As {@link #onFile(Path)}, with a page cache of so many megabytes.
     *
     * @throws FileInUseException when another process, or this one, has the file open
     */
    public static EmbeddedMongo onFile(Path file, int pageCacheMegabytes) {
        return onFile(file, pageCacheMegabytes, 0);
    }

    /** As {@link #onFile(Path, int)}, on a port that others know; 0 for any free one. */
    public static EmbeddedMongo onFile(Path file, int pageCacheMegabytes, int port) {
        return new EmbeddedMongo(DurableH2Backend.open(file, pageCacheMegabytes), port);
    }

    /** A server that forgets everything when it is closed. */
    public static EmbeddedMongo inMemory() {
        return new EmbeddedMongo(new MemoryBackend(), 0);
    }

    /** The address for {@link Database#open}; it also switches off what only a replica set can do. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port + "/hue?w=1&retryWrites=false";
    }

    /** Cuts the connections and, on a file, saves and tidies it; takes up to a few seconds. */
    @Override
    public void close() {
        // The server itself waits for ever when it is shut down twice.
        if (closed.compareAndSet(false, true)) {
            server.shutdownNow();
        }
    }
}
