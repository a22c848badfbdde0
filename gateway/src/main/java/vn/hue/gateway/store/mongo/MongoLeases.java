package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import org.bson.Document;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.Leases;

/** Leases in {@code leases}; the revision is what a write must find unchanged. */
final class MongoLeases implements Leases {

    private static final String NOBODY = "";

    private final Rows rows;
    private final OnContext onContext;

    MongoLeases(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "leases", onContext);
        this.onContext = onContext;
    }

    @Override
    public Future<Boolean> hold(String name, String owner, Instant now, Instant until) {
        return onContext
                .first(rows.collection().find(new Document("_id", name)))
                .compose(held -> {
                    if (held == null) {
                        return rows.insert(row(name, 1, owner, until));
                    }
                    String holder = held.getString("owner");
                    boolean free = holder.equals(owner)
                            || holder.equals(NOBODY)
                            || !Docs.instant(held, "until").isAfter(now);
                    return free ? replace(held, owner, until) : Future.succeededFuture(false);
                });
    }

    @Override
    public Future<Void> release(String name, String owner) {
        return onContext
                .first(rows.collection().find(new Document("_id", name)))
                .compose(held -> held != null && held.getString("owner").equals(owner)
                        ? replace(held, NOBODY, Instant.EPOCH).mapEmpty()
                        : Future.succeededFuture());
    }

    private Future<Boolean> replace(Document held, String owner, Instant until) {
        long revision = Docs.number(held, "revision");
        Document unchanged = new Document("_id", Rows.id(held)).append("revision", revision);
        return onContext
                .first(rows.collection().replaceOne(unchanged, row(Rows.id(held), revision + 1, owner, until)))
                .map(written -> written != null && written.getMatchedCount() == 1);
    }

    private static Document row(String name, long revision, String owner, Instant until) {
        return new Document("_id", name)
                .append("revision", revision)
                .append("owner", owner)
                .append("until", Docs.date(until));
    }
}
