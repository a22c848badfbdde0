package vn.hue.gateway.store;

import io.vertx.core.Future;
import java.time.Instant;

/** Who of several gateways does something that only one may do, until when. */
public interface Leases {

    /**
     * Takes a lease that is free or over, or goes on holding one's own; of many who try at once one gets it.
     *
     * @return false when somebody else holds it at {@code now}
     */
    Future<Boolean> hold(String name, String owner, Instant now, Instant until);

    /** Gives it back; nothing happens when it is somebody else's. */
    Future<Void> release(String name, String owner);
}
