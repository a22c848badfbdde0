package vn.hue.gateway.store.mongo;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.mongo.OnContext;

/** One collection whose documents are found by their ids: puts, inserts, removals and look-ups go in batches. */
final class Rows {

    private static final int AT_ONCE = 500;
    private static final int QUERY_SECONDS = 20;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions REPLACE_OR_INSERT = new ReplaceOptions().upsert(true);
    private static final UpdateOptions OR_INSERT = new UpdateOptions().upsert(true);

    /** What is to become of the document of an id. */
    private sealed interface Change {
        String id();
    }

    private record Put(String id, Document document) implements Change {}

    private record Insert(String id, Document document) implements Change {}

    private record Remove(String id) implements Change {}

    private final MongoCollection<Document> collection;
    private final OnContext onContext;
    private final Batch<Change, Boolean> changes = new Batch<>(this::write, AT_ONCE);
    private final Batch<String, @Nullable Document> look = new Batch<>(this::read, AT_ONCE);

    Rows(MongoDatabase database, String name, OnContext onContext) {
        this.collection = database.getCollection(name);
        this.onContext = onContext;
    }

    MongoCollection<Document> collection() {
        return collection;
    }

    /** Over whatever is there. */
    Future<Void> put(Document document) {
        return changes.add(new Put(id(document), document)).mapEmpty();
    }

    /** False when there is one of this id already; it stays as it is. */
    Future<Boolean> insert(Document document) {
        return changes.add(new Insert(id(document), document));
    }

    Future<Void> remove(String id) {
        return changes.add(new Remove(id)).mapEmpty();
    }

    Future<Void> removeAll(Collection<String> ids) {
        return Future.join(ids.stream().map(this::remove).toList()).mapEmpty();
    }

    Future<@Nullable Document> find(String id) {
        return look.add(id);
    }

    /** Those that are there, in the order of the ids. */
    Future<List<Document>> findAll(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return Future.join(ids.stream().map(this::find).toList()).map(found -> found.<@Nullable Document>list().stream()
                .flatMap(Stream::ofNullable)
                .toList());
    }

    Future<Set<String>> which(Collection<String> ids) {
        return findAll(ids).map(found -> {
            Set<String> there = new HashSet<>();
            found.forEach(document -> there.add(id(document)));
            return there;
        });
    }

    /** @param limit 0 for all */
    Future<List<Document>> query(Bson filter, @Nullable Bson sort, int limit) {
        return query(filter, sort, limit, null);
    }

    Future<List<Document>> query(Bson filter, @Nullable Bson sort, int limit, @Nullable Bson fields) {
        return onContext.all(
                bounded(collection.find(filter)).sort(sort).limit(limit).projection(fields));
    }

    Future<@Nullable Document> first(Bson filter) {
        return onContext.first(bounded(collection.find(filter)));
    }

    static String id(Document document) {
        return document.getString("_id");
    }

    private static FindPublisher<Document> bounded(FindPublisher<Document> find) {
        return find.batchSize(AT_ONCE).maxTime(QUERY_SECONDS, TimeUnit.SECONDS);
    }

    private Future<List<@Nullable Document>> read(List<String> ids) {
        return onContext.all(bounded(collection.find(Filters.ids(ids)))).map(found -> {
            Map<String, Document> byId = new HashMap<>();
            found.forEach(document -> byId.put(id(document), document));
            return ids.stream().<@Nullable Document>map(byId::get).toList();
        });
    }

    /** One command has at most one change of each id, so that their order does not matter to it. */
    private Future<List<Boolean>> write(List<Change> all) {
        Map<String, Change> last = new LinkedHashMap<>();
        boolean repeated = false;
        for (Change change : all) {
            repeated |= last.put(change.id(), change) != null;
        }
        return repeated ? inParts(all) : bulk(all);
    }

    private Future<List<Boolean>> inParts(List<Change> all) {
        Set<String> ids = new HashSet<>();
        int end = 0;
        while (end < all.size() && ids.add(all.get(end).id())) {
            end++;
        }
        List<Change> first = all.subList(0, end);
        List<Change> rest = all.subList(end, all.size());
        return bulk(first).compose(done -> write(rest)
                .map(others -> Stream.concat(done.stream(), others.stream()).toList()));
    }

    private Future<List<Boolean>> bulk(List<Change> all) {
        if (all.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        List<WriteModel<Document>> models = all.stream().map(Rows::model).toList();
        return onContext.first(collection.bulkWrite(models, UNORDERED)).map(result -> inserted(all, result));
    }

    private static List<Boolean> inserted(List<Change> all, @Nullable BulkWriteResult result) {
        Set<Integer> inserted = new HashSet<>();
        if (result != null) {
            result.getUpserts().forEach(upsert -> inserted.add(upsert.getIndex()));
        }
        Boolean[] outcome = new Boolean[all.size()];
        for (int i = 0; i < outcome.length; i++) {
            outcome[i] = inserted.contains(i);
        }
        return List.of(outcome);
    }

    private static WriteModel<Document> model(Change change) {
        Document byId = new Document("_id", change.id());
        if (change instanceof Put put) {
            return new ReplaceOneModel<>(byId, put.document, REPLACE_OR_INSERT);
        } else if (change instanceof Insert insert) {
            Document rest = new Document(insert.document);
            rest.remove("_id");
            return new UpdateOneModel<>(byId, new Document("$setOnInsert", rest), OR_INSERT);
        }
        return new DeleteOneModel<>(byId);
    }
}
