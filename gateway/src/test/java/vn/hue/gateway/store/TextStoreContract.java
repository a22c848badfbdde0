package vn.hue.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.store.StoreContract.NOON;
import static vn.hue.gateway.store.StoreContract.await;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.hue.channels.sms.IncomingTexts;
import vn.hue.channels.sms.OutgoingTexts;
import vn.hue.channels.sms.OutgoingTexts.Held;
import vn.hue.channels.sms.PartialText;
import vn.hue.channels.sms.SentSegment;
import vn.hue.channels.sms.SentSegment.State;
import vn.hue.channels.sms.SmsReceipt;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;

/** What the stores of the SMS channel promise, wherever they keep things. */
interface TextStoreContract {

    Address CITIZEN = new Address("sms", "", "+84905123456");

    /** Those of a new, empty set. */
    ChannelStores channels();

    private OutgoingTexts outgoing() {
        return channels().outgoing();
    }

    private IncomingTexts incoming() {
        return channels().incoming();
    }

    private static SentSegment segment(int number, State state, @Nullable String name, long version) {
        return new SentSegment("m/1", CITIZEN, number, 3, 41, state, name, "lý do", NOON, version);
    }

    @Test
    default void a_segment_comes_back_as_it_was_given() {
        SentSegment first = segment(1, State.BEGUN, null, 1);
        SentSegment third = segment(3, State.SENT, "smpp:ab", 1);
        assertThat(await(outgoing().put(first))).isTrue();
        assertThat(await(outgoing().put(third))).isTrue();
        assertThat(await(outgoing().segments(List.of("m/1/3", "m/1/2", "m/1/1"))))
                .containsExactly(third, first);
        assertThat(await(outgoing().segments(List.of("m/2/1")))).isEmpty();
    }

    @Test
    default void a_question_is_due_in_time_moved_on_by_one_and_gone_when_answered() {
        OutgoingTexts.Question late = new OutgoingTexts.Question("m/1/1", "esms:e1", NOON, NOON.plusSeconds(60), 1);
        OutgoingTexts.Question soon = new OutgoingTexts.Question("m/2/1", "esms:e2", NOON, NOON.plusSeconds(30), 1);
        assertThat(await(outgoing().ask(late))).isTrue();
        assertThat(await(outgoing().ask(soon))).isTrue();
        assertThat(await(outgoing().ask(soon))).isFalse();
        assertThat(await(outgoing().questions(NOON.plusSeconds(29), 10))).isEmpty();
        assertThat(await(outgoing().questions(NOON.plusSeconds(60), 10))).containsExactly(soon, late);
        assertThat(await(outgoing().questions(NOON.plusSeconds(60), 1))).containsExactly(soon);

        OutgoingTexts.Question again = new OutgoingTexts.Question("m/2/1", "esms:e2", NOON, NOON.plusSeconds(90), 2);
        assertThat(await(outgoing().ask(again))).isTrue();
        assertThat(await(outgoing().ask(again))).isFalse();
        assertThat(await(outgoing().questions(NOON.plusSeconds(60), 10))).containsExactly(late);
        await(outgoing().answered("m/1/1"));
        assertThat(await(outgoing().questions(NOON.plusSeconds(99), 10))).containsExactly(again);
    }

    @Test
    default void a_segment_is_written_only_over_the_version_before_it() {
        assertThat(await(outgoing().put(segment(1, State.BEGUN, null, 2)))).isFalse();
        assertThat(await(outgoing().put(segment(1, State.BEGUN, null, 1)))).isTrue();
        assertThat(await(outgoing().put(segment(1, State.UNSURE, null, 1)))).isFalse();
        assertThat(racers(2)).isEqualTo(1);
        assertThat(racers(3)).isEqualTo(1);
        assertThat(await(outgoing().segments(List.of("m/1/1"))).get(0).version())
                .isEqualTo(3);
    }

    private long racers(long version) {
        List<Future<Boolean>> racers = IntStream.range(0, 12)
                .mapToObj(i -> outgoing().put(segment(1, State.SENT, "smpp:" + i, version)))
                .toList();
        await(Future.join(racers));
        return racers.stream().filter(Future::result).count();
    }

    @Test
    default void a_provider_s_name_leads_to_the_segment_it_named_last() {
        await(outgoing().name("smpp:1", "m/1/1", NOON));
        await(outgoing().name("smpp:2", "m/1/2", NOON));
        assertThat(await(outgoing().named(List.of("smpp:9", "smpp:2", "smpp:1"))))
                .isEqualTo("m/1/2");
        assertThat(await(outgoing().named(List.of("smpp:9")))).isNull();
        await(outgoing().name("smpp:2", "m/7/1", NOON.plusSeconds(1)));
        assertThat(await(outgoing().named(List.of("smpp:2")))).isEqualTo("m/7/1");
    }

    @Test
    default void nobody_gets_the_same_number_for_joining_twice() {
        Set<Integer> numbers = new HashSet<>();
        for (int i = 1; i <= 5; i++) {
            int number = await(outgoing().nextJoined(CITIZEN, NOON));
            assertThat(number).isEqualTo(i);
        }
        List<Future<Integer>> racers = IntStream.range(0, 12)
                .mapToObj(i -> outgoing().nextJoined(CITIZEN, NOON))
                .toList();
        await(Future.join(racers));
        racers.forEach(each -> numbers.add(each.result()));
        assertThat(numbers).hasSize(12);
        assertThat(await(outgoing().nextJoined(new Address("sms", "", "+84905000000"), NOON)))
                .isEqualTo(1);
    }

    private static Held held(String name, DeliveryState state, Instant since) {
        return new Held(new SmsReceipt(List.of(name, name + "h"), "+84905123456", state, "hết hạn", NOON), since);
    }

    @Test
    default void receipts_wait_once_each_the_oldest_first() {
        Held old = held("smpp:1", DeliveryState.DELIVERED, NOON);
        Held young = held("smpp:2", DeliveryState.FAILED, NOON.plusSeconds(5));
        await(outgoing().hold(young));
        await(outgoing().hold(old));
        await(outgoing().hold(held("smpp:1", DeliveryState.DELIVERED, NOON.plusSeconds(9))));

        assertThat(await(outgoing().held(10))).containsExactly(old, young);
        assertThat(await(outgoing().held(1))).containsExactly(old);
        assertThat(await(outgoing().held(List.of("smpp:2h", "smpp:7")))).containsExactly(young);
        await(outgoing().release(old.id()));
        assertThat(await(outgoing().held(10))).containsExactly(young);
    }

    @Test
    default void what_is_old_is_forgotten() {
        await(outgoing().put(segment(1, State.SENT, "smpp:1", 1)));
        await(outgoing().name("smpp:1", "m/1/1", NOON));
        await(outgoing().name("smpp:2", "m/1/2", NOON.plusSeconds(10)));
        await(outgoing().nextJoined(CITIZEN, NOON));
        await(outgoing().forget(NOON.plusSeconds(10)));
        assertThat(await(outgoing().segments(List.of("m/1/1")))).isEmpty();
        assertThat(await(outgoing().named(List.of("smpp:1")))).isNull();
        assertThat(await(outgoing().named(List.of("smpp:2")))).isEqualTo("m/1/2");
        assertThat(await(outgoing().nextJoined(CITIZEN, NOON))).isEqualTo(1);
    }

    private static PartialText text(String id, Instant since, int pieces, long version) {
        List<PartialText.Piece> all = IntStream.rangeClosed(1, pieces)
                .mapToObj(number -> new PartialText.Piece(number, 8, "AEE="))
                .toList();
        return new PartialText(id, CITIZEN, 3, since, "session", false, all, version);
    }

    @Test
    default void a_text_in_pieces_comes_back_as_it_was_given() {
        PartialText text = text("t", NOON, 2, 1);
        assertThat(await(incoming().load("t"))).isNull();
        assertThat(await(incoming().put(text))).isTrue();
        assertThat(await(incoming().load("t"))).isEqualTo(text);
    }

    @Test
    default void of_two_gateways_with_a_piece_each_one_has_to_read_again() {
        assertThat(await(incoming().put(text("t", NOON, 1, 1)))).isTrue();
        assertThat(await(incoming().put(text("t", NOON, 1, 1)))).isFalse();
        List<Future<Boolean>> racers = IntStream.range(0, 12)
                .mapToObj(i -> incoming().put(text("t", NOON, 2, 2)))
                .toList();
        await(Future.join(racers));
        assertThat(racers.stream().filter(Future::result).count()).isEqualTo(1);
        assertThat(await(incoming().put(text("t", NOON, 3, 2)))).isFalse();
    }

    @Test
    default void texts_that_began_long_ago_are_found_the_oldest_first() {
        await(incoming().put(text("b", NOON.plusSeconds(1), 1, 1)));
        await(incoming().put(text("a", NOON, 1, 1)));
        await(incoming().put(text("c", NOON.plusSeconds(2), 1, 1)));
        assertThat(await(incoming().begunBefore(NOON.plusSeconds(2), 10)))
                .extracting(PartialText::id)
                .containsExactly("a", "b");
        assertThat(await(incoming().begunBefore(NOON.plusSeconds(9), 1)))
                .extracting(PartialText::id)
                .containsExactly("a");
        await(incoming().remove("a"));
        assertThat(await(incoming().begunBefore(NOON.plusSeconds(2), 10)))
                .extracting(PartialText::id)
                .containsExactly("b");
    }
}
