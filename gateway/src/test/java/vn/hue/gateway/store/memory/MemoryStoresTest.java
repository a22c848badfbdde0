package vn.hue.gateway.store.memory;

import vn.hue.gateway.store.StoreContract;
import vn.hue.gateway.store.Stores;

class MemoryStoresTest extends StoreContract {

    @Override
    protected Stores stores() {
        return Memory.stores();
    }
}
