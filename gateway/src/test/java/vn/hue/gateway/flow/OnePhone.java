package vn.hue.gateway.flow;

import static vn.hue.gateway.flow.Town.await;
import static vn.hue.gateway.flow.Town.citizen;

import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.memory.Memory;

/** Citizens with one chat, and gateways on one memory. */
abstract class OnePhone {

    final Vertx vertx = Vertx.vertx();

    static final FlowSettings AT_ONCE = FlowSettings.DEFAULT.withQuiet(Duration.ZERO, Duration.ZERO);

    final Stores stores = Memory.stores();

    final Phone phone = new Phone(true);

    @AfterEach
    void close() {
        vertx.close().await();
    }

    Town town(FlowSettings settings) {
        return started(new Town(vertx, "a", stores, phone, settings));
    }

    static Town started(Town town) {
        await(town.flow.start());
        return town;
    }

    static String id(String user) {
        return citizen(user).conversation();
    }
}
