package vn.hue.channels.email;

import io.vertx.core.Future;
import java.time.Duration;

/** Who of several gateways does something that only one may do. */
public interface Lease {

    /** Takes it, or goes on holding it; false when another gateway has it. */
    Future<Boolean> hold(String name, Duration howLong);

    /** Gives it back, if it is ours. */
    Future<Void> release(String name);
}
