package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.util.List;
import org.bson.Document;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.staff.AuditLog;
import vn.hue.gateway.staff.Origin;

/** What was done in {@code audit}: inserted, read, and nothing else. Its ids sort as time does. */
final class MongoAuditLog implements AuditLog {

    private static final Document NEWEST_FIRST = new Document("_id", -1);

    private final Rows rows;

    MongoAuditLog(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "audit", onContext);
    }

    @Override
    public Future<Void> add(Entry entry) {
        return rows.insert(new Document("_id", entry.id())
                        .append("at", Docs.date(entry.at()))
                        .append("who", entry.who())
                        .append("what", entry.what().name())
                        .append("detail", entry.detail())
                        .append("about", entry.about())
                        .append("from", entry.from().name()))
                .mapEmpty();
    }

    @Override
    public Future<List<Entry>> read(Query query) {
        Document filter = new Document();
        if (query.about() != null) {
            filter.append("about", query.about());
        }
        if (query.who() != null) {
            filter.append("who", query.who());
        }
        if (query.what() != null) {
            filter.append("what", query.what().name());
        }
        String to = Audit.id(query.to());
        String before = query.before();
        filter.append(
                "_id",
                new Document("$gte", Audit.id(query.from()))
                        .append("$lt", before != null && before.compareTo(to) < 0 ? before : to));
        return rows.query(filter, NEWEST_FIRST, query.limit())
                .map(found -> found.stream().map(MongoAuditLog::entry).toList());
    }

    private static Entry entry(Document row) {
        return new Entry(
                Rows.id(row),
                Docs.instant(row, "at"),
                row.getString("who"),
                Act.valueOf(row.getString("what")),
                row.getString("detail"),
                row.getList("about", String.class),
                Origin.valueOf(row.getString("from")));
    }
}
