package vn.hue.gateway.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.connection.TransportSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * The connection to MongoDB, real or embedded, that all stores share.
 *
 * <p>Opening does not wait for the server: {@link #ping} tells whether it is there. Connecting takes at most 5 s,
 * finding a server or a free connection 10 s, an answer 30 s. Writes are acknowledged by a majority's journals unless
 * the URI says otherwise with {@code w=}.
 */
public final class Database {

    private static final int CONNECTIONS = 256;
    private static final int CONNECT_SECONDS = 5;
    private static final int FIND_SECONDS = 10;
    private static final int ANSWER_SECONDS = 30;
    private static final Duration PING = Duration.ofSeconds(5);
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final EventLoopGroup loops;
    private final MongoClient client;
    private final MongoDatabase mongo;
    private final Underway underway = new Underway();

    private Database(Vertx vertx, EventLoopGroup loops, MongoClient client, MongoDatabase mongo) {
        this.vertx = vertx;
        this.loops = loops;
        this.client = client;
        this.mongo = mongo;
    }

    /** A {@code mongodb://} URI; its path names the database, {@code hue} when it has none. */
    public static Database open(Vertx vertx, String uri) {
        return open(vertx, uri, CONNECTIONS);
    }

    /** As {@link #open(Vertx, String)}; fewer connections than operations in flight make the rest wait. */
    public static Database open(Vertx vertx, String uri, int connections) {
        ConnectionString address = new ConnectionString(uri);
        // Not Vert.x's loops: the driver's callbacks would run there without a Vert.x context.
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                Runtime.getRuntime().availableProcessors(),
                new DefaultThreadFactory("mongo-driver", true),
                NioIoHandler.newFactory());
        MongoClientSettings.Builder settings = MongoClientSettings.builder()
                .applyConnectionString(address)
                .applicationName("hue-omnichannel-gateway")
                .transportSettings(TransportSettings.nettyBuilder()
                        .eventLoopGroup(loops)
                        // On the heap: the driver writes texts into arrays at once, elsewhere byte by byte.
                        .allocator(new PooledByteBufAllocator(false))
                        .build())
                .applyToConnectionPoolSettings(
                        pool -> pool.maxSize(connections).maxWaitTime(FIND_SECONDS, TimeUnit.SECONDS))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(FIND_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS));
        if (address.getWriteConcern() == null) {
            settings.writeConcern(WriteConcern.MAJORITY.withJournal(true));
        }
        MongoClient client = MongoClients.create(settings.build());
        String name = address.getDatabase();
        return new Database(vertx, loops, client, client.getDatabase(name == null ? "hue" : name));
    }

    /** The driver's database, whose publishers {@link #onContext} turns into futures. */
    public MongoDatabase mongo() {
        return mongo;
    }

    /** A bridge with the time-out of the driver's own socket and a little more, so that the driver's error wins. */
    public OnContext onContext() {
        return new OnContext(vertx, Duration.ofSeconds(ANSWER_SECONDS + CONNECT_SECONDS), underway);
    }

    /** Succeeds when the server answers within 5 s. */
    public Future<Void> ping() {
        return new OnContext(vertx, PING, underway)
                .first(mongo.runCommand(new Document("ping", 1)))
                .mapEmpty();
    }

    /** Waits for what is being asked, 3 s at most, and cuts the connections; what is asked from now on fails at once. */
    public Future<Void> close() {
        return underway.close()
                .timeout(CLOSING.toMillis(), TimeUnit.MILLISECONDS)
                .otherwiseEmpty()
                .compose(ended -> vertx.executeBlocking(
                        () -> {
                            client.close();
                            loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
                            return null;
                        },
                        false));
    }
}
