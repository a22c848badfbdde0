package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import vn.hue.gateway.mongo.Database;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.Stores;

/** All stores on one MongoDB. */
public final class MongoStores {

    /** Creates the indexes that are missing, then gives the stores. For a real MongoDB, or one shared by gateways. */
    public static Future<Stores> open(Database database) {
        return open(database.mongo(), database.onContext());
    }

    /** As {@link #open(Database)}, on any connection. */
    public static Future<Stores> open(MongoDatabase mongo, OnContext onContext) {
        return Index.createAll(mongo, onContext)
                .map(created -> new Stores(
                        new MongoInbox(mongo, onContext),
                        new MongoConversations(mongo, onContext),
                        new MongoLines(mongo, onContext),
                        new MongoOutbox(mongo, onContext),
                        new MongoTimers(mongo, onContext),
                        new MongoReports(mongo, onContext),
                        new MongoAlarms(mongo, onContext),
                        new MongoNodes(mongo, onContext)));
    }

    private MongoStores() {}
}
