package vn.hue.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.flow.Town.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Dialog;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Settings;
import vn.hue.conversations.reading.rules.RuleReader;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.gateway.delivery.DeliverySettings;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.memory.Memory;

/** A gateway goes down while a conversation waits to be taken over: nobody has to do anything for it to go on. */
class HandoverRestartTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final Stores stores = Memory.stores();
    private final Phone chat = new Phone("webchat", true);

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    private Town town(Instant now) {
        Settings settings = new Settings(
                Province.hue(),
                new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
                Regulation.ZONE,
                "19001075",
                "0888771075",
                Map.of());
        Town town = new Town(
                VERTX,
                "a",
                stores,
                chat,
                FlowSettings.DEFAULT.withQuiet(Duration.ZERO, Duration.ZERO).onlyGateway(),
                DeliverySettings.USUAL,
                new Dialog(settings)::step,
                new RuleReader());
        town.now = now;
        await(town.flow.start());
        return town;
    }

    private static void did(Town town, String who, Event.Action action) {
        await(town.flow.did(
                town.home("hoa").conversation(),
                who + action.getClass().getSimpleName(),
                new Event.OperatorDid(town.now, who, action)));
    }

    private Town offeredToMai() {
        Town town = town(Town.MORNING);
        town.hears("hoa", "m1", "Đường ngập sâu trước số 12 Lê Lợi, phường Thuận Hóa");
        did(town, "lan", new Event.TakeOver());
        did(town, "lan", new Event.Transfer("mai", null, "Chị Hoa hỏi về thoát nước"));
        assertThat(Objects.requireNonNull(state(town).held()).offer()).isNotNull();
        return town;
    }

    private Conversation state(Town town) {
        return snapshot(town).state();
    }

    private Snapshot snapshot(Town town) {
        return Objects.requireNonNull(
                await(stores.conversations().load(town.home("hoa").conversation())));
    }

    private List<Effect.Remark.About> remarks(Town town) {
        Snapshot snapshot = snapshot(town);
        return await(stores.lines().read(snapshot.id(), 1, snapshot.lines())).stream()
                .map(Line::remark)
                .filter(Objects::nonNull)
                .map(Effect.Remark::about)
                .toList();
    }

    @Test
    void whatNobodyTookWhileItWasDownIsInTheCommonQueueWhenItIsUp() {
        offeredToMai().close();
        try (Town again = town(Town.MORNING.plus(Duration.ofMinutes(25)))) {
            again.later(Duration.ZERO);
            assertThat(state(again).handover()).isNull();
            assertThat(state(again).personWantedAt()).isEqualTo(again.now);
            assertThat(remarks(again)).containsExactly(Effect.Remark.About.OFFERED, Effect.Remark.About.NOT_ACCEPTED);
        }
    }

    @Test
    void whoWasAskedTakesItFromTheNextGatewayAndTheOldDeadlineMeansNothing() {
        offeredToMai().close();
        try (Town again = town(Town.MORNING.plus(Duration.ofMinutes(9)))) {
            did(again, "mai", new Event.TakeOver());
            again.later(Duration.ofMinutes(2));
            assertThat(Objects.requireNonNull(state(again).held()).operator()).isEqualTo("mai");
            again.later(Duration.ofMinutes(8));
            assertThat(remarks(again))
                    .containsExactly(
                            Effect.Remark.About.OFFERED, Effect.Remark.About.ACCEPTED, Effect.Remark.About.LEFT);
        }
    }

    @Test
    void aNoThatWasSaidBeforeIsReadAfterwards() {
        Town before = offeredToMai();
        did(before, "mai", new Event.Decline("Tôi đang ở hiện trường"));
        before.close();
        try (Town again = town(Town.MORNING.plus(Duration.ofMinutes(2)))) {
            var held = Objects.requireNonNull(state(again).held());
            assertThat(held.operator()).isEqualTo("lan");
            assertThat(Objects.requireNonNull(held.declined()).reason()).isEqualTo("Tôi đang ở hiện trường");
        }
    }
}
