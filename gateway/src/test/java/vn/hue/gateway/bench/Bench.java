package vn.hue.gateway.bench;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
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
import vn.hue.gateway.mongo.EmbeddedMongo;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.mongo.MongoStores;

/**
 * What the durable way costs, each measure beside its floor: the least a Vert.x handler must do on the same database,
 * in the same process, in turns. Ratios carry from machine to machine; the figures themselves do not.
 *
 * <p>{@code --quick} for a first impression; {@code --uri mongodb://…} for a database of your own, which is filled and
 * should be thrown away; otherwise the embedded one on a file.
 */
public final class Bench {

    private static final int ASKERS = 64;
    private static final int[] STORED = {1_000, 100_000};
    /** So many citizens that nobody writes often enough to be answered while only acceptance is measured. */
    private static final int MANY = 10_000_000;

    private static final int PATIENCE_SECONDS = 20;
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Vertx vertx = Vertx.vertx();
    private final boolean quick;
    private final Database database;
    private final Stores stores;
    private final OnContext onContext;
    private final Replies replies = new Replies();
    private final Random chance = new Random(1);
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private int messages;

    private Bench(String uri, boolean quick, boolean embedded) {
        this.quick = quick;
        database = Database.open(vertx, uri, 4 * ASKERS);
        stores = (embedded ? MongoStores.openAlone(database) : MongoStores.open(database)).await();
        onContext = database.onContext();
    }

    public static void main(String[] arguments) throws IOException {
        List<String> options = List.of(arguments);
        int uri = options.indexOf("--uri");
        if (uri >= 0) {
            new Bench(options.get(uri + 1), options.contains("--quick"), false).measure("the database at --uri");
        } else {
            Path folder = Files.createTempDirectory("bench");
            try (EmbeddedMongo mongo = EmbeddedMongo.onFile(folder.resolve("hue.db"))) {
                new Bench(mongo.uri(), options.contains("--quick"), true).measure("the embedded database on a file");
            }
        }
    }

    private void measure(String where) {
        System.out.printf(
                "%n%s, %d askers at once, %d processors%n%n",
                where, ASKERS, Runtime.getRuntime().availableProcessors());
        fill(0, STORED[0]);
        accept();
        double small = wholeWay(STORED[0]);
        fill(STORED[0], STORED[1]);
        double large = wholeWay(STORED[1]);
        System.out.printf(
                Locale.ROOT,
                "%nflatness: the whole way with %,d stored conversations runs at %.2f of its rate with %,d (aim: about 1)%n",
                STORED[1],
                large / small,
                STORED[0]);
        database.close().await();
        vertx.close().await();
    }

    private void accept() {
        FlowSettings nobodyAnswers =
                FlowSettings.DEFAULT.withQuiet(AN_HOUR, AN_HOUR).onlyGateway().withWaitingAtMost(Integer.MAX_VALUE);
        Flow flow = flow(nobodyAnswers);
        Webhook ours = new Webhook(vertx, ASKERS, flow::accept);
        MongoCollection<Document> plain = database.mongo().getCollection("floor-inbox");
        Webhook floor = new Webhook(vertx, ASKERS, message -> insert(plain, message));
        compare(
                "accepted durably",
                0.8,
                number -> floor.post(message("f", MANY)),
                number -> ours.post(message("a", MANY)));
        ours.close();
        floor.close();
        flow.stop().await();
        // Nobody is to answer them later: the next measure is another.
        onContext
                .first(database.mongo().getCollection("inbox").deleteMany(new Document()))
                .await();
    }

    private double wholeWay(int stored) {
        Flow flow = flow(
                FlowSettings.DEFAULT.withQuiet(Duration.ZERO, Duration.ZERO).onlyGateway());
        Webhook ours = new Webhook(vertx, ASKERS, flow::accept);
        MongoCollection<Document> inbox = database.mongo().getCollection("floor-inbox");
        MongoCollection<Document> states = database.mongo().getCollection("floor-states");
        Webhook floor = new Webhook(vertx, ASKERS, message -> insert(inbox, message)
                .compose(kept -> readAndReplace(states, message))
                .onSuccess(replaced -> replies.answer("answer-" + message.externalId())));
        double rate = compare(
                String.format(Locale.ROOT, "in, durable, dialog, out; %,d stored", stored),
                0.6,
                number -> asked(floor, message("f", stored)),
                number -> asked(ours, message("w", stored)));
        ours.close();
        floor.close();
        flow.stop().await();
        return rate;
    }

    private Future<?> asked(Webhook webhook, Inbound message) {
        Future<Void> answer = replies.to(message.externalId());
        return webhook.post(message).compose(taken -> answer).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private Future<?> insert(MongoCollection<Document> into, Inbound message) {
        Document document = new Document("_id", message.externalId())
                .append("conversation", message.from().conversation())
                .append("message", Json.MAPPER.convertValue(message, java.util.Map.class));
        return onContext.first(into.insertOne(document));
    }

    private Future<?> readAndReplace(MongoCollection<Document> states, Inbound message) {
        Document id = new Document("_id", message.from().conversation());
        return onContext.first(states.find(id)).compose(state -> {
            if (state == null) {
                return Future.failedFuture("not filled");
            }
            state.put("version", state.getLong("version") + 1);
            return onContext.first(states.replaceOne(id, state));
        });
    }

    /** Warm-up, then floor and ours in turns, so that neither has the better minute. */
    private double compare(String what, double aim, LongFunction<Future<?>> floor, LongFunction<Future<?>> ours) {
        int warm = quick ? 5 : 30;
        int rounds = quick ? 2 : 5;
        int seconds = quick ? 4 : 10;
        Load floorLoad = new Load(vertx, ASKERS, floor);
        Load ourLoad = new Load(vertx, ASKERS, ours);
        floorLoad.run(warm);
        ourLoad.run(warm);
        List<Load.Figures> floors = new ArrayList<>();
        List<Load.Figures> mine = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            floors.add(floorLoad.run(seconds));
            mine.add(ourLoad.run(seconds));
        }
        double floorRate = print(what + ", floor", floors);
        double ourRate = print(what, mine);
        System.out.printf(
                Locale.ROOT, "%-52s %8.2f of the floor (aim: at least %.1f)%n%n", "", ourRate / floorRate, aim);
        return ourRate;
    }

    private static double print(String what, List<Load.Figures> rounds) {
        double rate =
                rounds.stream().mapToDouble(Load.Figures::perSecond).average().orElse(0);
        double median =
                rounds.stream().mapToDouble(Load.Figures::median).average().orElse(0);
        double p99 = rounds.stream().mapToDouble(Load.Figures::p99).average().orElse(0);
        long failures = rounds.stream().mapToLong(Load.Figures::failures).sum();
        System.out.printf(
                Locale.ROOT,
                "%-52s %8.0f/s   median %6.1f ms   p99 %6.1f ms%s%n",
                what,
                rate,
                median,
                p99,
                failures == 0 ? "" : "   " + failures + " FAILED");
        return rate;
    }

    private Inbound message(String kind, int stored) {
        return Webhook.message(run + kind + messages++, chance.nextInt(stored));
    }

    private Flow flow(FlowSettings settings) {
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

    /** Conversations that have begun, in ours and in the floor's collection. */
    private void fill(int from, int to) {
        MongoCollection<Document> states = database.mongo().getCollection("floor-states");
        Instant at = Instant.parse("2026-11-22T00:00:00Z");
        for (int batch = from; batch < to; batch += 500) {
            List<Future<?>> writes = new ArrayList<>();
            List<Document> documents = new ArrayList<>();
            for (int i = batch; i < Math.min(to, batch + 500); i++) {
                Conversation state = Conversation.fresh(Webhook.message("", i).from(), at.plusSeconds(i));
                writes.add(stores.conversations()
                        .store(new Snapshot(1, state, List.of(), List.of(), List.of(), 0, null, at.plusSeconds(i))));
                documents.add(new Document("_id", state.id())
                        .append("version", 1L)
                        .append("state", Json.MAPPER.convertValue(state, java.util.Map.class)));
            }
            writes.add(onContext.first(states.insertMany(documents)));
            Future.all(writes).await();
        }
    }
}
