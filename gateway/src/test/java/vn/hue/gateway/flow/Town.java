package vn.hue.gateway.flow;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.hue.channels.Intake.Accepted;
import vn.hue.conversations.reading.Reader;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.gateway.Await;
import vn.hue.gateway.delivery.DeliverySettings;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Trail;

/** One gateway's way through on given stores, with a citizen's phone at its end and time in the test's hand. */
final class Town implements AutoCloseable {

    static final Instant MORNING = Instant.parse("2026-11-23T01:00:00Z");

    final FakeWakeups wakeups = new FakeWakeups();
    final Flow flow;
    final Phone phone;
    Instant now = MORNING;
    Instant machineNow = MORNING;

    private final Vertx vertx;
    private final Context context;
    volatile Fetch fetch = Fetch.NONE;
    private final Stores stores;

    Town(Vertx vertx, String node, Stores stores, Phone phone, FlowSettings settings) {
        this(vertx, node, stores, phone, settings, DeliverySettings.USUAL, new Diary());
    }

    Town(
            Vertx vertx,
            String node,
            Stores stores,
            Phone phone,
            FlowSettings settings,
            DeliverySettings delivery,
            Step dialog,
            Phone... others) {
        this(vertx, node, stores, phone, settings, delivery, dialog, (text, at) -> Reading.NOTHING, others);
    }

    Town(
            Vertx vertx,
            String node,
            Stores stores,
            Phone phone,
            FlowSettings settings,
            DeliverySettings delivery,
            Step dialog,
            Reader reader,
            Phone... others) {
        this.vertx = vertx;
        this.stores = stores;
        this.phone = phone;
        Flow.World world = new Flow.World(
                vertx,
                node,
                dialog,
                reader,
                message -> fetch.fetch(message),
                null,
                () -> now,
                () -> machineNow,
                wakeups,
                new Random(1),
                new SimpleMeterRegistry(),
                conversation -> {});
        flow = new Flow(world, stores, settings, delivery);
        context = flow.context();
        flow.channel(phone);
        for (Phone other : others) {
            flow.channel(other);
        }
    }

    /** A citizen of this town's own channel. */
    Address home(String name) {
        return new Address(phone.channel(), "", name);
    }

    Accepted hears(String user, String id, String text) {
        return hears(user, id, new Part.Text(text));
    }

    Accepted hears(String user, String id, Part part) {
        return await(flow.accept(new Inbound(id, home(user), now, List.of(part), null)));
    }

    /** The last line of a citizen's conversation. */
    Line lastLine(String user) {
        Snapshot snapshot = await(stores.conversations().load(home(user).conversation()));
        List<Line> lines = await(stores.lines().read(home(user).conversation(), 1, snapshot.lines()));
        return lines.get(lines.size() - 1);
    }

    /** How far it came. */
    Line.Progress progress(String user) {
        return Objects.requireNonNull(lastLine(user).delivery());
    }

    /** How its messages travelled: a word an attempt, for example {@code CHAT:window.closed SMS}. */
    String travelled(String user) {
        return trail(progress(user).trail());
    }

    static String trail(Trail trail) {
        return trail.attempts().stream()
                .map(attempt -> attempt.route()
                        + (attempt.reason() == null ? "" : ":" + attempt.reason())
                        + (attempt.times() > 1 ? "*" + attempt.times() : ""))
                .collect(Collectors.joining(" "));
    }

    static Address citizen(String name) {
        return new Address("phone", "", name);
    }

    static Inbound message(String id, String user, String text) {
        return new Inbound(id, citizen(user), MORNING, List.of(new Part.Text(text)), null);
    }

    Accepted says(String user, String id, String text) {
        return await(flow.accept(message(id, user, text)));
    }

    Accepted says(String user, String id) {
        return says(user, id, "hello");
    }

    /** Lets the machine's moments pass; the citizens' clock stands still. */
    void pass(Duration time) {
        on(() -> {
            wakeups.pass(time);
            return Future.succeededFuture();
        });
    }

    /** Moves the citizens' clock and fires what is due. */
    void later(Duration time) {
        now = now.plus(time);
        await(flow.look());
    }

    List<String> diary(String user) {
        Snapshot snapshot = await(stores.conversations().load(home(user).conversation()));
        return snapshot == null ? List.of() : Diary.of(snapshot.state());
    }

    <T> T on(Supplier<Future<T>> call) {
        Promise<T> promise = Promise.promise();
        context.runOnContext(there -> call.get().onComplete(promise));
        return await(promise.future());
    }

    static <T> T await(Future<T> future) {
        return Await.await(future);
    }

    Vertx vertx() {
        return vertx;
    }

    @Override
    public void close() {
        await(flow.stop());
    }
}
