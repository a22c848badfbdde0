package vn.hue.gateway.media;

class MemoryShelfTest extends ShelfContract {

    private final Shelf shelf = new MemoryShelf();

    @Override
    Shelf shelf() {
        return shelf;
    }
}
