package vn.hue.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.hue.gateway.flow.Town.await;
import static vn.hue.gateway.flow.Town.citizen;

import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.channels.History;
import vn.hue.channels.Intake.Accepted;
import vn.hue.channels.RemoteFiles;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.gateway.store.Inbox;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Timers;

/** What becomes of a citizen's message, and of a gateway's work when the gateway is gone. */
class FlowTest extends OnePhone {

    @Test
    void a_message_becomes_a_turn_and_its_answer_arrives() {
        Town town = town(AT_ONCE);

        assertThat(town.says("an", "m1")).isEqualTo(Accepted.NEW);

        assertThat(town.diary("an")).containsExactly("m1");
        assertThat(phone.sent("an")).containsExactly("turn 1: m1");
        assertThat(await(town.flow.lines(citizen("an"), 10)))
                .extracting(History.Line::id, History.Line::author, History.Line::text, History.Line::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("m1", "citizen", "hello", null),
                        org.assertj.core.groups.Tuple.tuple(
                                id("an") + "/1/0", "bot", "turn 1: m1", DeliveryState.SENT));
        assertThat(await(stores.inbox().ownedBy("a"))).isEmpty();
        assertThat(await(stores.outbox().ownedBy("a"))).isEmpty();
    }

    @Test
    void a_message_delivered_five_times_is_one_turn() {
        Town town = town(AT_ONCE);
        for (int i = 0; i < 5; i++) {
            assertThat(town.says("an", "m1")).isEqualTo(i == 0 ? Accepted.NEW : Accepted.DUPLICATE);
        }
        assertThat(town.diary("an")).containsExactly("m1");
    }

    @Test
    void a_message_delivered_again_after_a_restart_is_still_one_turn() {
        town(AT_ONCE).says("an", "m1");
        Town restarted = started(new Town(vertx, "b", stores, phone, AT_ONCE));

        restarted.says("an", "m1");

        assertThat(restarted.diary("an")).containsExactly("m1");
        assertThat(phone.sent("an")).hasSize(1);
        assertThat(await(stores.inbox().ownedBy("b"))).isEmpty();
    }

    @Test
    void messages_in_quick_succession_are_one_turn() {
        Town town = town(FlowSettings.DEFAULT);
        town.says("an", "m1");
        town.pass(Duration.ofMillis(700));
        town.says("an", "m2");
        town.pass(Duration.ofMillis(700));
        assertThat(town.diary("an")).isEmpty();

        town.pass(Duration.ofMillis(100));

        assertThat(town.diary("an")).containsExactly("m1+m2");
    }

    @Test
    void someone_who_never_stops_writing_is_answered_all_the_same() {
        Town town = town(FlowSettings.DEFAULT);
        for (int i = 1; i <= 7; i++) {
            town.says("an", "m" + i);
            town.pass(Duration.ofMillis(500));
        }
        assertThat(town.diary("an")).containsExactly("m1+m2+m3+m4+m5+m6");
    }

    @Test
    void a_tapped_button_is_answered_at_once() {
        Town town = town(FlowSettings.DEFAULT);
        town.says("an", "m1");

        await(town.flow.accept(
                new Inbound("m2", citizen("an"), Town.MORNING, List.of(new Part.Choice("yes", "Đồng ý")), null)));

        assertThat(town.diary("an")).containsExactly("m1+m2");
    }

    /** Somebody cries for help and sends a picture along, and the provider's files are away. */
    @Test
    void words_wait_a_minute_for_their_picture_and_no_longer() {
        Town town = town(AT_ONCE);
        town.fetch = message -> Future.failedFuture(new RemoteFiles.HostAway("503"));
        town.says("an", "m1", "Cứu với");
        town.pass(Duration.ofMinutes(1));
        assertThat(town.diary("an")).isEmpty();

        town.later(Duration.ofSeconds(61));
        town.pass(Duration.ofMinutes(5));

        assertThat(town.diary("an")).containsExactly("m1");
    }

    @Test
    void words_wait_for_our_own_store_as_long_as_it_takes() {
        Town town = town(AT_ONCE);
        town.fetch = message -> Future.failedFuture("the store is away");
        town.says("an", "m1");
        town.later(Duration.ofHours(1));
        town.pass(Duration.ofMinutes(5));
        assertThat(town.diary("an")).isEmpty();

        town.fetch = Fetch.NONE;
        town.pass(Duration.ofMinutes(5));
        assertThat(town.diary("an")).containsExactly("m1");
    }

    @Test
    void an_operators_action_is_a_turn_of_its_own_in_its_place() {
        Town town = town(FlowSettings.DEFAULT);
        town.says("an", "m1");
        Event.OperatorDid takeOver = new Event.OperatorDid(Town.MORNING, "lan", new Event.TakeOver());

        await(town.flow.did(id("an"), "click-1", takeOver));
        assertThat(await(town.flow.did(id("an"), "click-1", takeOver))).isEqualTo(Accepted.DUPLICATE);

        assertThat(town.diary("an")).containsExactly("m1", "OperatorDid");
    }

    @Test
    void a_thousand_messages_over_fifty_conversations_keep_their_order() {
        Town town = town(FlowSettings.DEFAULT);
        List<Future<Accepted>> accepted = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            accepted.add(town.flow.accept(Town.message("m" + i, "c" + i % 50, "hello")));
        }
        await(Future.all(accepted));
        town.pass(Duration.ofSeconds(10));

        for (int c = 0; c < 50; c++) {
            int citizen = c;
            String all = String.join("+", town.diary("c" + c)).replace("|", "+");
            assertThat(all)
                    .isEqualTo(IntStream.range(0, 20)
                            .mapToObj(i -> "m" + (i * 50 + citizen))
                            .reduce((a, b) -> a + "+" + b)
                            .orElseThrow());
        }
    }

    @Test
    void a_deadline_fires_once_and_in_its_generation() {
        Town town = town(AT_ONCE);
        town.says("an", "m1", "remind");
        town.says("an", "m2", "remind");

        town.later(Duration.ofMinutes(59));
        assertThat(town.diary("an")).containsExactly("m1", "m2");
        town.later(Duration.ofMinutes(2));
        town.later(Duration.ofMinutes(2));

        assertThat(town.diary("an")).containsExactly("m1", "m2", "fired remind2");
        assertThat(await(stores.timers().due(Town.MORNING.plus(Duration.ofDays(9)), 9)))
                .isEmpty();
    }

    @Test
    void a_cancelled_deadline_never_fires() {
        Town town = town(AT_ONCE);
        town.says("an", "m1", "remind");
        town.says("an", "m2", "forget");

        town.later(Duration.ofHours(2));

        assertThat(town.diary("an")).containsExactly("m1", "m2");
    }

    @Test
    void a_report_gets_its_number_and_an_alarm_reaches_the_desk() {
        Town town = town(AT_ONCE);
        town.says("an", "m1", "number");
        town.says("an", "m2", "alarm");
        town.says("binh", "m3", "number");

        assertThat(town.diary("an")).containsExactly("m1", "numbered PA-2026-000001", "m2");
        assertThat(town.diary("binh")).containsExactly("m3", "numbered PA-2026-000002");
        assertThat(await(stores.alarms().open(5))).hasSize(1);

        town.says("an", "m4", "alarm");
        assertThat(await(stores.alarms().open(5)))
                .as("one danger is one alarm")
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.id()).isEqualTo(alarm.conversation() + "/danger"));
    }

    /** A text without end may take an expression deeper than the stack: that is no trouble which passes, either. */
    @ParameterizedTest
    @CsvSource({"boom, IllegalStateException", "deep, StackOverflowError"})
    void a_turn_that_breaks_is_put_aside_and_the_conversation_goes_on(String said, String why) {
        Town town = town(FlowSettings.DEFAULT);
        town.says("an", "m1");
        town.says("an", "m2", said);
        town.says("an", "m3");
        town.pass(Duration.ofSeconds(30));

        assertThat(town.diary("an")).containsExactly("m1", "m3");
        assertThat(await(stores.inbox().buried(9)))
                .extracting(buried -> buried.entry().id(), Inbox.Buried::reason)
                .singleElement()
                .satisfies(buried -> assertThat(buried.toList().toString())
                        .contains("phone:m2", why)
                        .doesNotContain("a bug"));
        assertThat(await(stores.inbox().ownedBy("a"))).isEmpty();
    }

    @Test
    void while_the_database_is_away_nothing_is_accepted_and_afterwards_all_goes_on() {
        Crash database = new Crash(0, false);
        Town town = started(new Town(vertx, "a", database.on(stores), phone, FlowSettings.DEFAULT));
        town.says("an", "m1");
        database.goAway();
        assertThatThrownBy(() -> town.says("an", "m2")).hasMessageContaining("away");
        town.pass(Duration.ofSeconds(20));

        database.comeBack();
        assertThat(town.says("an", "m2")).isEqualTo(Accepted.NEW);
        town.pass(Duration.ofSeconds(20));

        assertThat(String.join("+", town.diary("an"))).isEqualTo("m1+m2");
    }

    @Test
    void an_entry_whose_acknowledgement_got_lost_is_found_again() {
        Crash database = new Crash(0, true);
        Town town = started(new Town(vertx, "a", database.on(stores), phone, AT_ONCE));
        database.goAwayAt(1);
        assertThatThrownBy(() -> town.says("an", "m1")).hasMessageContaining("lost");
        database.comeBack();
        assertThat(town.says("an", "m1")).isEqualTo(Accepted.DUPLICATE);

        town.pass(Duration.ofSeconds(11));

        assertThat(town.diary("an")).containsExactly("m1");
    }

    @Test
    void two_gateways_that_feed_the_same_entry_apply_it_once() {
        Town a = town(FlowSettings.DEFAULT);
        Town b = started(new Town(vertx, "b", stores, phone, FlowSettings.DEFAULT));
        for (int i = 0; i < 20; i++) {
            a.says("an", "a" + i);
            b.says("an", "b" + i);
            b.machineNow = b.machineNow.plusSeconds(60);
            await(b.flow.rescue());
            a.pass(Duration.ofSeconds(1));
            b.pass(Duration.ofSeconds(1));
        }
        a.pass(Duration.ofSeconds(60));
        b.pass(Duration.ofSeconds(60));

        List<String> applied = List.of(String.join("+", a.diary("an")).split("\\+"));
        assertThat(applied).doesNotHaveDuplicates().hasSize(40);
        assertThat(await(stores.inbox().ownedBy("a"))).isEmpty();
        assertThat(await(stores.inbox().ownedBy("b"))).isEmpty();
    }

    @Test
    void a_dead_gateways_work_is_taken_over_after_its_lease() {
        Town dead = town(FlowSettings.DEFAULT);
        dead.says("an", "m1");
        Town heir = started(new Town(vertx, "b", stores, phone, FlowSettings.DEFAULT));
        heir.pass(Duration.ofSeconds(11));
        assertThat(heir.diary("an")).isEmpty();

        heir.machineNow = heir.machineNow.plusSeconds(31);
        heir.pass(Duration.ofSeconds(11));

        assertThat(heir.diary("an")).containsExactly("m1");
    }

    /** Without the rounds no deadline would ever come again. */
    @Test
    void a_round_that_breaks_is_not_the_last_one() {
        AtomicBoolean broken = new AtomicBoolean();
        Timers timers = (Timers) Proxy.newProxyInstance(
                Timers.class.getClassLoader(), new Class<?>[] {Timers.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("due") && broken.getAndSet(false)) {
                        throw new IllegalStateException("a mistake");
                    }
                    return method.invoke(stores.timers(), arguments);
                });
        Town town = started(new Town(vertx, "a", with(timers), phone, AT_ONCE));
        town.says("an", "m1", "ask");
        broken.set(true);
        town.pass(Duration.ofSeconds(1));
        town.now = town.now.plus(Duration.ofHours(2));

        town.pass(Duration.ofSeconds(2));

        assertThat(broken).isFalse();
        assertThat(town.diary("an")).containsExactly("m1", "fired ask1");
    }

    private Stores with(Timers timers) {
        return new Stores(
                stores.inbox(),
                stores.conversations(),
                stores.lines(),
                stores.outbox(),
                timers,
                stores.reports(),
                stores.alarms(),
                stores.deadLetters(),
                stores.nodes(),
                stores.examples(),
                stores.answers(),
                stores.channels(),
                stores.staff(),
                stores.agencies());
    }

    /** What was taken over is nobody else's any more, so it must not lie until somebody happens to look. */
    @Test
    void work_whose_taking_over_got_no_answer_is_begun_with_the_next_sign_of_life() {
        Town dead = town(FlowSettings.DEFAULT);
        dead.says("an", "m1");
        Crash crash = new Crash(0, true);
        Town heir = started(new Town(vertx, "b", crash.on(stores), phone, FlowSettings.DEFAULT));
        heir.machineNow = heir.machineNow.plusSeconds(31);
        crash.goAwayAt(2); // the sign of life, then the taking over

        heir.pass(Duration.ofSeconds(11));
        assertThat(await(stores.inbox().ownedBy("b"))).hasSize(1);
        crash.comeBack();
        heir.pass(Duration.ofSeconds(11));
        heir.pass(Duration.ofSeconds(1));

        assertThat(heir.diary("an")).containsExactly("m1");
    }

    @Test
    void another_gateways_answer_waits_for_the_one_before_it() {
        Town a = town(AT_ONCE);
        Town b = started(new Town(vertx, "b", stores, phone, AT_ONCE));
        phone.next(new Delivery.Retry("full"));
        a.says("an", "m1");
        b.says("an", "m2");
        b.pass(Duration.ofSeconds(5));
        assertThat(phone.sent("an")).isEmpty();

        a.later(Duration.ofSeconds(5));
        b.pass(Duration.ofSeconds(2));

        assertThat(phone.sent("an")).containsExactly("turn 1: m1", "turn 2: m2");
    }

    @Test
    void a_gateway_that_stops_leaves_its_work_to_the_others() {
        Town stopping = town(FlowSettings.DEFAULT);
        stopping.says("an", "m1");
        stopping.close();
        assertThatThrownBy(() -> stopping.says("an", "m2")).isInstanceOf(ClosedException.class);

        Town other = started(new Town(vertx, "b", stores, phone, FlowSettings.DEFAULT));
        other.pass(Duration.ofSeconds(2));

        assertThat(other.diary("an")).containsExactly("m1");
    }
}
