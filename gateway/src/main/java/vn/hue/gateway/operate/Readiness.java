package vn.hue.gateway.operate;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Whether this node should get traffic: it has started, it is not stopping, and its database answers now.
 *
 * <p>A dead channel is no reason: a restart would not mend it, and the other channels live.
 */
public final class Readiness {

    private static final long PING_MILLIS = 2_000;

    /** Where in its life a node is. */
    public enum Phase {
        STARTING,
        SERVING,
        STOPPING
    }

    private volatile Phase phase = Phase.STARTING;
    private final HealthChecks checks;

    /** @param ping asks the database for any answer */
    public Readiness(Vertx vertx, Supplier<Future<Void>> ping) {
        checks = HealthChecks.create(vertx)
                .register("phase", status -> {
                    Phase now = phase;
                    status.complete(new Status()
                            .setOk(now == Phase.SERVING)
                            .setData(new JsonObject().put("phase", now.name())));
                })
                // Our own time-out: the library's would answer 500, which says that the gateway is broken.
                .register("database", 2 * PING_MILLIS, status -> ping.get()
                        .timeout(PING_MILLIS, TimeUnit.MILLISECONDS)
                        .onSuccess(answered -> status.tryComplete(Status.OK()))
                        .onFailure(away -> status.tryComplete(Status.KO())));
    }

    /** Shows something to whoever looks; it never makes the node unready. */
    public void show(String name, Supplier<JsonObject> details) {
        checks.register(name, status -> status.complete(Status.OK(details.get())));
    }

    public void enter(Phase next) {
        phase = next;
    }

    public Phase phase() {
        return phase;
    }

    HealthChecks checks() {
        return checks;
    }
}
