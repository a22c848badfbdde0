package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import vn.hue.gateway.mongo.EmbeddedMongo;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.Stores;

/** The embedded default: a file, and what would be scanned mirrored in memory. */
class MongoStoresOnFileTest extends MongoContract {

    MongoStoresOnFileTest() throws IOException {
        super(EmbeddedMongo.onFile(Files.createTempDirectory("contract").resolve("hue.db")));
    }

    @Override
    Stores open(MongoDatabase mongo, OnContext onContext) {
        return await(MongoStores.openAlone(mongo, onContext));
    }
}
