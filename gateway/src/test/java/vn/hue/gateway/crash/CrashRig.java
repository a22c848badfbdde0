package vn.hue.gateway.crash;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import vn.hue.channels.ChannelAdapter;
import vn.hue.channels.Intake.Accepted;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Capabilities;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.gateway.flow.Changes;
import vn.hue.gateway.flow.Diary;
import vn.hue.gateway.flow.Fetch;
import vn.hue.gateway.flow.Flow;
import vn.hue.gateway.flow.FlowSettings;
import vn.hue.gateway.flow.Wakeups;
import vn.hue.gateway.mongo.Database;
import vn.hue.gateway.mongo.EmbeddedMongo;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.mongo.MongoStores;

/**
 * A gateway of one process that is going to be killed: the embedded database on a file, the way through, a dialog that
 * keeps a diary, and a channel that speaks to the test over one loopback connection.
 *
 * <p>In: {@code say user id text}, {@code diary user}, {@code open}. Out: {@code ready}, {@code ok id}, {@code no id},
 * {@code show user message}, {@code diary user lines}, {@code open count}; fields parted by tabs.
 */
public final class CrashRig implements ChannelAdapter {

    private static final Duration LONGER_THAN_ANY_DEADLINE = Duration.ofHours(1);
    private static final String NODE = UUID.randomUUID().toString();

    private final NetSocket test;
    private final Stores stores;
    private final Flow flow;

    private CrashRig(Vertx vertx, NetSocket test, Stores stores) {
        this.test = test;
        this.stores = stores;
        Flow.World world = new Flow.World(
                vertx,
                NODE,
                new Diary(),
                (text, at) -> Reading.NOTHING,
                Fetch.NONE,
                null,
                InstantSource.system(),
                InstantSource.system(),
                Wakeups.of(vertx),
                new Random(1),
                new SimpleMeterRegistry(),
                Changes.NOBODY);
        FlowSettings settings = new FlowSettings(
                Duration.ofMillis(5),
                Duration.ofMillis(20),
                128,
                50_000,
                Duration.ofMillis(50),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                8,
                true);
        flow = new Flow(world, stores, settings);
        flow.channel(this);
    }

    /** @param arguments the database's file, the test's port */
    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        EmbeddedMongo mongo = EmbeddedMongo.onFile(Path.of(arguments[0]), 32);
        Database database = Database.open(vertx, mongo.uri());
        Stores stores = MongoStores.openAlone(database).await();
        NetSocket test = vertx.createNetClient()
                .connect(Integer.parseInt(arguments[1]), "127.0.0.1")
                .await();
        CrashRig rig = new CrashRig(vertx, test, stores);
        test.handler(RecordParser.newDelimited("\n", line -> rig.told(line.toString())));
        // The test ended without killing us.
        test.closeHandler(gone -> Runtime.getRuntime().halt(0));
        rig.flow.start().onSuccess(started -> rig.tell("ready")).onFailure(Throwable::printStackTrace);
    }

    private void told(String line) {
        List<String> words = List.of(line.split("\t"));
        switch (words.get(0)) {
            case "say" -> {
                Future<Accepted> accepted = flow.accept(new Inbound(
                        words.get(2),
                        citizen(words.get(1)),
                        Instant.EPOCH,
                        List.of(new Part.Text(words.get(3))),
                        null));
                accepted.onComplete(taken -> tell((taken.succeeded() ? "ok\t" : "no\t") + words.get(2)));
            }
            case "diary" ->
                stores.conversations()
                        .load(citizen(words.get(1)).conversation())
                        .onSuccess(state -> tell("diary\t" + words.get(1) + "\t" + diary(state)));
            case "open" ->
                Future.join(
                                stores.inbox().ownedBy(NODE),
                                stores.outbox().ownedBy(NODE),
                                stores.timers().due(Instant.now().plus(LONGER_THAN_ANY_DEADLINE), 1_000))
                        .onSuccess(open -> tell("open\t"
                                + (open.<List<?>>resultAt(0).size()
                                        + open.<List<?>>resultAt(1).size()
                                        + open.<List<?>>resultAt(2).size())));
            default -> throw new IllegalArgumentException(line);
        }
    }

    private static String diary(@org.jspecify.annotations.Nullable Snapshot snapshot) {
        return snapshot == null ? "" : String.join("|", Diary.of(snapshot.state()));
    }

    private static Address citizen(String user) {
        return new Address("rig", "", user);
    }

    private void tell(String line) {
        test.write(Buffer.buffer(line + "\n")).onFailure(Throwable::printStackTrace);
    }

    @Override
    public String channel() {
        return "rig";
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(2000, 3, true, false, false, null, true);
    }

    @Override
    public void routes(Router router) {}

    @Override
    public Future<Delivery> send(Address to, Outbound message) {
        // Sent means that the test will read it, even if this process dies in the next moment.
        return test.write(Buffer.buffer("show\t" + to.user() + "\t" + message.id() + "\n"))
                .map(written -> new Delivery.Sent(null));
    }
}
