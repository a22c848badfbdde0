package vn.hue.gateway.media;

import io.vertx.core.Future;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.MediaStore.File;

/** Files in memory: for tests and the chat in a terminal. */
public final class MemoryShelf implements Shelf {

    private final Map<String, File> files = new ConcurrentHashMap<>();

    @Override
    public Future<Void> put(String id, File file) {
        files.put(id, file);
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> remove(String id) {
        files.remove(id);
        return Future.succeededFuture();
    }

    @Override
    public Future<@Nullable File> get(String id) {
        return Future.succeededFuture(files.get(id));
    }
}
