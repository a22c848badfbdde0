package vn.hue.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.store.InboxContract.heard;
import static vn.hue.gateway.store.InboxContract.message;
import static vn.hue.gateway.store.StoreContract.AN;
import static vn.hue.gateway.store.StoreContract.BINH;
import static vn.hue.gateway.store.StoreContract.NOON;
import static vn.hue.gateway.store.StoreContract.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound;

/** What is promised of conversations and their lines. */
public interface ConversationStoreContract {

    Stores opened();

    // conversations

    private static Snapshot snapshot(Address of, long version, Instant at) {
        Conversation state = Conversation.fresh(of, NOON);
        Effect send = new Effect.Send(
                outbound(state.id() + "/1/0"),
                List.of(new Effect.ClockStart("remind.late", 4, Duration.ofHours(48))),
                true);
        return new Snapshot(
                version,
                state,
                List.of(new Snapshot.Taken("phone:m1", version, 1)),
                List.of(
                        new Snapshot.Pending(send, 2, "before"),
                        new Snapshot.Pending(new Effect.SetTimer("remind", 4, NOON), 0, null)),
                List.of(new Timer.Id(state.id(), "remind", 3)),
                2,
                state.id() + "/1/0",
                at);
    }

    static Outbound outbound(String id) {
        return new Outbound(
                id,
                "Bác cho biết địa chỉ?",
                List.of(new Option("p", "Gửi vị trí", "1")),
                List.of(),
                Outbound.Purpose.QUESTION,
                Outbound.BOT,
                Outbound.AsksFor.LOCATION);
    }

    @Test
    default void a_conversation_comes_back_as_it_was_stored() {
        Snapshot first = snapshot(AN, 1, NOON);
        assertThat(await(opened().conversations().load(first.id()))).isNull();

        assertThat(await(opened().conversations().store(first))).isTrue();

        assertThat(await(opened().conversations().load(first.id()))).isEqualTo(first);
    }

    /** A message's id may hold whatever a provider likes. */
    @Test
    default void messages_whose_files_are_to_come_come_back_as_they_were_stored() {
        Snapshot without = snapshot(AN, 1, NOON);
        ObjectNode state = Json.MAPPER.valueToTree(without.state());
        state.putArray("awaited")
                .addObject()
                .put("message", "mid.$a.b#1")
                .put("report", without.id() + "/1")
                .put("asked", NOON.toString());
        Snapshot first = new Snapshot(
                1,
                Json.MAPPER.convertValue(state, Conversation.class),
                without.taken(),
                without.pending(),
                without.retired(),
                without.lines(),
                without.lastMessage(),
                NOON);
        assertThat(first.state().awaits("mid.$a.b#1")).isTrue();

        assertThat(await(opened().conversations().store(first))).isTrue();

        assertThat(await(opened().conversations().load(first.id()))).isEqualTo(first);
    }

    @Test
    default void a_turn_is_stored_only_on_top_of_the_one_before() {
        assertThat(await(opened().conversations().store(snapshot(AN, 2, NOON)))).isFalse();
        assertThat(await(opened().conversations().store(snapshot(AN, 1, NOON)))).isTrue();
        assertThat(await(opened().conversations().store(snapshot(AN, 1, NOON.plusSeconds(1)))))
                .isFalse();
        assertThat(await(opened().conversations().store(snapshot(AN, 3, NOON)))).isFalse();
        assertThat(await(opened().conversations().store(snapshot(AN, 2, NOON)))).isTrue();
        Snapshot stored = await(opened().conversations().load(AN.conversation()));
        assertThat(stored).isEqualTo(snapshot(AN, 2, NOON));
    }

    @Test
    default void of_racing_turns_exactly_one_wins_in_each_conversation() {
        for (long version = 1; version <= 3; version++) {
            List<Future<Boolean>> racers = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Address citizen = new Address("phone", "", "c" + i % 6);
                racers.add(opened().conversations().store(snapshot(citizen, version, NOON.plusSeconds(i))));
            }
            await(Future.join(racers));
            for (int c = 0; c < 6; c++) {
                int citizen = c;
                List<Integer> winners = IntStream.range(0, 60)
                        .filter(i -> i % 6 == citizen && racers.get(i).result())
                        .boxed()
                        .toList();
                assertThat(winners).hasSize(1);
                Snapshot stored =
                        await(opened().conversations().load(new Address("phone", "", "c" + c).conversation()));
                assertThat(stored).isNotNull();
                assertThat(stored.updatedAt()).isEqualTo(NOON.plusSeconds(winners.get(0)));
                assertThat(stored.version()).isEqualTo(version);
            }
        }
    }

    private List<String> users(@Nullable String channel, @Nullable String user, Conversations.@Nullable Cursor before) {
        return await(opened().conversations().list(new Conversations.Query(channel, user, before, 3))).stream()
                .map(Conversations.Summary::user)
                .toList();
    }

    @Test
    default void conversations_are_listed_newest_first_page_by_page() {
        for (int i = 0; i < 5; i++) {
            await(opened().conversations().store(snapshot(new Address("phone", "", "c" + i), 1, NOON.plusSeconds(i))));
        }
        await(opened().conversations().store(snapshot(BINH, 1, NOON.minusSeconds(1))));
        await(opened().conversations().store(snapshot(new Address("phone", "", "c1"), 2, NOON.plusSeconds(9))));

        List<Conversations.Summary> first =
                await(opened().conversations().list(new Conversations.Query(null, null, null, 3)));
        assertThat(first).extracting(Conversations.Summary::user).containsExactly("c1", "c4", "c3");
        assertThat(users(null, null, first.get(2).cursor())).containsExactly("c2", "c0", "binh@example.org");
        assertThat(users("phone", null, first.get(2).cursor())).containsExactly("c2", "c0");
        assertThat(users("mail", null, null)).containsExactly("binh@example.org");
        assertThat(users("phone", "c2", null)).containsExactly("c2");
        assertThat(users("phone", "c2", first.get(0).cursor())).containsExactly("c2");
        assertThat(users(null, "c2", null)).containsExactly("c2");
        assertThat(users(null, "c2", first.get(0).cursor())).containsExactly("c2");
        assertThat(users("mail", "c2", null)).isEmpty();
        assertThat(first.get(0))
                .isEqualTo(Conversations.Summary.of(snapshot(new Address("phone", "", "c1"), 2, NOON.plusSeconds(9))));
    }

    // lines

    static Line out(long number) {
        return Line.answered(
                AN.conversation(),
                number,
                outbound("out-" + number),
                List.of(new Effect.ClockStart("remind", 4, Duration.ofHours(48))),
                NOON);
    }

    @Test
    default void a_line_stays_as_it_came_and_moves_as_it_is_told() {
        Entry entry = message("m1", AN, NOON, 1);
        Line said = Line.said(entry, heard(entry), 1);
        Trail trail = Trail.NONE
                .with(new Attempt(NOON, Route.CHAT, "phone", Attempt.Outcome.CLOSED, "window.closed"))
                .with(new Attempt(NOON, Route.SMS, "sms", Attempt.Outcome.SENT, null));
        Line sent = out(2).with(new Line.Progress(DeliveryState.SENT, 2, "ext", "was full", NOON, Route.SMS, trail));
        await(opened().lines().add(List.of(said, out(2))));
        await(opened().lines().moved(sent));
        await(opened().lines().add(List.of(said, out(2), out(4))));

        assertThat(await(opened().lines().read(AN.conversation(), 1, 9))).containsExactly(said, sent, out(4));
        assertThat(await(opened().lines().read(AN.conversation(), 2, 3))).containsExactly(sent);
        assertThat(await(opened().lines().of("out-2"))).isEqualTo(sent);
        assertThat(await(opened().lines().of("out-3"))).isNull();

        Line held = out(4).with(Line.Progress.WAITING.heldUntil(NOON));
        await(opened().lines().moved(held));
        assertThat(await(opened().lines().of("out-4"))).isEqualTo(held);
    }

    @Test
    default void of_two_who_begin_a_line_one_does() {
        Line leaving = out(2).with(Line.Progress.beginning(Route.CHAT));
        assertThat(await(opened().lines().begin(leaving))).isTrue();
        assertThat(await(opened().lines().begin(out(2)))).isFalse();
        await(opened().lines().add(List.of(out(2))));

        Line stored = Objects.requireNonNull(await(opened().lines().of("out-2")));
        assertThat(Objects.requireNonNull(stored.delivery()).begun()).isEqualTo(Route.CHAT);
        assertThat(Line.Progress.WAITING.begun()).isNull();
        assertThat(new Line.Progress(DeliveryState.SENT, 1, "x", null, NOON, Route.CHAT, Trail.NONE).begun())
                .isNull();
    }

    @Test
    default void a_line_for_operators_comes_back_as_it_was() {
        Line note = Line.remarked(
                AN.conversation(),
                1,
                new Effect.Remark("n1", "binh", Effect.Remark.About.REFUSED, "lan", "Chào anh/chị"),
                NOON);
        await(opened().lines().add(List.of(note)));

        assertThat(await(opened().lines().read(AN.conversation(), 1, 1))).containsExactly(note);
    }

    @Test
    default void a_line_may_move_before_it_is_added() {
        Line sent = out(1).with(new Line.Progress(DeliveryState.SENT, 1, null, null, NOON));
        Future<Void> moved = opened().lines().moved(sent);
        await(opened().lines().add(List.of(out(1))));
        await(moved);
        assertThat(await(opened().lines().read(AN.conversation(), 1, 1))).containsExactly(sent);
    }

    @Test
    default void long_histories_are_read_in_order() {
        await(opened().lines()
                .add(LongStream.rangeClosed(1, 300)
                        .mapToObj(ConversationStoreContract::out)
                        .toList()));
        assertThat(await(opened().lines().read(AN.conversation(), 101, 300)))
                .extracting(Line::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(101, 300).boxed().toList());
    }
}
