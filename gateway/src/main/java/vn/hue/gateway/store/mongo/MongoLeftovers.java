package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.Leftovers;

/** Files and their moments in {@code leftovers}. */
final class MongoLeftovers implements Leftovers {

    private static final Document OLDEST_FIRST = new Document("dueAt", 1).append("_id", 1);

    private final Rows rows;

    MongoLeftovers(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "leftovers", onContext);
    }

    @Override
    public Future<Void> put(String file, Instant dueAt) {
        return rows.put(new Document("_id", file).append("dueAt", Docs.date(dueAt)));
    }

    @Override
    public Future<Void> claim(Collection<String> files) {
        return Future.join(files.stream().map(rows::remove).toList()).mapEmpty();
    }

    @Override
    public Future<List<String>> due(Instant now, int limit) {
        return rows.query(new Document("dueAt", new Document("$lte", Docs.date(now))), OLDEST_FIRST, limit)
                .map(found -> found.stream().map(row -> row.getString("_id")).toList());
    }
}
