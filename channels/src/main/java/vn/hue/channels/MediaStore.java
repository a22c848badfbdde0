package vn.hue.channels;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Media;

/** Where pictures, videos and files live. */
public interface MediaStore {

    /**
     * Stores a file for good: sniffs its type, reads the camera's hints, strips them from the stored copy.
     *
     * @param name as the citizen's device called it; only for show
     * @return what is known of it, or why it was refused
     */
    Future<Stored> store(Buffer file, @Nullable String name);

    /** The bytes of a stored file; a null result when there is none. */
    Future<@Nullable File> open(String id);

    /** The outcome of storing. */
    sealed interface Stored {
        record Kept(Media media) implements Stored {}

        /** Not a picture, video, recording or document, or too large, or hostile. */
        record Refused(Reason reason) implements Stored {}

        enum Reason {
            EMPTY,
            TOO_LARGE,
            TYPE_NOT_ALLOWED,
            BROKEN
        }
    }

    /** A stored file. */
    record File(Media media, Buffer bytes) {}
}
