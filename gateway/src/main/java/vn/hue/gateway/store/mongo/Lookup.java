package vn.hue.gateway.store.mongo;

import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.hue.gateway.mongo.OnContext;

/** Whether there are documents of certain values in a unique field; many questions share a command. */
final class Lookup {

    private static final int AT_ONCE = 500;
    private static final int QUERY_SECONDS = 20;

    private final MongoCollection<Document> collection;
    private final String field;
    private final Bson onlyField;
    private final OnContext onContext;
    private final Batch<String, Boolean> questions;

    Lookup(MongoDatabase database, String name, String field, OnContext onContext) {
        this.collection = database.getCollection(name);
        this.field = field;
        this.onlyField = Projections.include(field);
        this.onContext = onContext;
        this.questions = new Batch<>(this::ask, AT_ONCE, 1);
    }

    /** Those of the values that are there. */
    Future<Set<String>> which(Collection<String> values) {
        if (values.isEmpty()) {
            return Future.succeededFuture(Set.of());
        }
        List<String> asked = List.copyOf(values);
        return Future.join(
                        asked.stream().map(value -> questions.add(value, value)).toList())
                .map(answers -> {
                    Set<String> there = new HashSet<>();
                    for (int i = 0; i < asked.size(); i++) {
                        if (answers.<Boolean>resultAt(i)) {
                            there.add(asked.get(i));
                        }
                    }
                    return there;
                });
    }

    private Future<List<Boolean>> ask(List<String> values) {
        Document filter = new Document(field, values.size() == 1 ? values.get(0) : new Document("$in", values));
        return onContext
                .all(collection
                        .find(filter)
                        .projection(onlyField)
                        .batchSize(AT_ONCE)
                        .maxTime(QUERY_SECONDS, TimeUnit.SECONDS))
                .map(found -> {
                    Set<String> there = new HashSet<>();
                    found.forEach(document -> there.add(document.getString(field)));
                    return values.stream().map(there::contains).toList();
                });
    }
}
