package vn.hue.gateway.store.mongo;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.Examples;

/** Operators' corrections in {@code examples}. */
final class MongoExamples implements Examples {

    private static final Document IN_ORDER = new Document("_id", 1);
    private static final UpdateOptions UPDATE_OR_INSERT = new UpdateOptions().upsert(true);

    private final Rows rows;
    private final OnContext onContext;

    MongoExamples(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "examples", onContext);
        this.onContext = onContext;
    }

    @Override
    public Future<Void> keep(Example example) {
        Document now = new Document("at", Docs.date(example.at())).append("text", example.text());
        if (example.category() != null) {
            now.append("category", example.category().name());
        }
        if (example.urgency() != null) {
            now.append("urgency", example.urgency().name());
        }
        return onContext
                .first(rows.collection()
                        .updateOne(new Document("_id", example.id()), new Document("$set", now), UPDATE_OR_INSERT))
                .mapEmpty();
    }

    @Override
    public Future<List<Example>> list(@Nullable String after, int limit) {
        Document behind = after == null ? new Document() : new Document("_id", new Document("$gt", after));
        return rows.query(behind, IN_ORDER, limit)
                .map(found -> found.stream().map(MongoExamples::example).toList());
    }

    private static Example example(Document row) {
        String category = row.getString("category");
        String urgency = row.getString("urgency");
        return new Example(
                Rows.id(row),
                Docs.instant(row, "at"),
                row.getString("text"),
                category == null ? null : Category.valueOf(category),
                urgency == null ? null : Urgency.valueOf(urgency));
    }
}
