package vn.hue.gateway.flow;

import static vn.hue.gateway.flow.Town.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import vn.hue.gateway.delivery.DeliverySettings;
import vn.hue.gateway.store.DeadLetters;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.memory.Memory;

/** One citizen who can be reached over Facebook, SMS and mail. */
abstract class SeveralPhones {

    final Vertx vertx = Vertx.vertx();

    static final FlowSettings AT_ONCE = FlowSettings.DEFAULT.withQuiet(Duration.ZERO, Duration.ZERO);

    static final String PHONE = "+84905123456";

    static final String MAIL = "an@example.org";

    final Stores stores = Memory.stores();

    final Phone facebook = Phone.facebook();

    final Phone sms = Phone.sms();

    final Phone email = Phone.email();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    Town town(Phone... others) {
        return town("a", stores, DeliverySettings.USUAL, others);
    }

    Town town(String node, Stores on, DeliverySettings delivery, Phone... others) {
        Town town = new Town(vertx, node, on, facebook, AT_ONCE.onlyGateway(), delivery, new Diary(), others);
        await(town.flow.start());
        return town;
    }

    List<DeadLetters.Letter> letters() {
        return await(stores.deadLetters().list(new DeadLetters.Query(true, null, 99)));
    }

    /** An has left details and hears news so many hours later. */
    Town withNews(int hours, Phone... others) {
        Town town = town(others);
        town.hears("an", "m1", "details");
        town.hears("an", "m2", "news " + hours);
        return town;
    }
}
