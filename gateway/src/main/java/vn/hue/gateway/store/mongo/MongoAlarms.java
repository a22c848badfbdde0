package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import vn.hue.conversations.dialog.Effect;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.Alarms;
import vn.hue.gateway.store.Rung;

/** What operators must look at in {@code alarms}, seen to or not. */
final class MongoAlarms implements Alarms {

    /** Rows from before loudness was kept count as quiet. */
    private static final Document LOUDEST_FIRST =
            new Document("loudness", -1).append("at", -1).append("_id", -1);

    private final Rows rows;
    private final OnContext onContext;

    MongoAlarms(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "alarms", onContext);
        this.onContext = onContext;
    }

    @Override
    public Future<Void> raise(Raised alarm) {
        return rows.insert(document(alarm).append("open", true)).mapEmpty();
    }

    private static Document document(Raised alarm) {
        return new Document("_id", alarm.id())
                .append("conversation", alarm.conversation())
                .append("alarm", alarm.alarm().name())
                .append("loudness", alarm.loudness())
                .append("report", alarm.report())
                .append("others", alarm.others())
                .append("at", Docs.date(alarm.at()));
    }

    @Override
    public Future<Void> ring(Raised alarm, String cause, boolean told) {
        return rows.find(alarm.id()).compose(row -> {
            if (row == null) {
                return rows.insert(document(Rung.first(alarm, cause), 0))
                        .compose(first -> first ? Future.succeededFuture() : ring(alarm, cause, told));
            }
            Rung before = new Rung(raised(row), row.getBoolean("open"), row.getList("causes", String.class));
            Rung after = before.again(alarm, cause, told);
            if (after.equals(before)) {
                return Future.succeededFuture();
            }
            int revision = row.getInteger("revision");
            Document unchanged = new Document("_id", alarm.id()).append("revision", revision);
            return onContext
                    .first(rows.collection().replaceOne(unchanged, document(after, revision + 1)))
                    .compose(done -> done != null && done.getMatchedCount() > 0
                            ? Future.succeededFuture()
                            : ring(alarm, cause, told)); // somebody has just seen to it
        });
    }

    private static Document document(Rung rung, int revision) {
        return document(rung.alarm())
                .append("open", rung.open())
                .append("causes", rung.causes())
                .append("revision", revision);
    }

    @Override
    public Future<List<Raised>> open(int limit) {
        return rows.query(new Document("open", true), LOUDEST_FIRST, limit)
                .map(found -> found.stream().map(MongoAlarms::raised).toList());
    }

    private static Raised raised(Document row) {
        return new Raised(
                Rows.id(row),
                row.getString("conversation"),
                Effect.Alarm.valueOf(row.getString("alarm")),
                row.getString("report"),
                row.getList("others", String.class, List.of()), // none in rows from before there were any
                Docs.instant(row, "at"));
    }

    @Override
    public Future<Void> settle(String id, String operator, Instant at) {
        Document settled =
                new Document("open", false).append("settledBy", operator).append("settledAt", Docs.date(at));
        return onContext
                .first(rows.collection()
                        .updateOne(
                                new Document("_id", id),
                                new Document("$set", settled).append("$inc", new Document("revision", 1))))
                .mapEmpty();
    }
}
