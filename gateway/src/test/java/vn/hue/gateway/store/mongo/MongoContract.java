package vn.hue.gateway.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.gateway.mongo.EmbeddedMongo;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.ConversationStoreContract;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.InboxContract;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Snapshot;
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
        return open(mongo("contract" + DATABASES.incrementAndGet()), onContext());
    }

    MongoDatabase mongo(String name) {
        return client.getDatabase(name);
    }

    OnContext onContext() {
        return new OnContext(vertx, Duration.ofSeconds(20));
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
        MongoDatabase mongo = mongo("twice");
        OnContext onContext = onContext();
        await(Index.createAll(mongo, onContext));
        await(Index.createAll(mongo, onContext));
    }

    @Test
    void what_an_earlier_version_kept_as_fields_is_still_read() {
        MongoDatabase mongo = mongo("earlier");
        Stores stores = open(mongo, onContext());
        Snapshot kept = new Snapshot(1, Conversation.fresh(AN, NOON), List.of(), List.of(), List.of(), 0, null, NOON);
        Entry entry = InboxContract.message("m1", AN, NOON, 1);
        Line said = Line.said(entry, InboxContract.heard(entry), 1);
        Line answered = Line.answered(kept.id(), 2, ConversationStoreContract.outbound("out-2"), List.of(), NOON);
        await(stores.conversations().store(kept));
        await(stores.lines().add(List.of(said, answered)));

        asFields(mongo.getCollection("conversations"), kept.id(), "state");
        asFields(mongo.getCollection("messages"), kept.id() + "#000001", "in");
        asFields(mongo.getCollection("messages"), kept.id() + "#000002", "out");

        assertThat(await(stores.conversations().load(kept.id()))).isEqualTo(kept);
        assertThat(await(stores.lines().read(kept.id(), 1, 2))).containsExactly(said, answered);
    }

    private void asFields(MongoCollection<Document> rows, String id, String field) {
        OnContext onContext = onContext();
        Document one = new Document("_id", id);
        Document row = await(onContext.first(rows.find(one)));
        row.put(field, Document.parse(row.getString(field)));
        await(onContext.first(rows.replaceOne(one, row)));
    }
}
