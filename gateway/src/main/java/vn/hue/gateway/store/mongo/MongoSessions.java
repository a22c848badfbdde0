package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.staff.Origin;
import vn.hue.gateway.staff.Session;
import vn.hue.gateway.staff.Sessions;

/** Logged-in browsers in {@code sessions}: a look-up by id for each request. */
final class MongoSessions implements Sessions {

    private static final Document LATEST_FIRST = new Document("startedAt", -1).append("_id", -1);

    private final Rows rows;
    private final OnContext onContext;

    MongoSessions(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "sessions", onContext);
        this.onContext = onContext;
    }

    @Override
    public Future<Void> start(Session session) {
        return rows.put(new Document("_id", session.id())
                .append("account", session.account())
                .append("stage", session.stage().name())
                .append("secret", session.secret())
                .append("startedAt", Docs.date(session.startedAt()))
                .append("seenAt", Docs.date(session.seenAt()))
                .append("device", session.device())
                .append("from", session.from().name()));
    }

    @Override
    public Future<@Nullable Session> find(String id) {
        return rows.find(id).map(row -> row == null ? null : session(row));
    }

    @Override
    public Future<List<Session>> of(String account) {
        return rows.query(new Document("account", account), LATEST_FIRST, 0)
                .map(found -> found.stream().map(MongoSessions::session).toList());
    }

    /** Never brings back one that has ended meanwhile. */
    @Override
    public Future<Void> seen(String id, Instant at) {
        Document seen = new Document("$set", new Document("seenAt", Docs.date(at)));
        return onContext
                .first(rows.collection().updateOne(new Document("_id", id), seen))
                .mapEmpty();
    }

    @Override
    public Future<Void> end(String id) {
        return rows.remove(id);
    }

    @Override
    public Future<Void> sweep(Instant startedBefore) {
        Document old = new Document("startedAt", new Document("$lt", Docs.date(startedBefore)));
        return onContext.first(rows.collection().deleteMany(old)).mapEmpty();
    }

    private static Session session(Document row) {
        return new Session(
                Rows.id(row),
                row.getString("account"),
                Session.Stage.valueOf(row.getString("stage")),
                row.getString("secret"),
                Docs.instant(row, "startedAt"),
                Docs.instant(row, "seenAt"),
                row.getString("device"),
                Origin.valueOf(row.getString("from")));
    }
}
