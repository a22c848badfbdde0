package vn.hue.gateway.desk;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Dialog;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Settings;
import vn.hue.conversations.dialog.Turn;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.gateway.flow.Foresight;
import vn.hue.gateway.store.Alarms;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Route;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.Timer;

/** Turns of the real dialog, taken at once and as the flow would store them, for what the pages show. */
final class PlayedTurns {

    private static final Dialog DIALOG = new Dialog(new Settings(
            Province.hue(),
            new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
            Stage.ZONE,
            "19001075",
            "0888771075",
            false,
            false,
            Map.of()));

    private final Stores stores;

    PlayedTurns(Stores stores) {
        this.stores = stores;
    }

    Turn take(String conversation, Event event) {
        Snapshot before = done(stores.conversations().load(conversation));
        Turn turn = DIALOG.step(before.state(), event);
        long number = before.lines();
        List<Line> lines = new ArrayList<>();
        List<Timer> timers = new ArrayList<>();
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.Send send) {
                lines.add(Line.answered(conversation, ++number, send.message(), send.starts(), event.at()));
            } else if (effect instanceof Effect.Remark remark) {
                lines.add(Line.remarked(conversation, ++number, remark, event.at()));
            } else if (effect instanceof Effect.SetTimer set) {
                timers.add(new Timer(conversation, set.name(), set.generation(), set.dueAt(), set.since()));
            } else if (effect instanceof Effect.AlarmDesk alarm) {
                String id = conversation + "/" + (before.version() + 1) + "/" + alarm.alarm();
                done(stores.alarms()
                        .raise(new Alarms.Raised(
                                id, conversation, alarm.alarm(), alarm.report(), alarm.others(), event.at())));
            } else if (effect instanceof Effect.SaveReport save) {
                done(stores.reports().save(save.report()));
            }
        }
        done(stores.lines().add(lines));
        done(stores.timers().set(timers));
        done(stores.conversations()
                .store(new Snapshot(
                        before.version() + 1,
                        turn.conversation(),
                        List.of(),
                        List.of(),
                        List.of(),
                        number,
                        null,
                        event.at())));
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.PassOn pass) {
                take(pass.conversation(), pass.news());
            }
        }
        return turn;
    }

    /** The last thing that was said to the citizen has left: its clocks run. */
    void left(String conversation, Instant at) {
        long lines = done(stores.conversations().load(conversation)).lines();
        Line last = done(stores.lines().read(conversation, 1, lines)).stream()
                .filter(line -> line.out() != null)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        done(stores.timers()
                .set(last.starts().stream()
                        .map(start -> new Timer(conversation, start.timer(), start.generation(), start.dueAt(at), at))
                        .toList()));
        take(conversation, new Event.DeliveryMoved(at, last.message(), DeliveryState.SENT, null));
    }

    /** What the citizen would read in the chat. */
    static List<Foresight.Foreseen> foresee(Conversation state, Event.OperatorDid did) {
        return DIALOG.step(state, did).effects().stream()
                .filter(Effect.Send.class::isInstance)
                .map(send -> new Foresight.Foreseen(
                        Route.CHAT, state.address().channel(), List.of(((Effect.Send) send).message()), null, true))
                .toList();
    }

    /** Stores in memory answer at once; so this may run on an event loop, where nothing may wait. */
    private static <T> T done(Future<T> future) {
        if (!future.succeeded()) {
            throw new AssertionError("not done", future.cause());
        }
        return future.result();
    }
}
