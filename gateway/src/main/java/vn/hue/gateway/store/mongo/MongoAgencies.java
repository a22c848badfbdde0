package vn.hue.gateway.store.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import vn.hue.conversations.reading.Category;
import vn.hue.gateway.agency.Agencies;
import vn.hue.gateway.agency.Agency;
import vn.hue.gateway.agency.Directory;
import vn.hue.gateway.mongo.OnContext;

/** Agencies in {@code agencies}, changed by compare-and-set on {@code {_id, version}}; a unique index keeps names apart. */
final class MongoAgencies implements Agencies {

    private static final Document BY_ID = new Document("_id", 1);

    private final Rows rows;
    private final OnContext onContext;

    MongoAgencies(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "agencies", onContext);
        this.onContext = onContext;
    }

    @Override
    public Future<Directory> all() {
        return rows.query(new Document(), BY_ID, 0)
                .map(found ->
                        new Directory(found.stream().map(MongoAgencies::agency).toList()));
    }

    @Override
    public Future<Stored> store(Agency next) {
        Future<Boolean> written;
        if (next.version() == 1) {
            written =
                    onContext.first(rows.collection().insertOne(document(next))).map(true);
        } else {
            Document unchanged = new Document("_id", next.id()).append("version", next.version() - 1);
            written = onContext
                    .first(rows.collection().replaceOne(unchanged, document(next)))
                    .map(result -> result != null && result.getMatchedCount() == 1);
        }
        return written.map(done -> done ? Stored.DONE : Stored.CHANGED)
                .recover(cause -> isTwice(cause) ? twice(next) : Future.failedFuture(cause));
    }

    private static boolean isTwice(Throwable cause) {
        return cause instanceof MongoWriteException failed
                && failed.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    /** Which of the two unique keys it was: servers name it in words of their own. */
    private Future<Stored> twice(Agency next) {
        return next.version() > 1
                ? Future.succeededFuture(Stored.NAME_TAKEN)
                : rows.find(next.id()).map(there -> there == null ? Stored.NAME_TAKEN : Stored.CHANGED);
    }

    private static Document document(Agency agency) {
        Document row = new Document("_id", agency.id())
                .append("version", agency.version())
                .append("name", agency.name())
                .append("folded", agency.folded())
                .append("shortName", agency.shortName())
                .append("level", agency.level().name())
                .append("phone", agency.phone())
                .append("wards", agency.wards())
                .append(
                        "categories",
                        agency.categories().stream().map(Enum::name).toList())
                .append("formerNames", agency.formerNames())
                .append("active", agency.active());
        if (agency.parent() != null) {
            row.append("parent", agency.parent());
        }
        return row;
    }

    private static Agency agency(Document row) {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        // A matter that a later version no longer knows is left out.
        List<String> names = row.getList("categories", String.class);
        Arrays.stream(Category.values())
                .filter(category -> names.contains(category.name()))
                .forEach(categories::add);
        return new Agency(
                Rows.id(row),
                row.getString("name"),
                row.getString("shortName"),
                Agency.Level.valueOf(row.getString("level")),
                row.getString("parent"),
                row.getString("phone"),
                row.getList("wards", String.class),
                categories,
                row.getList("formerNames", String.class),
                row.getBoolean("active"),
                Docs.number(row, "version"));
    }
}
