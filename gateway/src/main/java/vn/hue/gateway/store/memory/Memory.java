package vn.hue.gateway.store.memory;

import vn.hue.gateway.store.Stores;

/** All stores, in memory. */
public final class Memory {

    /** A new, empty set. */
    public static Stores stores() {
        MemoryLines lines = new MemoryLines();
        return new Stores(
                new MemoryInbox(lines),
                new MemoryConversations(),
                lines,
                new MemoryOutbox(),
                new MemoryTimers(),
                new MemoryReports(),
                new MemoryAlarms(),
                new MemoryDeadLetters(),
                new MemoryNodes(),
                new MemoryExamples(),
                new MemoryKeptAnswers(),
                MemoryChannels.stores(),
                MemoryStaff.staff(),
                new MemoryAgencies());
    }

    private Memory() {}
}
