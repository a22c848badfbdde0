package vn.hue.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.flow.Town.await;
import static vn.hue.gateway.flow.Town.citizen;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.gateway.mongo.Database;
import vn.hue.gateway.mongo.EmbeddedMongo;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.memory.Memory;
import vn.hue.gateway.store.mongo.MongoStores;

/** Two gateways on one database, each with its own connections, taking messages of the same citizens at once. */
class TwoGatewaysTest {

    private static final int CITIZENS = 5;
    private static final int MESSAGES = 200;

    private final Vertx vertx = Vertx.vertx();

    private Flow gateway(String node, Stores stores, Phone phone) {
        Flow.World world = new Flow.World(
                vertx,
                node,
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
        Flow flow = new Flow(world, stores, FlowSettings.DEFAULT.withQuiet(Duration.ZERO, Duration.ZERO));
        flow.channel(phone);
        await(flow.start());
        return flow;
    }

    /** Completes when no entry of either gateway is open. */
    private Future<Void> done(Stores stores) {
        Promise<Void> promise = Promise.promise();
        vertx.setPeriodic(20, timer -> Future.join(
                        stores.inbox().ownedBy("a"), stores.inbox().ownedBy("b"))
                .onSuccess(open -> {
                    if (open.<List<?>>resultAt(0).isEmpty()
                            && open.<List<?>>resultAt(1).isEmpty()) {
                        vertx.cancelTimer(timer);
                        promise.tryComplete();
                    }
                }));
        return promise.future();
    }

    /** A channel whose provider tells each gateway by itself to wait would be asked by all of them. */
    @Test
    void an_account_that_one_gateway_was_asked_to_rest_rests_on_the_other() {
        Stores stores = Memory.stores();
        FlowSettings settings = FlowSettings.DEFAULT.withQuiet(Duration.ZERO, Duration.ZERO);
        Phone page = new Phone("page", false);
        Phone samePage = new Phone("page", false);
        Town one = new Town(vertx, "one", stores, page, settings);
        Town other = new Town(vertx, "other", stores, samePage, settings);
        await(one.flow.start());
        await(other.flow.start());

        page.next(new Delivery.Snooze(Duration.ofMinutes(7), "too many calls"));
        one.hears("an", "m1", "hello");
        other.pass(Duration.ofSeconds(1));
        other.hears("binh", "m2", "hello");

        assertThat(samePage.sent("binh")).isEmpty();
        assertThat(samePage.rested()).containsExactly("PT7M");
        other.later(Duration.ofMinutes(8));
        assertThat(samePage.sent("binh")).hasSize(1);

        // What was asked before a start is not heeded: somebody may have mended it.
        one.hears("an", "m3", "hello");
        page.next(new Delivery.Snooze(Duration.ofDays(1), "the token is dead"));
        one.later(Duration.ofMinutes(8));
        Town restarted = new Town(vertx, "restarted", stores, samePage, settings);
        restarted.now = one.now.plusSeconds(1);
        await(restarted.flow.start());
        restarted.pass(Duration.ofSeconds(1));
        restarted.hears("chi", "m4", "hello");
        assertThat(samePage.sent("chi")).hasSize(1);
        vertx.close().await();
    }

    @Test
    void each_message_is_applied_once_and_each_turn_answered_once() {
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory()) {
            Database first = Database.open(vertx, mongo.uri());
            Database second = Database.open(vertx, mongo.uri());
            Stores stores = await(MongoStores.open(first));
            Phone phone = new Phone(false);
            Flow a = gateway("a", stores, phone);
            Flow b = gateway("b", await(MongoStores.open(second)), phone);

            List<Future<?>> accepted = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                Flow one = i % 2 == 0 ? a : b;
                accepted.add(one.accept(Town.message("m" + i, "c" + i % CITIZENS, "hello")));
                if (i % 7 == 0) {
                    // The provider was impatient, and the load balancer chose the other gateway.
                    Flow other = i % 2 == 0 ? b : a;
                    accepted.add(other.accept(Town.message("m" + i, "c" + i % CITIZENS, "hello")));
                }
            }
            await(Future.all(accepted));
            await(done(stores));

            for (int c = 0; c < CITIZENS; c++) {
                int citizen = c;
                Snapshot snapshot =
                        await(stores.conversations().load(citizen("c" + c).conversation()));
                assertThat(snapshot).isNotNull();
                List<String> turns = Diary.of(snapshot.state());
                assertThat(String.join("+", turns).split("\\+"))
                        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, MESSAGES)
                                .filter(i -> i % CITIZENS == citizen)
                                .mapToObj(i -> "m" + i)
                                .toList());
                assertThat(snapshot.version()).isEqualTo(turns.size());
            }
            await(a.stop());
            await(b.stop());
            for (int c = 0; c < CITIZENS; c++) {
                assertThat(phone.sent("c" + c)).doesNotHaveDuplicates();
            }
            await(first.close());
            await(second.close());
        } finally {
            vertx.close().await();
        }
    }
}
