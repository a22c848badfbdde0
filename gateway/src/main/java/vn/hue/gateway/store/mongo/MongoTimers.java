package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.Timer;
import vn.hue.gateway.store.Timers;

/** Deadlines in {@code timers}. */
final class MongoTimers implements Timers {

    private static final Document EARLIEST_FIRST = new Document("dueAt", 1).append("_id", 1);

    private final Rows rows;

    MongoTimers(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "timers", onContext);
    }

    @Override
    public Future<Void> set(Collection<Timer> timers) {
        return Future.join(
                        timers.stream().map(timer -> rows.put(document(timer))).toList())
                .mapEmpty();
    }

    @Override
    public Future<Void> remove(Collection<String> ids) {
        return rows.removeAll(ids);
    }

    @Override
    public Future<List<Timer>> find(Collection<String> ids) {
        return rows.findAll(ids)
                .map(found -> found.stream().map(MongoTimers::timer).toList());
    }

    @Override
    public Future<List<Timer>> due(Instant now, int limit) {
        return rows.query(new Document("dueAt", new Document("$lte", Docs.date(now))), EARLIEST_FIRST, limit)
                .map(found -> found.stream().map(MongoTimers::timer).toList());
    }

    private static Document document(Timer timer) {
        Document row = new Document("_id", timer.id())
                .append("conversation", timer.conversation())
                .append("name", timer.name())
                .append("generation", timer.generation())
                .append("dueAt", Docs.date(timer.dueAt()));
        Instant since = timer.since();
        return since == null ? row : row.append("since", Docs.date(since));
    }

    private static Timer timer(Document row) {
        return new Timer(
                row.getString("conversation"),
                row.getString("name"),
                Docs.number(row, "generation"),
                Docs.instant(row, "dueAt"),
                row.get("since") == null ? null : Docs.instant(row, "since"));
    }
}
