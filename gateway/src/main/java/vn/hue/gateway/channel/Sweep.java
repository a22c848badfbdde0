package vn.hue.gateway.channel;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.gateway.store.ChannelStores;

/** Lets go, once a day, of what the channels no longer need; every node may do it. */
final class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final Duration ROUND = Duration.ofDays(1);

    /** Providers deliver again for hours, receipts come for days. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Vertx vertx;
    private final ChannelStores stores;
    private final InstantSource clock;
    private final long timer;

    Sweep(Vertx vertx, ChannelStores stores, InstantSource clock) {
        this.vertx = vertx;
        this.stores = stores;
        this.clock = clock;
        this.timer = vertx.setPeriodic(ROUND.toMillis(), tick -> round());
    }

    private void round() {
        Instant before = clock.instant().minus(KEPT);
        Future.join(stores.sent().forget(before), stores.raw().forget(before))
                .onFailure(away ->
                        LOG.warn("old ids are still kept: {}", away.getClass().getSimpleName()));
    }

    void stop() {
        vertx.cancelTimer(timer);
    }
}
