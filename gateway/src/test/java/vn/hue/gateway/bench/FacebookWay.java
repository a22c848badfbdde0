package vn.hue.gateway.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.ChannelCounts;
import vn.hue.channels.Intake;
import vn.hue.channels.MediaStore;
import vn.hue.channels.SentIds;
import vn.hue.channels.facebook.CommentThreads;
import vn.hue.channels.facebook.FacebookPorts;
import vn.hue.channels.facebook.FacebookSettings;
import vn.hue.channels.facebook.FacebookVerticle;
import vn.hue.channels.facebook.HeldThreads;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Json;
import vn.hue.gateway.flow.Flow;
import vn.hue.gateway.store.SentNames;
import vn.hue.gateway.store.Snapshot;

/**
 * Facebook's signed webhooks through the channel itself: accepted durably, and to the reply at Graph; 10,000 people, each
 * with a conversation that has begun.
 *
 * <p>The floors check the same HMAC, parse the same body and insert it; for the reply they also read and replace a state,
 * and post to the same Graph.
 */
final class FacebookWay implements Measurement {

    private static final double AIM_ACCEPTED = 0.8;
    private static final double AIM_REPLIED = 0.6;
    private static final int PEOPLE = 10_000;
    private static final long UNANSWERED = 15;
    private static final int AT_ONCE = 500;
    private static final int PATIENCE_SECONDS = 20;
    private static final Duration NOBODY_ANSWERS = Duration.ofHours(1);

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final AtomicInteger messages = new AtomicInteger();

    @Override
    public String name() {
        return "facebook";
    }

    @Override
    public String about() {
        return "signed Facebook webhooks, accepted durably and to the reply, 10,000 people";
    }

    @Override
    public void run(Bed bed) {
        fill(bed);
        accepted(bed);
        replied(bed);
    }

    private void accepted(Bed bed) {
        Flow flow = bed.flow(
                bed.settings().withQuiet(NOBODY_ANSWERS, NOBODY_ANSWERS).withWaitingAtMost(Integer.MAX_VALUE));
        Graph graph = new Graph(bed.vertx(), Bed.ASKERS);
        Page ours = page(bed, flow, graph);
        MongoCollection<Document> inbox = bed.collection("floor-facebook");
        Page floor = new Page(bed.vertx(), Bed.ASKERS, Page.bare(item -> insert(bed, inbox, item)));
        bed.contest()
                .between(
                        bed.vertx(),
                        "Facebook webhooks accepted durably",
                        AIM_ACCEPTED,
                        number -> floor.post(mid("f"), patient(number)),
                        number -> ours.post(mid("a"), patient(number)));
        ours.close();
        floor.close();
        flow.stop().await();
        graph.close();
        // Nobody is to answer them later: the next measurement is another.
        bed.onContext()
                .first(bed.collection("inbox").deleteMany(new Document()))
                .await();
    }

    /** One of 10,000 people; then of 10,000 others, since whoever has written twenty messages is answered at once. */
    private static int patient(long number) {
        return (int) (number % PEOPLE + number / (PEOPLE * UNANSWERED) * PEOPLE);
    }

    private void replied(Bed bed) {
        Flow flow = bed.flow(bed.settings().withQuiet(Duration.ZERO, Duration.ZERO));
        Graph graph = new Graph(bed.vertx(), Bed.ASKERS);
        Page ours = page(bed, flow, graph);
        MongoCollection<Document> inbox = bed.collection("floor-facebook");
        MongoCollection<Document> states = bed.collection("floor-facebook-states");
        Page floor = new Page(bed.vertx(), Bed.ASKERS, Page.bare(item -> insert(bed, inbox, item)
                .compose(kept -> readAndReplace(bed, states, item))
                .onSuccess(replaced -> graph.send("answer-" + mid(item)).onFailure(away -> {}))));
        bed.contest()
                .between(
                        bed.vertx(),
                        "Facebook webhook to reply",
                        AIM_REPLIED,
                        number -> asked(graph, floor, mid("g"), (int) (number % PEOPLE)),
                        number -> asked(graph, ours, mid("w"), (int) (number % PEOPLE)));
        ours.close();
        floor.close();
        flow.stop().await();
        graph.close();
    }

    private String mid(String kind) {
        return "m_" + run + kind + messages.incrementAndGet();
    }

    private static String mid(JsonObject item) {
        return item.getJsonObject("message").getString("mid");
    }

    private static Future<?> asked(Graph graph, Page page, String mid, int person) {
        Future<Void> reply = graph.sent("answer-" + mid);
        return page.post(mid, person)
                .compose(taken -> reply.timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .recover(late -> Future.failedFuture("taken, but no reply in " + PATIENCE_SECONDS + " s")))
                .onFailure(late -> graph.nobodyWaitsFor("answer-" + mid));
    }

    private static Future<?> insert(Bed bed, MongoCollection<Document> into, JsonObject item) {
        Document document = new Document("_id", mid(item)).append("item", Document.parse(item.encode()));
        return bed.onContext().first(into.insertOne(document));
    }

    private static Future<?> readAndReplace(Bed bed, MongoCollection<Document> states, JsonObject item) {
        Document id = new Document("_id", item.getJsonObject("sender").getString("id"));
        return bed.onContext().first(states.find(id)).compose(state -> {
            if (state == null) {
                return Future.failedFuture("not filled");
            }
            state.put("version", state.getLong("version") + 1);
            return bed.onContext().first(states.replaceOne(id, state));
        });
    }

    /** The channel as the gateway wires it; without "seen" and "is typing", which it leaves out under load anyway. */
    private static Page page(Bed bed, Flow flow, Graph graph) {
        FacebookSettings settings = FacebookSettings.of("4242", Page.SECRET, "verify", Map.of(Page.ID, "PAGE-TOKEN"))
                .at(graph.origin(), List.of())
                .with(new FacebookSettings.Features(false, true, false));
        FacebookVerticle facebook = new FacebookVerticle(
                new FacebookPorts(
                        flow,
                        (channel, id, shape, body) -> Future.succeededFuture(),
                        (said, author) -> Future.succeededFuture(Intake.Accepted.NEW),
                        (citizen, id, at) -> Future.succeededFuture(),
                        new Ids(bed.stores().channels().sent()),
                        new NoMedia(),
                        file -> Optional.empty(),
                        ChannelCounts.NONE,
                        (channel, account, state, reason) -> {},
                        CommentThreads.NONE,
                        HeldThreads.NONE),
                settings,
                InstantSource.system(),
                "vi");
        bed.vertx().deployVerticle(facebook).await();
        flow.channel(facebook);
        return new Page(bed.vertx(), Bed.ASKERS, facebook::routes);
    }

    private static final class NoMedia implements MediaStore {

        @Override
        public Future<Stored> store(Buffer file, @Nullable String name) {
            return Future.failedFuture("no files are measured");
        }

        @Override
        public Future<@Nullable File> open(String id) {
            return Future.succeededFuture(null);
        }
    }

    /** Names are noted as in the gateway: one more small write for each message. */
    private record Ids(SentNames names) implements SentIds {

        @Override
        public Future<@Nullable String> ourId(String channel, String externalId) {
            return names.ourId(channel, externalId);
        }

        @Override
        public Future<Void> note(String channel, String externalId, String ourId) {
            return names.note(channel, externalId, ourId, Instant.now());
        }
    }

    /** The window is open: the person has just written. */
    private static Conversation heard(Conversation state) {
        ObjectNode tree = Json.MAPPER.valueToTree(state);
        tree.set("lastSaidAt", Json.MAPPER.valueToTree(Instant.now()));
        return Json.MAPPER.convertValue(tree, Conversation.class);
    }

    private static void fill(Bed bed) {
        Instant at = Instant.parse("2026-11-22T00:00:00Z");
        MongoCollection<Document> states = bed.collection("floor-facebook-states");
        bed.onContext().first(states.deleteMany(new Document())).await();
        for (int from = 0; from < PEOPLE; from += AT_ONCE) {
            List<Future<?>> writes = new ArrayList<>();
            List<Document> documents = new ArrayList<>();
            for (int person = from; person < from + AT_ONCE; person++) {
                Conversation state = heard(Conversation.fresh(Page.person(person), at));
                writes.add(bed.stores()
                        .conversations()
                        .store(new Snapshot(1, state, List.of(), List.of(), List.of(), 0, null, at)));
                documents.add(new Document("_id", Page.person(person).user())
                        .append("version", 1L)
                        .append("state", Json.MAPPER.convertValue(state, Map.class)));
            }
            writes.add(bed.onContext().first(states.insertMany(documents)));
            Future.all(writes).await();
        }
    }
}
