package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.sms.IncomingTexts;
import vn.hue.channels.sms.PartialText;
import vn.hue.gateway.mongo.OnContext;

/** Citizens' texts that come in pieces, and those that came lately, in {@code sms_texts}. */
final class MongoIncomingTexts implements IncomingTexts {

    private static final Document OLDEST_FIRST = new Document("since", 1).append("_id", 1);

    private final Rows rows;
    private final Revisions revisions;

    MongoIncomingTexts(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "sms_texts", onContext);
        this.revisions = new Revisions(rows, onContext);
    }

    @Override
    public Future<@Nullable PartialText> load(String id) {
        return rows.find(id).map(row -> row == null ? null : text(row));
    }

    private static PartialText text(Document row) {
        return Docs.read(PartialText.class, row, "text");
    }

    @Override
    public Future<Boolean> put(PartialText text) {
        return revisions.put(
                new Document("_id", text.id())
                        .append("since", Docs.date(text.since()))
                        .append("text", Docs.text(text)),
                text.version());
    }

    @Override
    public Future<List<PartialText>> begunBefore(Instant time, int limit) {
        return rows.query(new Document("since", new Document("$lt", Docs.date(time))), OLDEST_FIRST, limit)
                .map(found -> found.stream().map(MongoIncomingTexts::text).toList());
    }

    @Override
    public Future<Void> remove(String id) {
        return rows.remove(id);
    }
}
