package vn.hue.gateway.media;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import vn.hue.gateway.store.Leases;
import vn.hue.gateway.store.Leftovers;

/**
 * Takes files away whose time is over: mails that were kept long enough, pictures that were sent ahead with a web card and
 * never used. One gateway at a time; what it doesn't get to is there for the next.
 */
public final class Sweep {

    static final String LEASE = "leftovers";

    private static final Duration AT_MOST = Duration.ofMinutes(10);
    private static final int AT_ONCE = 200;
    private static final int ROUNDS = 20;

    private final Leftovers leftovers;
    private final Leases leases;
    private final Shelf shelf;
    private final String node;
    private final InstantSource clock;
    private final InstantSource machineClock;

    /**
     * @param node this gateway's own
     * @param clock the citizens' time, which says what is over
     * @param machineClock for the lease
     */
    public Sweep(
            Leftovers leftovers,
            Leases leases,
            Shelf shelf,
            String node,
            InstantSource clock,
            InstantSource machineClock) {
        this.leftovers = leftovers;
        this.leases = leases;
        this.shelf = shelf;
        this.node = node;
        this.clock = clock;
        this.machineClock = machineClock;
    }

    /** How many files went; none while another gateway sweeps. */
    public Future<Integer> look() {
        Instant now = machineClock.instant();
        return leases.hold(LEASE, node, now, now.plus(AT_MOST))
                .compose(ours ->
                        ours ? swept(ROUNDS).eventually(() -> leases.release(LEASE, node)) : Future.succeededFuture(0));
    }

    private Future<Integer> swept(int rounds) {
        return leftovers.due(clock.instant(), AT_ONCE).compose(due -> {
            Future<Void> done = Future.succeededFuture();
            for (String file : due) {
                done = done.compose(before -> one(file));
            }
            boolean more = due.size() == AT_ONCE && rounds > 1;
            return done.compose(gone -> more ? swept(rounds - 1) : Future.succeededFuture(0))
                    .map(further -> due.size() + further);
        });
    }

    private Future<Void> one(String file) {
        return shelf.remove(MediaLibrary.thumbnailId(file))
                .compose(gone -> shelf.remove(file))
                .compose(gone -> leftovers.claim(List.of(file)));
    }
}
