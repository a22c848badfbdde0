package vn.hue.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.store.ConversationStoreContract.out;
import static vn.hue.gateway.store.ConversationStoreContract.outbound;
import static vn.hue.gateway.store.StoreContract.AN;
import static vn.hue.gateway.store.StoreContract.BINH;
import static vn.hue.gateway.store.StoreContract.NOON;
import static vn.hue.gateway.store.StoreContract.await;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.dialog.Daytime;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Settings;
import vn.hue.conversations.vocabulary.DeliveryState;

/** What is promised of messages on their way, those that did not arrive, and deadlines. */
interface OutgoingContract {

    Stores opened();

    // outbox

    private static Parcel parcel(long number) {
        return Parcel.fresh(out(number), AN, "out-" + (number - 1), true, Route.SMS, NOON);
    }

    @Test
    default void a_parcel_is_added_once_and_comes_back_as_it_is_now() {
        assertThat(await(opened().outbox().add(parcel(2), "a"))).isTrue();
        assertThat(await(opened().outbox().add(parcel(1), "a"))).isTrue();
        assertThat(await(opened().outbox().add(parcel(1), "b"))).isFalse();
        Parcel later = parcel(1)
                .beginning(new Way(Route.SMS, AN))
                .tried(new Attempt(NOON, Route.SMS, "sms", Attempt.Outcome.PART, null))
                .tried(new Attempt(NOON, Route.SMS, "sms", Attempt.Outcome.RETRY, "full"))
                .beginning(new Way(Route.EMAIL, BINH))
                .notBefore(NOON.plusSeconds(9));

        assertThat(await(opened().outbox().update(later, "a"))).isTrue();
        assertThat(await(opened().outbox().update(parcel(1), "b"))).isFalse();
        assertThat(await(opened().outbox().update(parcel(7), "a"))).isFalse();

        assertThat(await(opened().outbox().ownedBy("a"))).containsExactly(later, parcel(2));
        assertThat(await(opened().outbox().open(List.of("out-1", "out-7")))).containsExactly("out-1");
    }

    @Test
    default void a_parcel_added_and_removed_in_one_breath_is_gone() {
        Future<Boolean> added = opened().outbox().add(parcel(1), "a");
        Future<Void> removed = opened().outbox().remove("out-1");
        await(added);
        await(removed);
        assertThat(await(opened().outbox().open(List.of("out-1")))).isEmpty();
    }

    @Test
    default void the_parcels_of_the_dead_are_inherited() {
        await(opened().outbox().add(parcel(1), "dead"));
        assertThat(await(opened().outbox().inherit("heir", List.of("heir")))).isEqualTo(1);
        assertThat(await(opened().outbox().update(parcel(1).notBefore(NOON), "dead")))
                .isFalse();
        assertThat(await(opened().outbox().ownedBy("heir"))).containsExactly(parcel(1));
    }

    // dead letters

    private static DeadLetters.Letter letter(int number) {
        return new DeadLetters.Letter(
                DeadLetters.Letter.idOf(AN.conversation() + "/00000" + number + "/0"),
                AN.conversation(),
                "phone",
                NOON.plusSeconds(number),
                DeliveryState.FAILED,
                "phone.none",
                Trail.NONE.with(new Attempt(NOON, Route.SMS, "sms", Attempt.Outcome.CLOSED, "phone.none")),
                outbound(AN.conversation() + "/00000" + number + "/0"),
                List.of(new Effect.ClockStart(
                        "remind",
                        4,
                        Duration.ofHours(48),
                        NOON.plusSeconds(7),
                        new Daytime(Settings.NIGHT, NOON.plusSeconds(9)))),
                null);
    }

    private List<DeadLetters.Letter> letters(boolean open, DeadLetters.@Nullable Cursor before, int limit) {
        return await(opened().deadLetters().list(new DeadLetters.Query(open, before, limit)));
    }

    @Test
    default void a_dead_letter_is_open_until_the_first_has_seen_to_it() {
        await(opened().deadLetters().add(letter(1)));
        DeadLetters.Settled again = new DeadLetters.Settled(NOON.plusSeconds(60), "lan");
        await(opened().deadLetters().settle(letter(1).id(), again));
        await(opened().deadLetters().settle(letter(1).id(), new DeadLetters.Settled(NOON.plusSeconds(99), "hoa")));
        await(opened().deadLetters().settle("nobody", again));
        await(opened().deadLetters().add(letter(1)));

        assertThat(await(opened().deadLetters().find(letter(1).id())))
                .isEqualTo(letter(1).with(again));
        assertThat(await(opened().deadLetters().find("nobody"))).isNull();
        assertThat(letters(true, null, 9)).isEmpty();
        assertThat(letters(false, null, 9)).containsExactly(letter(1).with(again));
    }

    @Test
    default void dead_letters_are_listed_latest_first_page_by_page() {
        for (int i = 1; i <= 5; i++) {
            await(opened().deadLetters().add(letter(i)));
        }
        DeadLetters.Settled seen = new DeadLetters.Settled(NOON, "lan");
        await(opened().deadLetters().settle(letter(3).id(), seen));

        assertThat(letters(true, null, 3)).containsExactly(letter(5), letter(4), letter(2));
        assertThat(letters(true, letter(4).cursor(), 3)).containsExactly(letter(2), letter(1));
        assertThat(letters(false, letter(4).cursor(), 2))
                .containsExactly(letter(3).with(seen), letter(2));
    }

    // timers

    @Test
    default void deadlines_are_due_in_their_order_and_generations_live_side_by_side() {
        Timer late = new Timer("c1", "remind", 2, NOON.plusSeconds(5), NOON.minusSeconds(60));
        Timer early = new Timer("c1", "remind", 1, NOON);
        Timer future = new Timer("c2", "remind", 1, NOON.plusSeconds(6));
        await(opened().timers().set(List.of(late, future, new Timer("c1", "remind", 1, NOON.plusSeconds(99)))));
        await(opened().timers().set(List.of(early)));

        assertThat(await(opened().timers().due(NOON.minusMillis(1), 9))).isEmpty();
        assertThat(await(opened().timers().due(NOON.plusSeconds(5), 9))).containsExactly(early, late);
        assertThat(await(opened().timers().due(NOON.plusSeconds(5), 1))).containsExactly(early);
        assertThat(await(opened().timers().find(List.of(late.id(), "nobody")))).containsExactly(late);

        await(opened().timers().remove(List.of(early.id(), "nobody")));
        assertThat(await(opened().timers().due(NOON.plusSeconds(9), 9))).containsExactly(late, future);
    }
}
