package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.SentNames;

/** The providers' names of our messages in {@code sent_names}. */
final class MongoSentNames implements SentNames {

    private final Rows rows;
    private final OnContext onContext;

    MongoSentNames(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "sent_names", onContext);
        this.onContext = onContext;
    }

    private static String id(String channel, String externalId) {
        return channel + '/' + externalId;
    }

    @Override
    public Future<Void> note(String channel, String externalId, String ourId, Instant at) {
        return rows.insert(new Document("_id", id(channel, externalId))
                        .append("ours", ourId)
                        .append("at", Docs.date(at)))
                .mapEmpty();
    }

    @Override
    public Future<@Nullable String> ourId(String channel, String externalId) {
        return rows.find(id(channel, externalId)).map(row -> row == null ? null : row.getString("ours"));
    }

    @Override
    public Future<Void> forget(Instant before) {
        return onContext
                .first(rows.collection().deleteMany(Filters.before(before)))
                .mapEmpty();
    }
}
