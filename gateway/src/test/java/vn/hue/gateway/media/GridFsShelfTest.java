package vn.hue.gateway.media;

import static vn.hue.gateway.Await.await;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import vn.hue.gateway.mongo.Database;
import vn.hue.gateway.mongo.EmbeddedMongo;

class GridFsShelfTest extends ShelfContract {

    private static final Vertx VERTX = Vertx.vertx();
    private static final EmbeddedMongo MONGO = EmbeddedMongo.inMemory();
    private static final Database DATABASE = Database.open(VERTX, MONGO.uri());

    private final Shelf shelf = await(GridFsShelf.open(DATABASE));

    @Override
    Shelf shelf() {
        return shelf;
    }

    @AfterAll
    static void close() {
        await(DATABASE.close());
        MONGO.close();
        await(VERTX.close());
    }
}
