package vn.hue.gateway.flow;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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

    /**
     * A turn's messages by the clock of their provider, which promises no order, and then as they came; what is no message
     * is a turn of its own.
     */
    static List<Entry> asWritten(List<Entry> entries) {
        return entries.stream().allMatch(Entries::isMessage)
                ? entries.stream()
                        .sorted(Comparator.comparing(entry -> inbound(entry).sentAt()))
                        .toList()
                : entries;
    }

    static Stream<Instant> received(List<Entry> entries) {
        return entries.stream().map(Entry::receivedAt);
    }

    private Entries() {}
}
