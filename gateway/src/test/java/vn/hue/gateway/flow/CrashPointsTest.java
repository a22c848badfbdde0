package vn.hue.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.flow.Town.await;
import static vn.hue.gateway.flow.Town.citizen;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.channels.History;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.memory.Memory;

/** The same morning again and again, with the gateway dying at each of its writes in turn. */
class CrashPointsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final FlowSettings AT_ONCE = FlowSettings.DEFAULT.withQuiet(Duration.ZERO, Duration.ZERO);

    private static final List<Inbound> MORNING = List.of(
            Town.message("m1", "an", "remind"),
            Town.message("m2", "an", "ask"),
            Town.message("m3", "binh", "number"),
            Town.message("m4", "an", "remind"),
            Town.message("m5", "an", "alarm"));

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    private static int writesOfAMorning(boolean repeatable) {
        Crash crash = new Crash(0, false);
        Town town = new Town(VERTX, "a", crash.on(Memory.stores()), new Phone(repeatable), AT_ONCE);
        await(town.flow.start());
        MORNING.forEach(message -> await(town.flow.accept(message)));
        town.later(Duration.ofHours(2));
        return crash.writes();
    }

    @ParameterizedTest(name = "shows a message once: {0}, the write is done: {1}")
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void nothing_is_lost_and_nothing_doubled_wherever_the_gateway_dies(boolean repeatable, boolean afterwards) {
        int writes = writesOfAMorning(repeatable);
        assertThat(writes).isGreaterThan(40);
        for (int at = 4; at <= writes; at++) {
            Stores stores = Memory.stores();
            Phone phone = new Phone(repeatable);
            Crash crash = new Crash(at, afterwards);
            Town first = new Town(VERTX, "a", crash.on(stores), phone, AT_ONCE);
            await(first.flow.start());
            List<Inbound> unacknowledged = new ArrayList<>();
            for (Inbound message : MORNING) {
                first.flow.accept(message).onFailure(refused -> unacknowledged.add(message));
                first.on(Future::succeededFuture);
            }
            first.flow.look();
            first.on(Future::succeededFuture);

            Town second = new Town(VERTX, "b", stores, phone, AT_ONCE.onlyGateway());
            await(second.flow.start());
            // A provider sends again what was not acknowledged, and now and then what was.
            unacknowledged.forEach(message -> await(second.flow.accept(message)));
            await(second.flow.accept(MORNING.get(0)));
            second.pass(Duration.ofSeconds(30));
            second.later(Duration.ofHours(2));
            second.pass(Duration.ofSeconds(30));

            check("dying at write " + at, stores, phone, second);
        }
    }

    private static void check(String when, Stores stores, Phone phone, Town town) {
        List<String> an = town.diary("an");
        assertThat(String.join("+", an).split("\\+"))
                .as(when)
                .contains("m1", "m2", "m4", "m5", "fired remind" + turnOf("m4", an))
                .doesNotHaveDuplicates();
        assertThat(town.diary("binh"))
                .as(when)
                .filteredOn(entry -> !entry.startsWith("UNSURE"))
                .containsExactly("m3", "numbered PA-2026-000001");
        List<String> unsure =
                an.stream().filter(entry -> entry.startsWith("UNSURE")).toList();
        assertThat(an)
                .as(when)
                .filteredOn(entry -> entry.startsWith("fired ask"))
                .hasSizeBetween(unsure.contains("UNSURE " + turnOf("m2", an) + "/0") ? 0 : 1, 1);
        assertThat(phone.shown("an").size() + unsure.size())
                .as(when)
                .isBetween((int) answers(an), (int) answers(an) + unsure.size());
        assertThat(phone.shown("an")).as(when).doesNotHaveDuplicates();
        assertThat(await(stores.alarms().open(9))).as(when).hasSize(1);
        assertThat(await(stores.inbox().ownedBy("b"))).as(when).isEmpty();
        assertThat(await(stores.outbox().ownedBy("b"))).as(when).isEmpty();
        List<History.Line> lines = await(town.flow.lines(citizen("an"), 99));
        assertThat(lines)
                .as(when)
                .hasSize(4 + (int) answers(an))
                .extracting(History.Line::id)
                .doesNotHaveDuplicates();
    }

    private static long answers(List<String> diary) {
        return diary.stream().filter(entry -> entry.startsWith("m")).count();
    }

    private static int turnOf(String message, List<String> diary) {
        for (int i = 0; i < diary.size(); i++) {
            if (List.of(diary.get(i).split("\\+")).contains(message)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Refused at once by the only way there is, with the gateway dying at each of the writes after that in turn. */
    @Test
    void what_was_surely_refused_stays_refused_once_that_is_written() {
        Crash whole = new Crash(0, false);
        refused(whole, Memory.stores());
        List<String> told = new ArrayList<>();
        for (int at = 4; at <= whole.writes(); at++) {
            Stores stores = Memory.stores();
            Phone phone = refused(new Crash(at, true), stores);
            Town second = new Town(VERTX, "b", stores, phone, AT_ONCE.onlyGateway());
            await(second.flow.start());
            second.pass(Duration.ofSeconds(30));

            List<String> fate = second.diary("an").stream()
                    .filter(entry -> entry.startsWith("UNSURE") || entry.startsWith("FAILED"))
                    .toList();
            assertThat(fate).as("dying after write " + at).hasSizeLessThanOrEqualTo(1);
            told.addAll(fate);
        }
        // Between the write that it is leaving and the row that says it was refused, nobody knows what became of it.
        assertThat(told).filteredOn(entry -> entry.startsWith("UNSURE")).hasSizeLessThanOrEqualTo(2);
        assertThat(told).contains("FAILED 1/0");
    }

    private static Phone refused(Crash crash, Stores stores) {
        Phone phone = new Phone(false);
        phone.next(new Delivery.Never("blocked"));
        Town town = new Town(VERTX, "a", crash.on(stores), phone, AT_ONCE);
        await(town.flow.start());
        town.flow.accept(Town.message("m1", "an", "hello"));
        town.on(Future::succeededFuture);
        town.flow.look();
        town.on(Future::succeededFuture);
        return phone;
    }

    @Test
    void an_attempt_that_was_under_way_is_not_repeated_blindly() {
        Stores stores = Memory.stores();
        Phone phone = new Phone(false);
        Town first = new Town(VERTX, "a", stores, phone, AT_ONCE);
        await(first.flow.start());
        phone.next(Future.<Delivery>future(never -> {}));
        await(first.flow.accept(Town.message("m1", "an", "hello")));

        Town second = new Town(VERTX, "b", stores, phone, AT_ONCE.onlyGateway());
        await(second.flow.start());

        assertThat(phone.sent("an")).hasSize(1);
        assertThat(second.diary("an")).containsExactly("m1", "UNSURE 1/0");
    }
}
