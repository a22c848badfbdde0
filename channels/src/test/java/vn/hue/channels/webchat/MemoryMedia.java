package vn.hue.channels.webchat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.MediaStore;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;

/** Files in memory; knows JPEG, PNG and MP4 by their first bytes and refuses everything else. */
final class MemoryMedia implements MediaStore {

    private final Map<String, File> files = new ConcurrentHashMap<>();

    @Override
    public Future<Stored> store(Buffer file, @Nullable String name) {
        String type = type(file);
        if (type == null) {
            return Future.succeededFuture(new Stored.Refused(Stored.Reason.TYPE_NOT_ALLOWED));
        }
        MediaKind kind = type.startsWith("video/") ? MediaKind.VIDEO : MediaKind.IMAGE;
        Media media =
                new Media("file-" + (files.size() + 1), kind, type, file.length(), name, null, null, null, null, null);
        files.put("file-" + (files.size() + 1), new File(media, file));
        return Future.succeededFuture(new Stored.Kept(media));
    }

    @Override
    public Future<@Nullable File> open(String id) {
        return Future.succeededFuture(files.get(id));
    }

    private static @Nullable String type(Buffer file) {
        if (file.length() > 3 && file.getUnsignedByte(0) == 0xff && file.getUnsignedByte(1) == 0xd8) {
            return "image/jpeg";
        }
        if (file.length() > 8 && file.getUnsignedByte(0) == 0x89 && file.getByte(1) == 'P') {
            return "image/png";
        }
        return file.length() > 12 && file.getString(4, 8).equals("ftyp") ? "video/mp4" : null;
    }
}
