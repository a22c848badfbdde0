package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.RawBodies;

/** What nobody understands in {@code raw_events}. */
final class MongoRawBodies implements RawBodies {

    private static final Document NEWEST_FIRST = new Document("at", -1).append("_id", -1);

    private final Rows rows;
    private final OnContext onContext;

    MongoRawBodies(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "raw_events", onContext);
        this.onContext = onContext;
    }

    @Override
    public Future<Void> keep(Raw raw) {
        return rows.insert(new Document("_id", raw.channel() + '/' + raw.externalId())
                        .append("channel", raw.channel())
                        .append("externalId", raw.externalId())
                        .append("body", raw.body())
                        .append("at", Docs.date(raw.at())))
                .mapEmpty();
    }

    @Override
    public Future<List<Raw>> latest(int limit) {
        return rows.query(new Document(), NEWEST_FIRST, limit)
                .map(found -> found.stream().map(MongoRawBodies::raw).toList());
    }

    private static Raw raw(Document row) {
        return new Raw(
                row.getString("channel"), row.getString("externalId"), row.getString("body"), Docs.instant(row, "at"));
    }

    @Override
    public Future<Void> forget(Instant before) {
        return onContext
                .first(rows.collection().deleteMany(Filters.before(before)))
                .mapEmpty();
    }
}
