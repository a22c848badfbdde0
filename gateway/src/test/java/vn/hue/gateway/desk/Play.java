package vn.hue.gateway.desk;

import static vn.hue.gateway.Await.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.hue.conversations.dialog.Dialog;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Settings;
import vn.hue.conversations.dialog.Turn;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.gateway.store.Line;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Timer;

/** Takes the turns of one conversation on a {@link Stage} as the flow would, for what concerns its pages. */
final class Play {

    private static final Dialog DIALOG = new Dialog(new Settings(
            Province.hue(),
            new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
            Stage.ZONE,
            "19001075",
            "0888771075",
            false,
            false,
            Map.of()));

    private final Stage stage;
    private final String conversation;
    private int played;

    Play(Stage stage, String conversation) {
        this.stage = stage;
        this.conversation = conversation;
    }

    Turn turn(String who, Event.Action action) {
        return turn(new Event.OperatorDid(stage.now(), who, action));
    }

    /** What was clicked since. */
    void clicks() {
        while (played < stage.deeds.size()) {
            turn(stage.deeds.get(played++));
        }
    }

    /** The end of whoever's time it is to hold the conversation. */
    Turn leaseEnds() {
        long generation = snapshot().state().timers().getOrDefault("hold", -1L);
        return turn(new Event.Fired(stage.now(), "hold", generation));
    }

    Snapshot snapshot() {
        return await(stage.stores.conversations().load(conversation));
    }

    Turn turn(Event event) {
        Snapshot before = snapshot();
        Turn turn = DIALOG.step(before.state(), event);
        long number = before.lines();
        List<Line> lines = new ArrayList<>();
        List<Timer> timers = new ArrayList<>();
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.Send send) {
                lines.add(Line.answered(conversation, ++number, send.message(), List.of(), event.at()));
            } else if (effect instanceof Effect.Remark remark) {
                lines.add(Line.remarked(conversation, ++number, remark, event.at()));
            } else if (effect instanceof Effect.SetTimer set) {
                timers.add(new Timer(conversation, set.name(), set.generation(), set.dueAt()));
            }
        }
        await(stage.stores.lines().add(lines));
        await(stage.stores.timers().set(timers));
        await(stage.stores
                .conversations()
                .store(new Snapshot(
                        before.version() + 1,
                        turn.conversation(),
                        List.of(),
                        List.of(),
                        List.of(),
                        number,
                        null,
                        event.at())));
        return turn;
    }
}
