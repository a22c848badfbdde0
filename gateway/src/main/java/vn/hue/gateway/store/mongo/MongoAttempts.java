package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.staff.Attempt;
import vn.hue.gateway.staff.Attempts;

/** Failed logins in {@code attempts}, counted by compare-and-set on {@code {_id, failures}}. */
final class MongoAttempts implements Attempts {

    private final Rows rows;
    private final OnContext onContext;

    MongoAttempts(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "attempts", onContext);
        this.onContext = onContext;
    }

    @Override
    public Future<@Nullable Attempt> find(String key) {
        return rows.find(key)
                .map(row -> row == null
                        ? null
                        : new Attempt(Rows.id(row), Docs.number(row, "failures"), Docs.instant(row, "openAt")));
    }

    @Override
    public Future<Boolean> swap(@Nullable Attempt before, Attempt next) {
        Document row = new Document("_id", next.key())
                .append("failures", next.failures())
                .append("openAt", Docs.date(next.openAt()));
        if (before == null) {
            return rows.insert(row);
        }
        Document unchanged = new Document("_id", next.key()).append("failures", before.failures());
        return onContext
                .first(rows.collection().replaceOne(unchanged, row))
                .map(result -> result != null && result.getMatchedCount() == 1);
    }

    @Override
    public Future<Void> forget(String key) {
        return rows.remove(key);
    }

    @Override
    public Future<Void> sweep(Instant openBefore) {
        Document old = new Document("openAt", new Document("$lt", Docs.date(openBefore)));
        return onContext.first(rows.collection().deleteMany(old)).mapEmpty();
    }
}
