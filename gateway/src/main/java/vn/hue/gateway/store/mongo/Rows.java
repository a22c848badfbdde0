package vn.hue.gateway.store.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.util.ArrayList;
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
    private static final InsertManyOptions ANY_ORDER = new InsertManyOptions().ordered(false);

    /** What is to become of the document of an id. */
    private sealed interface Change {
        String id();
    }

    private record Put(String id, Document document) implements Change {}

    private record Insert(String id, Document document) implements Change {}

    private record Remove(String id) implements Change {}

    private final MongoCollection<Document> collection;
    private final OnContext onContext;
    private final String orderedBy;
    private final Batch<Change, Boolean> changes;
    private final Batch<String, @Nullable Document> look = new Batch<>(this::read, AT_ONCE, 1);

    Rows(MongoDatabase database, String name, OnContext onContext) {
        this(database, name, onContext, "_id", 1);
    }

    /**
     * Rows that are changed in several batches at once.
     *
     * @param orderedBy the field whose equals keep the order in which they are put and inserted
     */
    Rows(MongoDatabase database, String name, OnContext onContext, String orderedBy, int onTheWay) {
        this.collection = database.getCollection(name);
        this.onContext = onContext;
        this.orderedBy = orderedBy;
        this.changes = new Batch<>(this::write, AT_ONCE, onTheWay);
    }

    private String order(Document document) {
        return document.getString(orderedBy);
    }

    MongoCollection<Document> collection() {
        return collection;
    }

    /** Over whatever is there. */
    Future<Void> put(Document document) {
        return changes.add(order(document), new Put(id(document), document)).mapEmpty();
    }

    /** False when there is one of this id already; it stays as it is. */
    Future<Boolean> insert(Document document) {
        return changes.add(order(document), new Insert(id(document), document));
    }

    Future<Void> remove(String id) {
        return changes.add(id, new Remove(id)).mapEmpty();
    }

    Future<Void> removeAll(Collection<String> ids) {
        return Future.join(ids.stream().map(this::remove).toList()).mapEmpty();
    }

    Future<@Nullable Document> find(String id) {
        return look.add(id, id);
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

    /** How many there are, {@code most} at most. */
    Future<Integer> count(Bson filter, int most) {
        CountOptions bounded = new CountOptions().limit(most).maxTime(QUERY_SECONDS, TimeUnit.SECONDS);
        return onContext
                .first(collection.countDocuments(filter, bounded))
                .map(count -> count == null ? 0 : count.intValue());
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

    /**
     * Only the last change of each id is carried out: what is put, or removed, in the same breath needs no insert before
     * it. An insert that was overtaken so counts as one.
     */
    private Future<List<Boolean>> write(List<Change> all) {
        Map<String, Change> last = new LinkedHashMap<>();
        for (Change change : all) {
            Change before = last.remove(change.id());
            last.put(change.id(), before != null && change instanceof Insert ? before : change);
            if (before instanceof Remove && change instanceof Insert) {
                return inParts(all);
            }
        }
        List<Document> inserts = new ArrayList<>();
        List<WriteModel<Document>> others = new ArrayList<>();
        for (Change change : last.values()) {
            if (change instanceof Insert insert) {
                inserts.add(insert.document);
            } else {
                others.add(model(change));
            }
        }
        Future<?> changed =
                others.isEmpty() ? Future.succeededFuture() : onContext.first(collection.bulkWrite(others, UNORDERED));
        return Future.join(insertAll(inserts), changed).map(done -> {
            Set<String> there = done.resultAt(0);
            Set<String> counted = new HashSet<>(there);
            // Of two inserts of one id in one breath, the first is the one that counts.
            return all.stream()
                    .map(change -> change instanceof Insert && counted.add(change.id()))
                    .toList();
        });
    }

    /** One after the other, where an insert follows the removal of the same id. */
    private Future<List<Boolean>> inParts(List<Change> all) {
        return write(all.subList(0, 1))
                .compose(first -> all.size() == 1
                        ? Future.succeededFuture(first)
                        : write(all.subList(1, all.size())).map(rest -> Stream.concat(first.stream(), rest.stream())
                                .toList()));
    }

    /** The ids of those that were there already. */
    private Future<Set<String>> insertAll(List<Document> documents) {
        if (documents.isEmpty()) {
            return Future.succeededFuture(Set.of());
        }
        return onContext
                .first(collection.insertMany(documents, ANY_ORDER))
                .map(Set.<String>of())
                .recover(cause -> cause instanceof MongoBulkWriteException failed
                        ? alreadyThere(documents, failed)
                        : Future.failedFuture(cause));
    }

    private static Future<Set<String>> alreadyThere(List<Document> documents, MongoBulkWriteException failed) {
        Set<String> there = new HashSet<>();
        for (BulkWriteError error : failed.getWriteErrors()) {
            if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                return Future.failedFuture(failed);
            }
            there.add(id(documents.get(error.getIndex())));
        }
        return failed.getWriteConcernError() == null ? Future.succeededFuture(there) : Future.failedFuture(failed);
    }

    private static WriteModel<Document> model(Change change) {
        Document byId = new Document("_id", change.id());
        if (change instanceof Put put) {
            return new ReplaceOneModel<>(byId, put.document, REPLACE_OR_INSERT);
        }
        return new DeleteOneModel<>(byId);
    }
}
