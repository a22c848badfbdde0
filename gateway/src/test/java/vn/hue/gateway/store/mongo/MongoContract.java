package vn.hue.gateway.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.hue.gateway.mongo.EmbeddedMongo;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.StoreContract;
import vn.hue.gateway.store.Stores;

/** The contract on MongoDB; it also notes the shape of every query that is sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MongoContract extends StoreContract implements CommandListener {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedMongo server;
    private final MongoClient client;
    private final Set<QueryShape> shapes = new TreeSet<>();

    MongoContract(EmbeddedMongo server) {
        this.server = server;
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.uri()))
                .addCommandListener(this)
                .build());
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        synchronized (shapes) {
            shapes.addAll(QueryShape.in(event.getCommand()));
        }
    }

    abstract Stores open(MongoDatabase mongo, OnContext onContext);

    @Override
    protected Stores stores() {
        return open(
                client.getDatabase("contract" + DATABASES.incrementAndGet()),
                new OnContext(vertx, Duration.ofSeconds(20)));
    }

    @AfterAll
    void close() {
        client.close();
        server.close();
        vertx.close().await();
        synchronized (shapes) {
            QueryShape.check(shapes);
        }
    }

    @Test
    void every_index_is_created_again_without_harm() {
        MongoDatabase mongo = client.getDatabase("twice");
        OnContext onContext = new OnContext(vertx, Duration.ofSeconds(20));
        await(Index.createAll(mongo, onContext));
        await(Index.createAll(mongo, onContext));
    }
}
