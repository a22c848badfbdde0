package vn.hue.channels.zalo;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.MediaStore;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;

/** Brings our files to Zalo: pictures up to 1 MB, documents up to 5 MB. What is there is used again for six days. */
final class ZaloUploads {

    /** Zalo forgets an upload after seven. */
    private static final Duration KEPT = Duration.ofDays(6);

    private static final int MOST_KEPT = 1_000;
    private static final long MOST_FILE_BYTES = 5L << 20;
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png");
    private static final Map<String, String> DOCUMENTS = Map.of(
            "application/pdf",
            ".pdf",
            "application/msword",
            ".doc",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".docx",
            "text/csv",
            ".csv");

    private final ZaloApi api;
    private final MediaStore media;
    private final ZaloPictures pictures;
    private final InstantSource clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    };

    ZaloUploads(ZaloApi api, MediaStore media, ZaloPictures pictures, InstantSource clock) {
        this.api = api;
        this.media = media;
        this.pictures = pictures;
        this.clock = clock;
    }

    /** Whether Zalo carries such a file at all; a picture that is too large is made smaller. */
    static boolean carries(Media file) {
        return file.id() != null
                && (file.kind() == MediaKind.IMAGE
                        || (DOCUMENTS.containsKey(file.contentType()) && file.bytes() <= MOST_FILE_BYTES));
    }

    Future<Upload> of(Media file) {
        String id = file.id();
        if (id == null) {
            return Future.succeededFuture(new Upload.Gone());
        }
        synchronized (this) {
            Kept known = kept.get(id);
            if (known != null && clock.instant().isBefore(known.at().plus(KEPT))) {
                return Future.succeededFuture(new Upload.There(known.asset()));
            }
        }
        return media.open(id)
                .compose(stored -> stored == null ? Future.succeededFuture(new Upload.Gone()) : bring(id, stored));
    }

    /** Zalo says it is gone. */
    synchronized void forget(Media file) {
        kept.remove(String.valueOf(file.id()));
    }

    private Future<Upload> bring(String id, MediaStore.File stored) {
        String type = stored.media().contentType();
        if (stored.media().kind() != MediaKind.IMAGE) {
            return upload(id, "file", name(stored.media()), type, stored.bytes());
        }
        boolean fits = PICTURES.contains(type) && stored.bytes().length() <= ZaloPictures.MOST_BYTES;
        Future<@Nullable Buffer> fitting = fits
                ? Future.succeededFuture(stored.bytes())
                : pictures.shrink(stored.bytes()).otherwise((Buffer) null);
        return fitting.compose(bytes -> bytes == null
                ? Future.succeededFuture(new Upload.TooLarge())
                : upload(
                        id,
                        "image",
                        fits && type.endsWith("png") ? "anh.png" : "anh.jpg",
                        fits ? type : "image/jpeg",
                        bytes));
    }

    private Future<Upload> upload(String id, String kind, String name, String type, Buffer bytes) {
        return api.upload(kind, name, type, bytes).map(reply -> {
            if (reply instanceof ZaloReply.Answer answer && answer.error() == 0) {
                Object asset = answer.data().getValue(kind.equals("image") ? "attachment_id" : "token");
                if (asset != null) {
                    synchronized (this) {
                        kept.put(id, new Kept(asset.toString(), clock.instant()));
                    }
                    return new Upload.There(asset.toString());
                }
            }
            return new Upload.Failed(reply);
        });
    }

    /** Zalo goes by the extension, the citizen's device may have given another one. */
    private static String name(Media file) {
        String name = file.name() == null || file.name().isBlank() ? "tep" : file.name();
        String extension = DOCUMENTS.getOrDefault(file.contentType(), "");
        return name.toLowerCase(Locale.ROOT).endsWith(extension) ? name : name + extension;
    }

    /** Where a file is. */
    sealed interface Upload {
        record There(String asset) implements Upload {}

        record Failed(ZaloReply reply) implements Upload {}

        /** Not in our store any more. */
        record Gone() implements Upload {}

        record TooLarge() implements Upload {}
    }

    private record Kept(String asset, Instant at) {}
}
