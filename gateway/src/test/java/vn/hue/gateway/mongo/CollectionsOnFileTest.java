package vn.hue.gateway.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes, goes and keeps its name in the embedded database's file. */
class CollectionsOnFileTest {

    @TempDir
    private Path folder;

    private final Connections connections = new Connections();

    @AfterEach
    void close() throws Exception {
        connections.close();
    }

    private Path file() {
        return folder.resolve("hue.db");
    }

    private static MongoCollection<Document> documents(Database database) {
        return database.mongo().getCollection("documents");
    }

    @Test
    void collections_and_indexes_made_or_dropped_on_the_way_are_so_after_a_kill() throws Exception {
        Database killed = connections.to(EmbeddedMongo.onFile(file()));
        OnContext here = killed.onContext();
        MongoCollection<Document> late = killed.mongo().getCollection("late");
        here.first(documents(killed).insertOne(new Document("_id", "a"))).await();
        here.first(late.insertOne(new Document("_id", "a").append("code", 1))).await();
        here.first(documents(killed).drop()).await();
        here.first(late.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true)))
                .await();
        here.first(late.insertOne(new Document("_id", "b").append("code", 2))).await();
        here.first(late.replaceOne(new Document("_id", "a"), new Document("code", 3)))
                .await();

        // As kill -9 leaves them.
        Path copy = Files.createDirectories(folder.resolve("copy")).resolve("hue.db");
        Files.copy(file(), copy);
        Files.copy(file().resolveSibling("hue.db.journal"), copy.resolveSibling("hue.db.journal"));
        Database next = connections.to(EmbeddedMongo.onFile(copy));
        MongoCollection<Document> there = next.mongo().getCollection("late");
        assertThat(next.onContext().all(there.find()).await())
                .containsExactlyInAnyOrder(
                        new Document("_id", "a").append("code", 3), new Document("_id", "b").append("code", 2));
        assertThat(next.onContext().all(next.mongo().listCollectionNames()).await())
                .containsExactly("late");
        assertThatThrownBy(() -> next.onContext()
                        .first(there.insertOne(new Document("_id", "c").append("code", 2)))
                        .await())
                .isInstanceOf(MongoWriteException.class);
        next.onContext()
                .first(there.insertOne(new Document("_id", "c").append("code", 1)))
                .await();
    }

    @Test
    void a_collection_keeps_its_name() {
        Database database = connections.to(EmbeddedMongo.onFile(file()));
        OnContext here = database.onContext();
        here.first(documents(database).createIndex(Indexes.ascending("code"), new IndexOptions().unique(true)))
                .await();
        assertThatThrownBy(() -> here.first(documents(database)
                                .renameCollection(
                                        new MongoNamespace(database.mongo().getName(), "other")))
                        .await())
                .isInstanceOf(MongoCommandException.class)
                .hasMessageContaining("keep their names");
    }
}
