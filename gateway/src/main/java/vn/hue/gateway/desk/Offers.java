package vn.hue.gateway.desk;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.ZoneId;
import vn.hue.gateway.flow.Changes;
import vn.hue.gateway.store.Listing;
import vn.hue.gateway.store.Queue;
import vn.hue.gateway.store.Stores;

/** Conversations that wait to be taken over, when those who could take them change. */
final class Offers {

    private static final int LOOKED_AT = 100;

    private final Stores stores;
    private final People people;
    private final Changes live;
    private final InstantSource clock;
    private final ZoneId zone;

    Offers(Stores stores, People people, Changes live, InstantSource clock, ZoneId zone) {
        this.stores = stores;
        this.people = people;
        this.live = live;
        this.clock = clock;
        this.zone = zone;
    }

    /** An account, its role or its team is another now: open pages read who is left. */
    Future<Void> reconsider() {
        people.forget();
        String offered = Listing.Facet.queue(Queue.OFFERED);
        return stores.conversations()
                .work(Filter.of(Queue.OFFERED).within(offered, clock.instant(), zone, LOOKED_AT))
                .map(rows -> {
                    rows.forEach(row -> live.changed(row.id()));
                    return null;
                });
    }
}
