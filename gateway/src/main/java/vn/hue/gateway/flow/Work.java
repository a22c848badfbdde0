package vn.hue.gateway.flow;

import io.vertx.core.Future;
import java.util.List;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Inbox;

/** An open entry on its way through a lane of this gateway. */
final class Work {

    private final Entry entry;
    private Future<Boolean> again;
    private int tries;

    private Work(Entry entry, Future<Boolean> again) {
        this.entry = entry;
        this.again = again;
    }

    /** Asks at once whether it was done in an earlier delivery, so that nobody has to wait for the answer later. */
    static Work on(Entry entry, Inbox inbox) {
        return new Work(entry, ask(entry, inbox));
    }

    private static Future<Boolean> ask(Entry entry, Inbox inbox) {
        return inbox.doneBefore(List.of(entry)).map(done -> !done.isEmpty());
    }

    Entry entry() {
        return entry;
    }

    String id() {
        return entry.id();
    }

    Future<Boolean> again(Inbox inbox) {
        if (again.failed()) {
            again = ask(entry, inbox);
        }
        return again;
    }

    /** Counts a turn that broke; how many there were. */
    int broke() {
        return ++tries;
    }

    boolean isMessage() {
        return entry.content() instanceof Entry.Message;
    }

    /** A tapped button says that the citizen waits for the answer now. */
    boolean isChoice() {
        return entry.content() instanceof Entry.Message message && hasChoice(message.inbound());
    }

    private static boolean hasChoice(Inbound inbound) {
        return inbound.parts().stream().anyMatch(Part.Choice.class::isInstance);
    }
}
