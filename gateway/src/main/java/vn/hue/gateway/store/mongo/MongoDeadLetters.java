package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.DeadLetters;

/** Messages that did not arrive in {@code letters}, seen to or not. */
final class MongoDeadLetters implements DeadLetters {

    private static final Document NEWEST_FIRST = new Document("at", -1).append("_id", -1);

    private final Rows rows;
    private final OnContext onContext;

    MongoDeadLetters(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "letters", onContext);
        this.onContext = onContext;
    }

    @Override
    public Future<Void> add(Letter letter) {
        return rows.insert(new Document("_id", letter.id())
                        .append("at", Docs.date(letter.at()))
                        .append("open", true)
                        .append("letter", Docs.text(letter)))
                .mapEmpty();
    }

    @Override
    public Future<@Nullable Letter> find(String id) {
        return rows.find(id).map(row -> row == null ? null : letter(row));
    }

    private static Letter letter(Document row) {
        Letter letter = Docs.read(Letter.class, row, "letter");
        return row.getDate("settledAt") == null
                ? letter
                : letter.with(new Settled(Docs.instant(row, "settledAt"), row.getString("settledBy")));
    }

    @Override
    public Future<List<Letter>> list(Query query) {
        Document filter = new Document();
        if (query.open()) {
            filter.append("open", true);
        }
        Cursor before = query.before();
        if (before != null) {
            Document earlier = new Document("at", new Document("$lt", Docs.date(before.at())));
            Document sameTime =
                    new Document("at", Docs.date(before.at())).append("_id", new Document("$lt", before.id()));
            filter.append("$or", List.of(earlier, sameTime));
        }
        return rows.query(filter, NEWEST_FIRST, query.limit())
                .map(found -> found.stream().map(MongoDeadLetters::letter).toList());
    }

    @Override
    public Future<Void> settle(String id, Settled settled) {
        Document done = new Document("open", false)
                .append("settledAt", Docs.date(settled.at()))
                .append("settledBy", settled.by());
        return onContext
                .first(rows.collection()
                        .updateOne(new Document("_id", id).append("open", true), new Document("$set", done)))
                .mapEmpty();
    }
}
