package vn.hue.gateway.store.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import vn.hue.gateway.mongo.EmbeddedMongo;
import vn.hue.gateway.mongo.OnContext;
import vn.hue.gateway.store.Stores;

class MongoStoresTest extends MongoContract {

    MongoStoresTest() {
        super(EmbeddedMongo.inMemory());
    }

    @Override
    Stores open(MongoDatabase mongo, OnContext onContext) {
        return await(MongoStores.open(mongo, onContext));
    }
}
