package vn.hue.gateway.flow;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Parcel;
import vn.hue.gateway.store.Stores;

/**
 * Sees to it that no open work is left lying: says that this gateway lives, takes over from gateways that do not, and
 * feeds what is ours in the store but in no lane, as after a start, or after a write whose answer got lost.
 *
 * <p>Leases are measured by a clock of their own: a demo may move the citizens' time, not the machines'.
 */
final class Rescue {

    /** Every so many signs of life all our open work is compared with the lanes, whether or not there is doubt. */
    private static final int BEATS_PER_LOOK = 30;

    private static final Logger log = LoggerFactory.getLogger(Rescue.class);

    private final Stores stores;
    private final Lanes lanes;
    private final Deliveries deliveries;
    private final String node;
    private final InstantSource machineClock;
    private final FlowSettings settings;
    private boolean doubt = true;
    private int beats;

    Rescue(
            Stores stores,
            Lanes lanes,
            Deliveries deliveries,
            String node,
            InstantSource machineClock,
            FlowSettings settings) {
        this.stores = stores;
        this.lanes = lanes;
        this.deliveries = deliveries;
        this.node = node;
        this.machineClock = machineClock;
        this.settings = settings;
    }

    /** An entry may be in the store without being in a lane. */
    void doubt(Entry entry) {
        if (!lanes.knows(entry.id())) {
            doubt = true;
        }
    }

    /** One sign of life, and whatever is to be rescued. */
    Future<Void> beat() {
        Instant now = machineClock.instant();
        return stores.nodes()
                .alive(node, now.plus(settings.lease()))
                .compose(alive -> settings.alone()
                        ? Future.succeededFuture(Set.of(node))
                        : stores.nodes().living(now))
                .compose(living -> {
                    deliveries.pace.share(living.size());
                    return inherit(living);
                })
                .compose(inherited -> {
                    boolean look = doubt || inherited > 0 || ++beats % BEATS_PER_LOOK == 0;
                    return look ? look() : Future.succeededFuture();
                });
    }

    private Future<Long> inherit(Set<String> living) {
        if (settings.alone() && !doubt) {
            return Future.succeededFuture(0L);
        }
        return Future.join(stores.inbox().inherit(node, living), stores.outbox().inherit(node, living))
                .map(counts -> {
                    long entries = counts.<Long>resultAt(0);
                    long parcels = counts.<Long>resultAt(1);
                    if (entries + parcels > 0) {
                        log.info("taking over {} entries and {} messages", entries, parcels);
                    }
                    return entries + parcels;
                })
                // Some of it may be ours by now: the next sign of life looks.
                .onFailure(cause -> doubt = true);
    }

    private Future<Void> look() {
        doubt = false;
        // Messages first: what they are about to say must not be overtaken by the turns that follow.
        return stores.outbox()
                .ownedBy(node)
                .compose(this::recover)
                .compose(recovered -> stores.inbox().ownedBy(node))
                .onSuccess(entries -> entries.forEach(lanes::feed))
                .onFailure(cause -> doubt = true)
                .mapEmpty();
    }

    private Future<Void> recover(List<Parcel> parcels) {
        return Future.join(parcels.stream().map(deliveries::recover).toList()).mapEmpty();
    }
}
