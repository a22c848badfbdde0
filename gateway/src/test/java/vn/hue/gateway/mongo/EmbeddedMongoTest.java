package vn.hue.gateway.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddedMongoTest {

    enum Kind {
        MEMORY,
        FILE
    }

    @TempDir
    Path folder;

    private final Connections connections = new Connections();

    @AfterEach
    void close() throws Exception {
        connections.close();
    }

    private Path file() {
        return folder.resolve("data/of/the/gateway/hue.db");
    }

    private Database start(Kind kind) {
        return connections.to(kind == Kind.FILE ? EmbeddedMongo.onFile(file()) : EmbeddedMongo.inMemory());
    }

    private static MongoCollection<Document> documents(Database database) {
        return database.mongo().getCollection("documents");
    }

    @ParameterizedTest
    @EnumSource
    void a_server_answers_pings_and_reports_a_version_that_shells_accept(Kind kind) {
        Database database = start(kind);
        database.ping().await();
        Document hello = database.onContext()
                .first(database.mongo().runCommand(new Document("isMaster", 1)))
                .await();
        assertThat(hello).containsEntry("maxWireVersion", 13);
    }

    @ParameterizedTest
    @EnumSource
    void a_document_found_by_its_id_is_held_against_the_rest_of_the_filter(Kind kind) {
        Database database = start(kind);
        MongoCollection<Document> documents = documents(database);
        database.onContext()
                .first(documents.insertMany(List.of(
                        new Document("_id", "a").append("version", 1), new Document("_id", "b").append("version", 2))))
                .await();
        List<UpdateResult> results = Stream.of(1, 1, 2)
                .map(seen -> database.onContext()
                        .first(documents.replaceOne(
                                new Document("_id", "a").append("version", seen),
                                new Document("_id", "a").append("version", seen + 1)))
                        .await())
                .toList();
        assertThat(results).extracting(UpdateResult::getMatchedCount).containsExactly(1L, 0L, 1L);
        Document both = new Document("_id", new Document("$in", List.of("a", "b", "c"))).append("version", 2);
        assertThat(database.onContext().all(documents.find(both)).await())
                .containsExactly(new Document("_id", "b").append("version", 2));
        assertThat(database.onContext().first(documents.deleteOne(both)).await().getDeletedCount())
                .isEqualTo(1);
        assertThat(database.onContext().first(documents.countDocuments()).await())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void an_id_stands_for_one_document_whatever_kind_of_number_it_is(Kind kind) {
        Database database = start(kind);
        MongoCollection<Document> documents = documents(database);
        database.onContext().first(documents.insertOne(new Document("_id", 7))).await();
        for (Number same : List.of(7, 7L, 7.0)) {
            assertThat(database.onContext()
                            .first(documents.find(new Document("_id", same)))
                            .await())
                    .containsEntry("_id", 7);
            assertThatThrownBy(() -> database.onContext()
                            .first(documents.insertOne(new Document("_id", same)))
                            .await())
                    .isInstanceOf(MongoWriteException.class);
        }
    }

    /** The server changes documents in place before it knows whether it may. */
    @ParameterizedTest
    @EnumSource
    void a_change_that_is_refused_leaves_the_document_as_it_was(Kind kind) {
        Database database = start(kind);
        MongoCollection<Document> documents = documents(database);
        database.onContext()
                .first(documents.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true)))
                .await();
        database.onContext()
                .first(documents.insertMany(List.of(
                        new Document("_id", "a").append("code", 1), new Document("_id", "b").append("code", 2))))
                .await();
        assertThatThrownBy(() -> database.onContext()
                        .first(documents.updateOne(Filters.eq("_id", "b"), Updates.set("code", 1)))
                        .await())
                .isInstanceOf(MongoWriteException.class);
        assertThat(database.onContext()
                        .first(documents.find(new Document("_id", "b")))
                        .await())
                .containsEntry("code", 2);
    }

    @ParameterizedTest
    @EnumSource
    void a_whole_document_takes_the_place_of_another_by_the_rules_of_the_real_one(Kind kind) {
        Database database = start(kind);
        MongoCollection<Document> documents = documents(database);
        OnContext here = database.onContext();
        here.first(documents.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true)))
                .await();
        Document one = new Document("_id", "one").append("version", 1).append("name", "một");
        Document two = new Document("_id", "two").append("version", 1).append("name", "hai");
        here.first(documents.insertMany(List.of(one, two))).await();

        record Change(String what, Document selector, Document with, long matched, long modified, Document left) {}
        Document shorter = new Document("_id", "one").append("version", 2);
        List<Change> changes = List.of(
                new Change("another version", new Document("_id", "one").append("version", 7), shorter, 0, 0, one),
                new Change("nobody of this id", new Document("_id", "three"), shorter, 0, 0, one),
                new Change("the same again", new Document("_id", "one"), one, 1, 0, one),
                new Change("fields go", new Document("_id", "one").append("version", 1), shorter, 1, 1, shorter),
                new Change(
                        "without its id",
                        new Document("_id", "one"),
                        new Document("name", "bốn"),
                        1,
                        1,
                        new Document("_id", "one").append("name", "bốn")),
                new Change("back", new Document("_id", "one"), one, 1, 1, one));
        for (Change change : changes) {
            UpdateResult result = here.first(documents.replaceOne(change.selector, change.with))
                    .await();
            assertThat(result.getMatchedCount()).as(change.what).isEqualTo(change.matched);
            assertThat(result.getModifiedCount()).as(change.what).isEqualTo(change.modified);
            assertThat(here.first(documents.find(new Document("_id", "one"))).await())
                    .as(change.what)
                    .isEqualTo(change.left);
        }

        Document taken = new Document("_id", "one").append("name", "hai");
        assertThatThrownBy(() -> here.first(documents.replaceOne(new Document("_id", "one"), taken))
                        .await())
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
        assertThatThrownBy(() -> here.first(documents.replaceOne(new Document("_id", "one"), two))
                        .await())
                .as("an id is for ever")
                .isInstanceOf(MongoWriteException.class);
        here.first(documents.replaceOne(new Document("_id", "one"), new Document("name", "ba")))
                .await();
        assertThat(here.first(documents.find(new Document("name", "một"))).await())
                .as("the old name is free")
                .isNull();
        assertThat(here.first(documents.find(new Document("name", "ba"))).await())
                .containsEntry("_id", "one");
    }

    @Test
    void a_restarted_server_finds_everything() throws Exception {
        Database before = start(Kind.FILE);
        List<Document> written = IntStream.range(0, 500)
                .mapToObj(i -> new Document("_id", "id-" + i).append("text", "Lê Lợi " + i))
                .toList();
        before.onContext()
                .first(documents(before).createIndex(Indexes.ascending("text"), new IndexOptions().unique(true)))
                .await();
        before.onContext().first(documents(before).insertMany(written)).await();
        connections.closeAll();

        Vertx again = Vertx.vertx();
        try (EmbeddedMongo mongo = EmbeddedMongo.onFile(file())) {
            Database after = Database.open(again, mongo.uri());
            assertThat(after.onContext().all(documents(after).find()).await())
                    .containsExactlyInAnyOrderElementsOf(written);
            assertThat(after.onContext()
                            .first(documents(after).find(Filters.eq("text", "Lê Lợi 7")))
                            .await())
                    .containsEntry("_id", "id-7");
            assertThatThrownBy(() -> after.onContext()
                            .first(documents(after).insertOne(new Document("text", "Lê Lợi 7")))
                            .await())
                    .isInstanceOf(MongoWriteException.class);
            after.close().await();
        } finally {
            again.close().await();
        }
    }

    @Test
    void a_second_process_on_the_same_file_is_told_that_one_is_running() throws Exception {
        start(Kind.FILE);
        Process second = ChildJvm.start(SecondGateway.class, file().toString());
        try (var out = second.inputReader()) {
            assertThat(out.lines()).containsExactly("another gateway is already running on this file: " + file());
        }
        assertThatThrownBy(() -> EmbeddedMongo.onFile(file())).isInstanceOf(FileInUseException.class);
    }

    @ParameterizedTest
    @EnumSource
    void of_32_writers_racing_on_one_version_exactly_one_wins(Kind kind) {
        Database database = start(kind);
        MongoCollection<Document> documents = documents(database);
        OnContext onContext = database.onContext();
        onContext
                .first(documents.createIndex(Indexes.ascending("_id", "version"), new IndexOptions().unique(true)))
                .await();
        onContext
                .first(documents.insertOne(new Document("_id", "c").append("version", 0)))
                .await();
        for (int version = 0; version < 20; version++) {
            int expected = version;
            List<Future<UpdateResult>> race = IntStream.range(0, 32)
                    .mapToObj(writer -> onContext.first(documents.replaceOne(
                            new Document("_id", "c").append("version", expected),
                            new Document("_id", "c")
                                    .append("version", expected + 1)
                                    .append("by", writer))))
                    .toList();
            Future.all(race).await();
            assertThat(race.stream()
                            .mapToLong(f -> f.result().getModifiedCount())
                            .sum())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_second_document_with_the_same_unique_key_fails_with_11000(Kind kind) {
        Database database = start(kind);
        MongoCollection<Document> documents = documents(database);
        OnContext onContext = database.onContext();
        onContext
                .first(documents.createIndex(Indexes.ascending("source", "external"), new IndexOptions().unique(true)))
                .await();
        Document entry = new Document("source", "zalo").append("external", "m1");
        onContext
                .first(documents.insertOne(new Document(entry).append("_id", 1)))
                .await();
        assertThatThrownBy(() -> onContext
                        .first(documents.insertOne(new Document(entry).append("_id", 2)))
                        .await())
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e -> assertThat(e.getError().getCode()).isEqualTo(11000));
    }

    @ParameterizedTest
    @EnumSource
    void a_document_that_is_being_changed_is_never_read_half_changed(Kind kind) {
        Database database = start(kind);
        MongoCollection<Document> documents = documents(database);
        OnContext onContext = database.onContext();
        onContext
                .first(documents.insertOne(
                        new Document("_id", "d").append("a", 0).append("b", 0)))
                .await();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            all.add(onContext.first(documents.findOneAndUpdate(
                    Filters.eq("_id", "d"),
                    Updates.combine(Updates.inc("a", 1), Updates.inc("b", 1)),
                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER))));
            all.add(onContext.first(documents.find(Filters.eq("_id", "d"))));
            if (all.size() == 200) {
                Future.all(all).await();
                assertThat(all).allSatisfy(f -> {
                    Document d = (Document) f.result();
                    assertThat(d.getInteger("a")).isEqualTo(d.getInteger("b"));
                });
                all.clear();
            }
        }
    }

    @Test
    void a_file_does_not_grow_for_ever_when_one_document_is_updated_again_and_again() throws Exception {
        Database database = start(Kind.FILE);
        MongoCollection<Document> documents = documents(database);
        String text = "x".repeat(10_000);
        update(database, documents, text, 300);
        long early = Files.size(file());
        update(database, documents, text, 1_500);
        long late = Files.size(file());
        assertThat(late).isLessThan(early + 4_000_000);
        connections.closeAll();
        assertThat(Files.size(file())).isLessThan(1_000_000);
    }

    /** One after the other, so that each is a commit of its own. */
    private static void update(Database database, MongoCollection<Document> documents, String text, int times) {
        for (int i = 0; i < times; i++) {
            database.onContext()
                    .first(documents.findOneAndUpdate(
                            Filters.eq("_id", "one"),
                            Updates.combine(Updates.set("text", text), Updates.inc("n", 1)),
                            new FindOneAndUpdateOptions().upsert(true)))
                    .await();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_write_concern_for_a_replica_set_is_accepted_too(Kind kind) {
        Database database = start(kind);
        var result = database.onContext()
                .first(documents(database)
                        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                        .insertOne(new Document("_id", 1)))
                .await();
        assertThat(result.wasAcknowledged()).isTrue();
    }
}
