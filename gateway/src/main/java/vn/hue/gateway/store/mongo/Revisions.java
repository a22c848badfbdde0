package vn.hue.gateway.store.mongo;

import io.vertx.core.Future;
import org.bson.Document;
import vn.hue.gateway.mongo.OnContext;

/** Rows that are written only over the version before them. */
final class Revisions {

    private final Rows rows;
    private final OnContext onContext;

    Revisions(Rows rows, OnContext onContext) {
        this.rows = rows;
        this.onContext = onContext;
    }

    /**
     * Writes a row.
     *
     * @param version of it; 1 when there must be none yet
     * @return false when somebody else was faster
     */
    Future<Boolean> put(Document row, long version) {
        row.append("version", version);
        if (version == 1) {
            return rows.insert(row);
        }
        Document before = new Document("_id", row.get("_id")).append("version", version - 1);
        return onContext
                .first(rows.collection().replaceOne(before, row))
                .map(written -> written != null && written.getMatchedCount() == 1);
    }
}
