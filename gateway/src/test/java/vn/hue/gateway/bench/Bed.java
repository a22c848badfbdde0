package vn.hue.gateway.bench;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.bson.Document;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.gateway.flow.Changes;
import vn.hue.gateway.flow.Fetch;
import vn.hue.gateway.flow.Flow;
import vn.hue.gateway.flow.FlowSettings;
import vn.hue.gateway.flow.Wakeups;
import vn.hue.gateway.mongo.Database;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.mongo.MongoStores;

/** What every measurement lies on: one database, our stores on it, the floor's own collections beside them. */
final class Bed implements AutoCloseable {

    static final int ASKERS = 64;

    private static final int FILL_AT_ONCE = 500;

    private final Vertx vertx = Vertx.vertx();
    private final Replies replies = new Replies();
    private final Random chance = new Random(1);
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Contest contest;
    private final boolean alone;
    private final Database database;
    private final Stores stores;
    private final OnContext onContext;
    private int stored;
    private int messages;

    /** @param alone whether the database is the embedded one, which nobody else uses */
    Bed(String uri, boolean alone, Contest contest) {
        this.alone = alone;
        this.contest = contest;
        // Above the concurrency: a pool that is smaller halves the rate, and would be what is measured.
        database = Database.open(vertx, uri, 4 * ASKERS);
        stores = (alone ? MongoStores.openAlone(database) : MongoStores.open(database)).await();
        onContext = database.onContext();
    }

    Vertx vertx() {
        return vertx;
    }

    Replies replies() {
        return replies;
    }

    Stores stores() {
        return stores;
    }

    Contest contest() {
        return contest;
    }

    MongoCollection<Document> collection(String name) {
        return database.mongo().getCollection(name);
    }

    OnContext onContext() {
        return onContext;
    }

    FlowSettings settings() {
        return alone ? FlowSettings.DEFAULT.onlyGateway() : FlowSettings.DEFAULT;
    }

    /** A message nobody has sent before, of one of so many citizens. */
    Inbound message(String kind, int citizens) {
        return Webhook.message(run + kind + messages++, chance.nextInt(citizens));
    }

    /** Our way through, with the least a dialog can do. */
    Flow flow(FlowSettings settings) {
        Flow.World world = new Flow.World(
                vertx,
                UUID.randomUUID().toString(),
                new Echo(),
                (text, at) -> Reading.NOTHING,
                Fetch.NONE,
                null,
                InstantSource.system(),
                InstantSource.system(),
                Wakeups.of(vertx),
                new Random(1),
                new SimpleMeterRegistry(),
                Changes.NOBODY);
        Flow flow = new Flow(world, stores, settings);
        flow.channel(replies);
        flow.start().await();
        return flow;
    }

    /** The least that keeps a message: one insert. */
    Future<?> insert(MongoCollection<Document> into, Inbound message) {
        Document document = new Document("_id", message.externalId())
                .append("conversation", message.from().conversation())
                .append("message", Json.MAPPER.convertValue(message, Map.class));
        return onContext.first(into.insertOne(document));
    }

    /** At least so many conversations that have begun, in ours and in the floor's collection. */
    void fill(int conversations) {
        Instant at = Instant.parse("2026-11-22T00:00:00Z");
        MongoCollection<Document> states = collection("floor-states");
        while (stored < conversations) {
            int until = Math.min(conversations, stored + FILL_AT_ONCE);
            List<Future<?>> writes = new ArrayList<>();
            List<Document> documents = new ArrayList<>();
            for (; stored < until; stored++) {
                Conversation state =
                        Conversation.fresh(Webhook.message("", stored).from(), at.plusSeconds(stored));
                writes.add(stores.conversations()
                        .store(new Snapshot(
                                1, state, List.of(), List.of(), List.of(), 0, null, at.plusSeconds(stored))));
                documents.add(new Document("_id", state.id())
                        .append("version", 1L)
                        .append("state", Json.MAPPER.convertValue(state, Map.class)));
            }
            writes.add(onContext.first(states.insertMany(documents)));
            Future.all(writes).await();
        }
    }

    @Override
    public void close() {
        database.close().await();
        vertx.close().await();
    }
}
