package vn.hue.gateway.flow;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Inbox;

/**
 * One lane per conversation: its entries become turns in the order they were accepted, one turn at a time, while
 * different conversations never wait for each other.
 *
 * <p>A citizen's messages in quick succession become one turn; everything else is a turn of its own. A turn that fails
 * because the database is away is tried until it succeeds; one that is broken is put aside after {@link #TRIES}, so that
 * the conversation goes on. All methods are called on one context.
 */
final class Lanes {

    /** What a lane does with the entries of one turn. */
    interface Turntaker {
        Future<Void> take(String conversation, List<Work> works);

        Future<Void> putAside(Work work, BrokenTurnException why);
    }

    static final int TRIES = 3;

    /** More messages than this in one turn become two turns. */
    private static final int MESSAGES = 20;

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    private final Inbox inbox;
    private final Turntaker turns;
    private final Wakeups wakeups;
    private final Backoff backoff;
    private final long quiet;
    private final long quietAtMost;
    private final int turnsAtOnce;

    private final Map<String, Lane> lanes = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Deque<Lane> ready = new ArrayDeque<>();
    private int running;
    private boolean starting;
    private @Nullable Promise<Void> stopped;

    Lanes(Inbox inbox, Turntaker turns, Wakeups wakeups, Backoff backoff, FlowSettings settings) {
        this.inbox = inbox;
        this.turns = turns;
        this.wakeups = wakeups;
        this.backoff = backoff;
        this.quiet = settings.quiet().toMillis();
        this.quietAtMost = settings.quietAtMost().toMillis();
        this.turnsAtOnce = settings.turnsAtOnce();
    }

    /** Takes an open entry; one that is known already is left where it is. */
    void feed(Entry entry) {
        if (stopped == null && known.add(entry.id())) {
            Lane lane = lanes.computeIfAbsent(entry.conversation(), Lane::new);
            lane.waiting.add(Work.on(entry, inbox));
            lane.fedAt = wakeups.millis();
            if (lane.waiting.size() == 1) {
                lane.firstAt = lane.fedAt;
            }
            lane.look();
        }
    }

    boolean knows(String entry) {
        return known.contains(entry);
    }

    /** How many entries are in memory. */
    int waiting() {
        return known.size();
    }

    int running() {
        return running;
    }

    /** Takes nothing more and waits for the turns that run; what waits stays in the inbox. */
    Future<Void> stop() {
        Promise<Void> promise = Promise.promise();
        stopped = promise;
        ready.clear();
        if (running == 0) {
            promise.tryComplete();
        }
        return promise.future();
    }

    /** Not nested: a turn that ends at once would otherwise start the next on top of its own stack. */
    private void runReady() {
        if (!starting) {
            starting = true;
            while (running < turnsAtOnce && !ready.isEmpty()) {
                ready.remove().run();
            }
            starting = false;
        }
    }

    private final class Lane {

        private final String conversation;
        private final Deque<Work> waiting = new ArrayDeque<>();
        private boolean busy;
        private boolean oneByOne;
        private int failures;
        private long firstAt;
        private long fedAt;
        private @Nullable Long wakeup;

        private Lane(String conversation) {
            this.conversation = conversation;
        }

        /** Starts the next turn, or sees to it that somebody looks again when it is time. */
        private void look() {
            if (busy || stopped != null) {
                return;
            }
            if (wakeup != null) {
                wakeups.cancel(wakeup);
                wakeup = null;
            }
            if (waiting.isEmpty()) {
                lanes.remove(conversation);
                return;
            }
            long patience = patience();
            if (patience <= 0) {
                busy = true;
                ready.add(this);
                runReady();
            } else {
                wakeup = wakeups.in(Duration.ofMillis(patience), () -> {
                    wakeup = null;
                    look();
                });
            }
        }

        /** How many milliseconds the citizen may still go on writing. */
        private long patience() {
            boolean closed = waiting.size() >= MESSAGES
                    || waiting.stream().anyMatch(work -> !work.isMessage() || work.isChoice());
            if (closed || quiet == 0) {
                return 0;
            }
            long now = wakeups.millis();
            return Math.min(fedAt + quiet - now, firstAt + quietAtMost - now);
        }

        private List<Work> next() {
            List<Work> works = new ArrayList<>();
            for (Work work : waiting) {
                boolean alone = !work.isMessage() || oneByOne;
                if (works.size() == MESSAGES || (alone && !works.isEmpty())) {
                    break;
                }
                works.add(work);
                if (alone) {
                    break;
                }
            }
            return works;
        }

        private void run() {
            running++;
            List<Work> works = next();
            Future<Void> turn;
            try {
                turn = turns.take(conversation, works);
            } catch (RuntimeException | StackOverflowError e) {
                turn = Future.failedFuture(new BrokenTurnException(e));
            }
            turn.onComplete(outcome -> {
                if (outcome.succeeded()) {
                    finished(works);
                } else if (outcome.cause() instanceof BrokenTurnException broken) {
                    broke(works, broken);
                } else {
                    later(outcome.cause());
                }
            });
        }

        private void finished(List<Work> works) {
            for (Work work : works) {
                waiting.remove(work);
                known.remove(work.id());
            }
            firstAt = fedAt;
            failures = 0;
            oneByOne = false;
            free();
        }

        private void later(Throwable cause) {
            failures++;
            if (failures == 1) {
                log.warn(
                        "conversation {} cannot go on now: {}",
                        conversation,
                        cause.getClass().getName());
            }
            pause();
        }

        /** Which of several messages broke the turn shows when they are taken one by one. */
        private void broke(List<Work> works, BrokenTurnException why) {
            failures++;
            Work first = works.get(0);
            if (works.size() > 1) {
                oneByOne = true;
                pause();
            } else if (first.broke() < TRIES) {
                pause();
            } else {
                log.error("entry {} is put aside, its turn broke {} times: {}", first.id(), TRIES, why.reason());
                turns.putAside(first, why).onComplete(aside -> {
                    if (aside.succeeded()) {
                        finished(works);
                    } else {
                        pause();
                    }
                });
            }
        }

        private void pause() {
            running--;
            if (stopping()) {
                return;
            }
            wakeup = wakeups.in(backoff.after(failures), () -> {
                wakeup = null;
                busy = false;
                look();
            });
            runReady();
        }

        private void free() {
            running--;
            busy = false;
            if (!stopping()) {
                look();
                runReady();
            }
        }

        private boolean stopping() {
            if (stopped != null && running == 0) {
                stopped.tryComplete();
            }
            return stopped != null;
        }
    }
}
