package vn.hue.gateway.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bson.Document;

/** A process that writes as fast as it can, and says which writes were acknowledged, until someone kills it. */
public final class KillVictim {

    private static final int IN_FLIGHT = 64;

    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
    private final OnContext onContext;
    private final MongoCollection<Document> documents;
    private final String round;
    private int next;

    private KillVictim(Database database, String round) {
        this.onContext = database.onContext();
        this.documents = database.mongo().getCollection("documents");
        this.round = round;
    }

    /** The file and a prefix for the ids. */
    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        EmbeddedMongo mongo = EmbeddedMongo.onFile(Path.of(args[0]));
        Database database = Database.open(vertx, mongo.uri());
        KillVictim victim = new KillVictim(database, args[1]);
        vertx.getOrCreateContext().runOnContext(ignored -> {
            for (int i = 0; i < IN_FLIGHT; i++) {
                victim.insert();
            }
        });
    }

    private void insert() {
        String id = "%s-%08d".formatted(round, next++);
        onContext
                .first(documents.insertOne(
                        new Document("_id", id).append("version", 0).append("text", "x".repeat(400))))
                .onSuccess(inserted -> {
                    acknowledge("insert", id);
                    update(id);
                })
                .onFailure(KillVictim::stop);
    }

    private void update(String id) {
        onContext
                .first(documents.updateOne(Filters.eq("_id", id), Updates.set("version", 1)))
                .onSuccess(updated -> {
                    acknowledge("update", id);
                    insert();
                })
                .onFailure(KillVictim::stop);
    }

    private void acknowledge(String what, String id) {
        out.print(what + " " + id + "\n");
        out.flush();
    }

    private static void stop(Throwable cause) {
        cause.printStackTrace();
        Runtime.getRuntime().halt(1);
    }
}
