package vn.hue.gateway.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Turn;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Timer;

/** What a turn writes, computed: numbers of lines, who follows whom, which deadlines are over. */
final class Snapshots {

    /**
     * The snapshot after a turn.
     *
     * @param before null for the first
     * @param entries those the turn took
     * @param mayBeOpen whether an entry taken earlier may still be open, so that its id must be kept
     */
    static Snapshot after(
            @Nullable Snapshot before, Turn turn, List<Entry> entries, Predicate<String> mayBeOpen, Instant now) {
        long version = before == null ? 1 : before.version() + 1;
        long line = before == null ? 0 : before.lines();
        List<Snapshot.Taken> taken = new ArrayList<>();
        if (before != null) {
            before.taken().stream().filter(old -> mayBeOpen.test(old.id())).forEach(taken::add);
        }
        for (Entry entry : entries) {
            taken.add(new Snapshot.Taken(entry.id(), version, Entries.isMessage(entry) ? ++line : 0));
        }
        String last = before == null ? null : before.lastMessage();
        List<Snapshot.Pending> pending = new ArrayList<>();
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.Send send && send.reach() != null) {
                // On another channel it waits for nothing here, and nothing here waits for it.
                pending.add(new Snapshot.Pending(effect, ++line, null));
            } else if (effect instanceof Effect.Send send) {
                pending.add(new Snapshot.Pending(effect, ++line, last));
                last = send.message().id();
            } else if (effect instanceof Effect.Note || effect instanceof Effect.Remark) {
                pending.add(new Snapshot.Pending(effect, ++line, null));
            } else {
                pending.add(new Snapshot.Pending(effect, 0, null));
            }
        }
        return new Snapshot(version, turn.conversation(), taken, pending, retired(before, turn), line, last, now);
    }

    /** The version that took an entry; 0 when none did. */
    static long version(Snapshot snapshot, String entry) {
        return snapshot.taken().stream()
                .filter(taken -> taken.id().equals(entry))
                .mapToLong(Snapshot.Taken::version)
                .findFirst()
                .orElse(0);
    }

    private static List<Timer.Id> retired(@Nullable Snapshot before, Turn turn) {
        if (before == null) {
            return List.of();
        }
        SortedMap<String, Long> over = new TreeMap<>(before.state().timers());
        turn.conversation().timers().forEach(over::remove);
        for (Effect effect : turn.effects()) {
            Long generation = effect instanceof Effect.CancelTimer cancel
                    ? before.state().timers().get(cancel.name())
                    : null;
            if (effect instanceof Effect.CancelTimer cancel && generation != null) {
                over.put(cancel.name(), generation);
            }
        }
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.SetTimer set) {
                over.remove(set.name(), set.generation());
            }
        }
        String id = turn.conversation().id();
        return over.entrySet().stream()
                .map(timer -> new Timer.Id(id, timer.getKey(), timer.getValue()))
                .toList();
    }

    private Snapshots() {}
}
