package vn.hue.gateway.media;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.MediaStore;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;

/** The media of all conversations: looked into on workers of its own, kept on a shelf, each with its thumbnail. */
public final class MediaLibrary implements MediaStore {

    private static final int MARK = 13;

    private final Shelf shelf;
    private final Inspection inspection;
    private final WorkerExecutor workers;
    private final Supplier<String> ids;
    private final long largest;

    /**
     * @param workers for nothing else, so that pictures and passwords don't wait for each other
     * @param zone of camera times without an offset
     * @param ids unguessable
     */
    public MediaLibrary(
            Shelf shelf,
            WorkerExecutor workers,
            long imageBytes,
            long videoBytes,
            long maxPixels,
            ZoneId zone,
            Supplier<String> ids) {
        this.shelf = shelf;
        this.workers = workers;
        this.inspection = new Inspection(new Inspection.Limits(imageBytes, videoBytes, maxPixels), zone);
        this.ids = ids;
        this.largest = Math.max(imageBytes, videoBytes);
    }

    /** In bytes: nothing larger is kept. */
    public long largest() {
        return largest;
    }

    @Override
    public Future<Stored> store(Buffer file, @Nullable String name) {
        return store(ids.get(), file, name);
    }

    /**
     * As {@link #store(Buffer, String)}, for someone who will name the file by its id.
     *
     * @param owner its id says whose it is, for {@link #isOf}, and doesn't name them
     */
    public Future<Stored> store(Buffer file, @Nullable String name, String owner) {
        return store(mark(owner) + ids.get(), file, name);
    }

    /** Whether a file was stored for this owner. */
    public static boolean isOf(String owner, String id) {
        return id.startsWith(mark(owner));
    }

    private static String mark(String owner) {
        byte[] name = owner.getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString().substring(0, MARK) + '-';
    }

    private Future<Stored> store(String id, Buffer file, @Nullable String name) {
        return workers.executeBlocking(() -> inspection.look(id, file.getBytes(), name), false)
                .compose(outcome -> outcome instanceof Inspection.Outcome.Fine fine
                        ? keep(id, fine)
                        : Future.succeededFuture(new Stored.Refused(((Inspection.Outcome.Refused) outcome).reason())));
    }

    private Future<Stored> keep(String id, Inspection.Outcome.Fine fine) {
        Buffer small = fine.thumbnail();
        Future<Void> thumbnail = small == null
                ? Future.succeededFuture()
                : shelf.put(
                        thumbnailId(id), new File(Media.stored(thumbnailId(id), MediaKind.IMAGE, "image/jpeg"), small));
        return thumbnail
                .compose(kept -> shelf.put(id, fine.file()))
                .map(kept -> new Stored.Kept(fine.file().media()));
    }

    @Override
    public Future<@Nullable File> open(String id) {
        return shelf.get(id);
    }

    /** A small JPEG of a picture; a null result for what has none. */
    public Future<@Nullable File> thumbnail(String id) {
        return shelf.get(thumbnailId(id));
    }

    static String thumbnailId(String id) {
        return id + ".thumb";
    }
}
