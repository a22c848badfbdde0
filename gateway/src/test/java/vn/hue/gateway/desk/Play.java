package vn.hue.gateway.desk;

import static vn.hue.gateway.Await.await;

import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Turn;
import vn.hue.gateway.store.Snapshot;

/** Takes the turns of one conversation on a {@link Stage} as the flow would, for what concerns its pages. */
final class Play {

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
        return new PlayedTurns(stage.stores).take(conversation, event);
    }
}
