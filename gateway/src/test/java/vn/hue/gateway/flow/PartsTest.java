package vn.hue.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.flow.Town.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.gateway.delivery.DeliverySettings;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.memory.Memory;

/** A long message in parts, and many messages at a pace, on a channel that shows everything it is sent. */
class PartsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final FlowSettings AT_ONCE = FlowSettings.DEFAULT.withQuiet(Duration.ZERO, Duration.ZERO);
    private static final List<String> PARTS = List.of("turn 1:", "one-two", "three");
    private static final String LONG = "one-two three";

    private final Phone phone = new Phone("phone", false).showing(8);

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    private static Town started(Town town) {
        await(town.flow.start());
        return town;
    }

    private Town town(String node, Stores stores, DeliverySettings delivery) {
        return started(new Town(VERTX, node, stores, phone, AT_ONCE, delivery, new Diary()));
    }

    @Test
    void a_part_that_has_left_is_not_sent_again_when_the_next_has_to_be() {
        Town town = town("a", Memory.stores(), DeliverySettings.USUAL);
        phone.next(new Delivery.Sent("1"), new Delivery.Retry("full"), new Delivery.Snooze(Duration.ZERO, "busy"));
        town.says("an", LONG);
        assertThat(phone.sent("an")).containsExactly("turn 1:");
        town.later(Duration.ofSeconds(3));
        town.later(Duration.ofSeconds(3));

        assertThat(phone.sent("an")).containsExactlyElementsOf(PARTS);
        assertThat(town.travelled("an")).isEqualTo("CHAT CHAT:full CHAT:busy CHAT CHAT");
    }

    @Test
    void each_part_has_the_few_tries_its_refusal_allows() {
        Town town = town("a", Memory.stores(), DeliverySettings.USUAL);
        Delivery.Retry refused = new Delivery.Retry("own trouble", 3);
        phone.next(refused, refused, new Delivery.Sent("1"), refused, refused);
        town.says("an", LONG);
        for (int i = 0; i < 4; i++) {
            town.later(Duration.ofMinutes(5));
        }

        assertThat(phone.sent("an")).containsExactlyElementsOf(PARTS);
    }

    @Test
    void a_gateway_that_takes_over_goes_on_with_the_next_part() {
        Stores stores = Memory.stores();
        Town first = town("a", stores, DeliverySettings.USUAL);
        phone.next(new Delivery.Sent("1"), new Delivery.Retry("full"));
        first.says("an", LONG);
        // Dies here: kill -9 between two tries.
        Town second = new Town(VERTX, "b", stores, phone, AT_ONCE.onlyGateway(), DeliverySettings.USUAL, new Diary());
        second.now = first.now.plusSeconds(10);
        started(second);

        assertThat(phone.sent("an")).containsExactlyElementsOf(PARTS);
    }

    @ParameterizedTest(name = "the write is done: {0}")
    @CsvSource({"true", "false"})
    void wherever_the_gateway_dies_no_part_is_sent_twice(boolean afterwards) {
        for (int at = 1; at <= 12; at++) {
            Stores stores = Memory.stores();
            Phone once = new Phone("phone", false).showing(8);
            Crash crash = new Crash(0, afterwards);
            Town first = new Town(VERTX, "a", crash.on(stores), once, AT_ONCE, DeliverySettings.USUAL, new Diary());
            await(first.flow.start());
            crash.goAwayAt(at);
            boolean accepted = first.flow
                    .accept(Town.message(LONG, "an", "hello"))
                    .map(true)
                    .otherwise(false)
                    .await();
            first.on(Future::succeededFuture);
            first.on(Future::succeededFuture);

            Town second =
                    new Town(VERTX, "b", stores, once, AT_ONCE.onlyGateway(), DeliverySettings.USUAL, new Diary());
            await(second.flow.start());
            if (!accepted) {
                await(second.flow.accept(Town.message(LONG, "an", "hello")));
            }
            second.pass(Duration.ofSeconds(30));
            second.later(Duration.ofSeconds(30));

            String when = "dying at write " + at;
            List<String> sent = once.sent("an");
            assertThat(sent).as(when).isEqualTo(PARTS.subList(0, sent.size()));
            DeliveryState state = second.progress("an").state();
            assertThat(state)
                    .as(when)
                    .isEqualTo(
                            sent.size() == PARTS.size() && state == DeliveryState.SENT
                                    ? DeliveryState.SENT
                                    : DeliveryState.UNSURE);
            assertThat(await(stores.outbox().ownedBy("b"))).as(when).isEmpty();
        }
    }

    // pace

    @Test
    void an_account_sends_no_faster_than_it_may_and_each_conversation_in_its_order() {
        Phone wide = new Phone("phone", false);
        Town town = started(new Town(
                VERTX,
                "a",
                Memory.stores(),
                wide,
                AT_ONCE.onlyGateway(),
                DeliverySettings.USUAL.withPerMinute("phone", 60),
                new Diary()));
        for (int i = 0; i < 40; i++) {
            town.says("c" + i % 10, "m" + i);
        }
        // A tenth of the minute at once, then one a second.
        assertThat(count(wide)).isEqualTo(6);
        int before = 6;
        for (int second = 0; second < 34; second++) {
            town.later(Duration.ofSeconds(1));
            assertThat(count(wide)).isLessThanOrEqualTo(before + 1);
            before = count(wide);
        }
        assertThat(count(wide)).isEqualTo(40);
        for (int c = 0; c < 10; c++) {
            assertThat(wide.sent("c" + c))
                    .containsExactly(
                            "turn 1: m" + c, "turn 2: m" + (10 + c), "turn 3: m" + (20 + c), "turn 4: m" + (30 + c));
        }
    }

    private static int count(Phone phone) {
        int count = 0;
        for (int c = 0; c < 10; c++) {
            count += phone.sent("c" + c).size();
        }
        return count;
    }

    @Test
    void an_account_that_is_asked_to_wait_waits_for_everybody_and_a_single_chat_for_itself() {
        Phone wide = new Phone("phone", false);
        Town town = started(new Town(VERTX, "a", Memory.stores(), wide, AT_ONCE, DeliverySettings.USUAL, new Diary()));
        wide.next(new Delivery.Snooze(Duration.ofMinutes(1), "too many"));
        town.says("an", "m1");
        town.says("binh", "m2");
        assertThat(wide.sent("binh")).isEmpty();
        town.later(Duration.ofSeconds(61));
        assertThat(town.travelled("binh")).isEqualTo("CHAT:account.paused CHAT");
        assertThat(wide.sent("an")).hasSize(1);
        assertThat(wide.sent("binh")).hasSize(1);

        wide.next(new Delivery.Snooze(Duration.ofMinutes(1), "someone else holds this chat", false));
        town.says("an", "m3");
        town.says("binh", "m4");
        assertThat(wide.sent("an")).hasSize(1);
        assertThat(wide.sent("binh")).hasSize(2);
    }

    @Test
    void parts_keep_the_pace_and_a_restart_while_waiting_repeats_none() {
        Stores stores = Memory.stores();
        DeliverySettings slow = DeliverySettings.USUAL.withPerMinute("phone", 10);
        Town first = town("a", stores, slow);
        first.says("an", LONG);
        assertThat(phone.sent("an")).containsExactly("turn 1:");

        Town second = new Town(VERTX, "b", stores, phone, AT_ONCE.onlyGateway(), slow, new Diary());
        second.now = first.now.plusSeconds(1);
        started(second);
        assertThat(phone.sent("an")).containsExactly("turn 1:", "one-two");
        second.later(Duration.ofSeconds(6));

        assertThat(phone.sent("an")).containsExactlyElementsOf(PARTS);
        assertThat(new HashSet<>(phone.sent("an"))).hasSize(3);
    }
}
