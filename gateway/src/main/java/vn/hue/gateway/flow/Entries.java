package vn.hue.gateway.flow;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.gateway.store.Entry;

/** Small questions about entries. */
final class Entries {

    /** Now, as exactly as every store can keep it. */
    static Instant instant(InstantSource clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static boolean isMessage(Entry entry) {
        return entry.content() instanceof Entry.Message;
    }

    static Inbound inbound(Entry entry) {
        if (entry.content() instanceof Entry.Message message) {
            return message.inbound();
        }
        throw new IllegalArgumentException("not a message: " + entry.id());
    }

    private Entries() {}
}
