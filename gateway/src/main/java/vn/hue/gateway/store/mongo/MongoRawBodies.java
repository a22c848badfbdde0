package vn.hue.gateway.store.mongo;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.RawBodies;

/** What nobody understands in {@code raw_events}. */
final class MongoRawBodies implements RawBodies {

    /** Of those from before shapes were told apart. */
    private static final String OTHER = "other";

    private static final Document NEWEST_FIRST = new Document("at", -1).append("_id", -1);

    private static final UpdateOptions OR_INSERT = new UpdateOptions().upsert(true);

    private final Rows rows;
    private final Rows shapes;
    private final OnContext onContext;

    MongoRawBodies(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "raw_events", onContext);
        this.shapes = new Rows(database, "raw_shapes", onContext);
        this.onContext = onContext;
    }

    @Override
    public Future<Void> keep(Raw raw) {
        return rows.insert(new Document("_id", raw.channel() + '/' + raw.externalId())
                        .append("channel", raw.channel())
                        .append("externalId", raw.externalId())
                        .append("shape", raw.shape())
                        .append("body", raw.body())
                        .append("at", Docs.date(raw.at())))
                .compose(ours -> ours ? count(raw) : Future.succeededFuture());
    }

    private Future<Void> count(Raw raw) {
        Document more = new Document("$inc", new Document("count", 1L))
                .append("$max", new Document("latest", Docs.date(raw.at())))
                .append("$setOnInsert", new Document("channel", raw.channel()).append("shape", raw.shape()));
        Document id = new Document("_id", raw.channel() + '/' + raw.shape());
        return onContext
                .first(shapes.collection().updateOne(id, more, OR_INSERT))
                .mapEmpty();
    }

    @Override
    public Future<List<Shape>> shapes() {
        return shapes.query(new Document(), null, 0).map(found -> found.stream()
                .sorted(Comparator.comparing(Rows::id))
                .map(row -> new Shape(
                        row.getString("channel"),
                        row.getString("shape"),
                        Docs.number(row, "count"),
                        Docs.instant(row, "latest")))
                .toList());
    }

    @Override
    public Future<List<Raw>> latest(int limit) {
        return rows.query(new Document(), NEWEST_FIRST, limit)
                .map(found -> found.stream().map(MongoRawBodies::raw).toList());
    }

    private static Raw raw(Document row) {
        return new Raw(
                row.getString("channel"),
                row.getString("externalId"),
                row.get("shape", OTHER),
                row.getString("body"),
                Docs.instant(row, "at"));
    }

    @Override
    public Future<Void> forget(Instant before) {
        return onContext
                .first(rows.collection().deleteMany(Filters.before(before)))
                .mapEmpty();
    }
}
