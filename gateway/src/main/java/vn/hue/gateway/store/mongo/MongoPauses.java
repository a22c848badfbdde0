package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.Pauses;

/** Accounts that have to wait in {@code pauses}, a handful of documents. */
final class MongoPauses implements Pauses {

    private final Rows rows;

    MongoPauses(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "pauses", onContext);
    }

    @Override
    public Future<Void> put(Pause pause) {
        return rows.put(new Document("_id", pause.id())
                .append("channel", pause.channel())
                .append("account", pause.account())
                .append("asked", Docs.date(pause.asked()))
                .append("until", Docs.date(pause.until())));
    }

    @Override
    public Future<List<Pause>> all() {
        return rows.query(new Document(), null, 0).map(found -> found.stream()
                .map(row -> new Pause(
                        row.getString("channel"),
                        row.getString("account"),
                        Docs.instant(row, "asked"),
                        Docs.instant(row, "until")))
                .sorted(Comparator.comparing(Pause::id))
                .toList());
    }
}
