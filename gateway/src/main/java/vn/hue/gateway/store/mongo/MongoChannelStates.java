package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import vn.hue.channels.ChannelHealth;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.ChannelStates;

/** How the channels are in {@code channel_states}, a handful of documents. */
final class MongoChannelStates implements ChannelStates {

    private final Rows rows;

    MongoChannelStates(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "channel_states", onContext);
    }

    @Override
    public Future<Void> put(Known known) {
        return rows.put(new Document("_id", known.id())
                .append("channel", known.channel())
                .append("account", known.account())
                .append("state", known.state().name())
                .append("reason", known.reason())
                .append("since", Docs.date(known.since())));
    }

    @Override
    public Future<List<Known>> all() {
        return rows.query(new Document(), null, 0).map(found -> found.stream()
                .map(MongoChannelStates::known)
                .sorted(Comparator.comparing(Known::id))
                .toList());
    }

    private static Known known(Document row) {
        return new Known(
                row.getString("channel"),
                row.getString("account"),
                ChannelHealth.State.valueOf(row.getString("state")),
                row.getString("reason"),
                Docs.instant(row, "since"));
    }
}
