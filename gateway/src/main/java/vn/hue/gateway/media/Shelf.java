package vn.hue.gateway.media;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.MediaStore.File;

/** Where files lie, by id. They are never changed. */
public interface Shelf {

    /** Durable when the future succeeds. */
    Future<Void> put(String id, File file);

    /** The file; a null result when there is none. */
    Future<@Nullable File> get(String id);

    /** Takes it away for good; nothing happens when it isn't there. */
    Future<Void> remove(String id);
}
