package vn.hue.gateway.store.mongo;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import vn.hue.gateway.mongo.OnContext;

/** Open work changes hands: each document goes to exactly one of several heirs. */
final class Inheritance {

    static Future<Long> of(Rows rows, OnContext onContext, String heir, Collection<String> living) {
        Document ofTheDead = new Document("owner", new Document("$nin", List.copyOf(living)));
        Document toTheHeir = new Document("$set", new Document("owner", heir));
        return onContext
                .first(rows.collection().updateMany(ofTheDead, toTheHeir))
                .map(result -> result == null ? 0L : result.getModifiedCount());
    }

    private Inheritance() {}
}
