package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.staff.Link;
import vn.hue.gateway.staff.Links;
import vn.hue.gateway.staff.Role;

/** Unused links in {@code links}. */
final class MongoLinks implements Links {

    private static final Document LAST_FIRST = new Document("until", -1).append("_id", -1);

    private final Rows rows;
    private final OnContext onContext;

    MongoLinks(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "links", onContext);
        this.onContext = onContext;
    }

    @Override
    public Future<Void> keep(Link link) {
        Document row = new Document("_id", link.id())
                .append("purpose", link.purpose().name())
                .append("account", link.account())
                .append("displayName", link.displayName())
                .append("role", link.role() == null ? null : link.role().name())
                .append("agency", link.agency())
                .append("by", link.by())
                .append("until", Docs.date(link.until()));
        return rows.put(row);
    }

    @Override
    public Future<@Nullable Link> find(String id) {
        return rows.find(id).map(row -> row == null ? null : link(row));
    }

    @Override
    public Future<@Nullable Link> take(String id) {
        return onContext
                .first(rows.collection().findOneAndDelete(new Document("_id", id)))
                .map(row -> row == null ? null : link(row));
    }

    @Override
    public Future<List<Link>> all() {
        return rows.query(new Document(), LAST_FIRST, 0)
                .map(found -> found.stream().map(MongoLinks::link).toList());
    }

    @Override
    public Future<Void> drop(String id) {
        return rows.remove(id);
    }

    private static Link link(Document row) {
        String role = row.getString("role");
        return new Link(
                Rows.id(row),
                Link.Purpose.valueOf(row.getString("purpose")),
                row.getString("account"),
                row.getString("displayName"),
                role == null ? null : Role.valueOf(role),
                row.getString("agency"),
                row.getString("by"),
                Docs.instant(row, "until"));
    }
}
