package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.Nodes;

/** Signs of life in {@code nodes}: as many documents as there are gateways. */
final class MongoNodes implements Nodes {

    private final Rows rows;

    MongoNodes(MongoDatabase database, OnContext onContext) {
        this.rows = new Rows(database, "nodes", onContext);
    }

    @Override
    public Future<Void> alive(String node, Instant until) {
        return rows.put(new Document("_id", node).append("aliveUntil", Docs.date(until)));
    }

    @Override
    public Future<Void> leave(String node) {
        return rows.remove(node);
    }

    @Override
    public Future<Set<String>> living(Instant now) {
        return rows.query(new Document(), null, 0).compose(all -> {
            List<String> dead = all.stream()
                    .filter(row -> Docs.instant(row, "aliveUntil").isBefore(now))
                    .map(Rows::id)
                    .toList();
            Set<String> living = all.stream()
                    .map(Rows::id)
                    .filter(node -> !dead.contains(node))
                    .collect(Collectors.toSet());
            return dead.isEmpty()
                    ? Future.succeededFuture(living)
                    : rows.removeAll(dead).map(removed -> living);
        });
    }
}
