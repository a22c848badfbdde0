package vn.hue.gateway.mongo;

import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;

/** Embedded servers and who is connected to them, closed in the order that lets nobody wait. */
final class Connections implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    Database to(EmbeddedMongo mongo) {
        open.push(mongo);
        Database database = Database.open(vertx, mongo.uri());
        open.push(() -> database.close().await());
        return database;
    }

    /** Closes what is open; more may be opened afterwards. */
    void closeAll() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    @Override
    public void close() throws Exception {
        closeAll();
        vertx.close().await();
    }
}
