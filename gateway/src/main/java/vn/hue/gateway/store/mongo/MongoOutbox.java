package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.Outbox;
import vn.hue.gateway.store.Parcel;

/** Messages that have not left for good in {@code outbox}. */
final class MongoOutbox implements Outbox {

    private final Rows rows;
    private final OnContext onContext;

    MongoOutbox(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "outbox", onContext);
        this.onContext = onContext;
    }

    private static Document document(Parcel parcel, String owner) {
        return new Document("_id", parcel.id())
                .append("owner", owner)
                .append("conversation", parcel.conversation())
                .append("parcel", Docs.text(parcel));
    }

    private static Parcel parcel(Document row) {
        return Docs.read(Parcel.class, row, "parcel");
    }

    @Override
    public Future<Boolean> add(Parcel parcel, String owner) {
        return rows.insert(document(parcel, owner));
    }

    @Override
    public Future<Boolean> update(Parcel parcel, String owner) {
        Document ours = new Document("_id", parcel.id()).append("owner", owner);
        return onContext
                .first(rows.collection().replaceOne(ours, document(parcel, owner)))
                .map(result -> result != null && result.getMatchedCount() == 1);
    }

    @Override
    public Future<Void> remove(String id) {
        return rows.remove(id);
    }

    @Override
    public Future<Set<String>> open(Collection<String> ids) {
        return rows.which(ids);
    }

    @Override
    public Future<List<Parcel>> ownedBy(String owner) {
        return rows.query(new Document("owner", owner), null, 0).map(found -> found.stream()
                .map(MongoOutbox::parcel)
                .sorted(Comparator.comparing(Parcel::conversation)
                        .thenComparingLong(parcel -> parcel.line().number()))
                .toList());
    }

    @Override
    public Future<Long> inherit(String heir, Collection<String> living) {
        return Inheritance.of(rows, onContext, heir, living);
    }
}
