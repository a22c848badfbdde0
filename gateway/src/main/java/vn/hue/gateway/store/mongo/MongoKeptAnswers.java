package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.KeptAnswers;

/** Answers in {@code answers}; the moment since which a row is held is what a write must find unchanged. */
final class MongoKeptAnswers implements KeptAnswers {

    private final Rows rows;
    private final OnContext onContext;

    MongoKeptAnswers(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "answers", onContext);
        this.onContext = onContext;
    }

    @Override
    public Future<@Nullable Asked> claim(Asked asked) {
        return rows.insert(row(asked))
                .compose(ours -> ours
                        ? Future.succeededFuture()
                        : rows.find(asked.id())
                                // swept between the two: ours after all
                                .compose(there -> there == null ? claim(asked) : Future.succeededFuture(asked(there))));
    }

    @Override
    public Future<Boolean> hold(Asked there, Instant heldAt) {
        Document unchanged = new Document("_id", there.id()).append("heldAt", Docs.date(there.heldAt()));
        return onContext
                .first(rows.collection().updateOne(unchanged, set("heldAt", Docs.date(heldAt))))
                .map(written -> written != null && written.getMatchedCount() == 1);
    }

    @Override
    public Future<Void> answered(String id, Answer answer) {
        return onContext
                .first(rows.collection().updateOne(new Document("_id", id), set("answer", Docs.text(answer))))
                .mapEmpty();
    }

    @Override
    public Future<Void> sweep(Instant before) {
        return onContext
                .first(rows.collection().deleteMany(Filters.before(before)))
                .mapEmpty();
    }

    private static Document set(String field, Object value) {
        return new Document("$set", new Document(field, value));
    }

    private static Document row(Asked asked) {
        Answer answer = asked.answer();
        Document row = new Document("_id", asked.id())
                .append("fingerprint", asked.fingerprint())
                .append("at", Docs.date(asked.at()))
                .append("heldAt", Docs.date(asked.heldAt()));
        return answer == null ? row : row.append("answer", Docs.text(answer));
    }

    private static Asked asked(Document row) {
        return new Asked(
                Rows.id(row),
                row.getString("fingerprint"),
                Docs.instant(row, "at"),
                Docs.instant(row, "heldAt"),
                row.getString("answer") == null ? null : Docs.read(Answer.class, row, "answer"));
    }
}
