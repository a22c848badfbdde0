package vn.hue.gateway.flow;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Event;
import vn.hue.gateway.store.Conversations;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Inbox;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.store.Stores;

/**
 * Makes turns: what is open and not yet taken becomes one event, the dialog answers, one compare-and-set write keeps
 * it, its effects are relayed, and only then the entries are done.
 *
 * <p>Wherever a crash falls, the entry is still open and comes here again. If the stored state has taken it, only its
 * effects are relayed again.
 */
final class Turns implements Lanes.Turntaker {

    /** Of the heap for each conversation whose last state is kept in memory, which takes a few kilobytes of it. */
    private static final long HEAP_FOR_EACH = 64L << 10;

    private static final int REMEMBERED =
            (int) Math.max(2_000, Runtime.getRuntime().maxMemory() / HEAP_FOR_EACH);

    private final Inbox inbox;
    private final Conversations conversations;
    private final Listening listening;
    private final Opening opening;
    private final Step dialog;
    private final Relay relay;
    private final InstantSource clock;
    private final FlowMetrics metrics;
    private final Changes changes;
    private final Recent<Boolean> done;
    private final Recent<Known> remembered = new Recent<>(REMEMBERED);

    Turns(
            Stores stores,
            Listening listening,
            Opening opening,
            Step dialog,
            Relay relay,
            InstantSource clock,
            FlowMetrics metrics,
            Changes changes,
            Recent<Boolean> done) {
        this.inbox = stores.inbox();
        this.conversations = stores.conversations();
        this.listening = listening;
        this.opening = opening;
        this.dialog = dialog;
        this.relay = relay;
        this.clock = clock;
        this.metrics = metrics;
        this.changes = changes;
        this.done = done;
    }

    /**
     * A state of which is known that it is stored and that its effects are relayed.
     *
     * @param closed those of its taken entries which are surely not open any more
     */
    private record Known(@Nullable Snapshot snapshot, Set<String> closed) {

        long version() {
            return snapshot == null ? 0 : snapshot.version();
        }

        boolean took(String entry) {
            return snapshot != null
                    && snapshot.taken().stream().anyMatch(taken -> taken.id().equals(entry));
        }
    }

    @Override
    public Future<Void> take(String conversation, List<Work> works) {
        return Future.join(works.stream().map(work -> work.again(inbox)).toList())
                .compose(again -> {
                    List<Entry> fresh = new ArrayList<>();
                    for (int i = 0; i < works.size(); i++) {
                        if (!again.<Boolean>resultAt(i)) {
                            fresh.add(works.get(i).entry());
                        }
                    }
                    return attempt(conversation, fresh);
                })
                .onFailure(cause -> remembered.drop(conversation))
                .compose(taken -> finish(works));
    }

    private Future<Void> finish(List<Work> works) {
        List<Entry> entries = works.stream().map(Work::entry).toList();
        return inbox.done(entries).onSuccess(ok -> {
            for (Entry entry : entries) {
                done.put(entry.id(), true);
            }
            Known known = remembered.get(entries.get(0).conversation());
            if (known != null) {
                entries.forEach(entry -> known.closed.add(entry.id()));
            }
        });
    }

    /** Knowing a conversation means that its last turn is carried out: a line may stand before the rest of its turn does. */
    private Future<Void> attempt(String conversation, List<Entry> entries) {
        return known(conversation).compose(known -> {
            List<Entry> fresh =
                    entries.stream().filter(entry -> !known.took(entry.id())).toList();
            return fresh.isEmpty() ? Future.succeededFuture() : turn(conversation, known, Entries.asWritten(fresh));
        });
    }

    private Future<Void> turn(String conversation, Known known, List<Entry> entries) {
        long began = System.nanoTime();
        Instant now = Entries.instant(clock);
        return hear(entries).compose(heard -> {
            Snapshot next = step(known, heard, now);
            if (next == null) {
                return Future.succeededFuture();
            }
            return conversations.store(next).compose(stored -> {
                if (!stored) {
                    metrics.lostRace();
                    remembered.drop(conversation);
                    return attempt(conversation, entries);
                }
                metrics.turn(entries.size(), began);
                return relay.relay(next, heard.said, false).onSuccess(relayed -> {
                    remembered.put(conversation, new Known(next, new HashSet<>()));
                    changes.changed(conversation);
                });
            });
        });
    }

    /**
     * What the entries of one turn say.
     *
     * @param said the messages as they were heard
     */
    private record Heard(List<Entry> entries, Event event, List<Relay.Said> said) {}

    private Future<Heard> hear(List<Entry> entries) {
        if (entries.get(0).content() instanceof Entry.Happening happening) {
            return listening
                    .fetch(happening.event(), entries.get(0).receivedAt())
                    .map(event -> new Heard(entries, event, List.of()));
        }
        Instant first = Entries.received(entries).min(Comparator.naturalOrder()).orElseThrow();
        Instant at = Entries.received(entries).max(Comparator.naturalOrder()).orElseThrow();
        return listening
                .hear(entries.stream().map(Entries::inbound).toList(), first, at)
                .map(messages -> {
                    List<Relay.Said> said = new ArrayList<>();
                    for (int i = 0; i < entries.size(); i++) {
                        said.add(new Relay.Said(entries.get(i), messages.get(i)));
                    }
                    return new Heard(entries, new Event.Said(at, messages), said);
                });
    }

    /** Whether it only brings files that are no longer to be kept: the consent was taken back while they were fetched. */
    private static boolean unwanted(Event.Said said, @Nullable Snapshot before) {
        return said.messages().stream()
                .map(Event.Heard::message)
                .allMatch(message ->
                        message.late() && (before == null || !before.state().awaits(String.valueOf(message.quotes()))));
    }

    /** The next state; null for an event about a conversation nobody has begun, and for what is not to be kept. */
    private @Nullable Snapshot step(Known known, Heard heard, Instant now) {
        Snapshot before = known.snapshot;
        Conversation state;
        if (heard.event instanceof Event.Said said && unwanted(said, before)) {
            return null;
        }
        if (before != null) {
            state = before.state();
        } else if (heard.event instanceof Event.Said said) {
            state = opening.of(said.messages().get(0).message().from(), said.at());
        } else if (heard.event instanceof Event.Overheard overheard) {
            state = opening.of(overheard.words().from(), overheard.at());
        } else if (heard.event instanceof Event.HeldElsewhere held) {
            state = opening.of(held.here(), held.at());
        } else if (heard.event instanceof Event.MovedHere moved) {
            state = opening.of(moved.here(), moved.at());
        } else if (heard.event instanceof Event.OperatorDid did && did.action() instanceof Event.Open open) {
            state = opening.of(open.here(), did.at());
        } else {
            return null;
        }
        try {
            return Snapshots.after(
                    before,
                    dialog.step(state, judged(heard.event, state)),
                    heard.entries,
                    entry -> !known.closed.contains(entry),
                    now);
        } catch (RuntimeException | StackOverflowError e) {
            throw new BrokenTurnException(e);
        }
    }

    private Event judged(Event event, Conversation state) {
        return event instanceof Event.Said said
                ? new Event.Said(said.at(), listening.judged(said.messages(), state.challenge()))
                : event;
    }

    /** From memory, or from the store; then whoever took its last turn may have died before relaying its effects. */
    private Future<Known> known(String conversation) {
        Known known = remembered.get(conversation);
        if (known != null) {
            return Future.succeededFuture(known);
        }
        return conversations.load(conversation).compose(snapshot -> {
            if (snapshot == null) {
                return Future.succeededFuture(new Known(null, new HashSet<>()));
            }
            List<String> taken =
                    snapshot.taken().stream().map(Snapshot.Taken::id).toList();
            return inbox.find(taken).compose(open -> {
                Set<String> closed = new HashSet<>(taken);
                open.forEach(entry -> closed.remove(entry.id()));
                return settle(snapshot, open).map(relayed -> remember(conversation, new Known(snapshot, closed)));
            });
        });
    }

    private Known remember(String conversation, Known known) {
        remembered.put(conversation, known);
        return known;
    }

    private Future<Void> settle(Snapshot snapshot, List<Entry> open) {
        List<Entry> ofLastTurn = open.stream()
                .filter(entry -> Snapshots.version(snapshot, entry.id()) == snapshot.version())
                .toList();
        if (ofLastTurn.isEmpty()) {
            return Future.succeededFuture();
        }
        metrics.relayedAgain();
        List<Entry> messages = ofLastTurn.stream().filter(Entries::isMessage).toList();
        if (messages.isEmpty()) {
            return relay.relay(snapshot, List.of(), true);
        }
        return hear(messages).compose(heard -> relay.relay(snapshot, heard.said, true));
    }

    @Override
    public Future<Void> putAside(Work work, BrokenTurnException why) {
        metrics.putAside();
        return inbox.bury(work.entry(), why.reason());
    }
}
