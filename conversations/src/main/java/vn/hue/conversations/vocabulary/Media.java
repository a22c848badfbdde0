package vn.hue.conversations.vocabulary;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One picture, video, recording or file, as far as it is known.
 *
 * @param id its id in our media store; null while it only exists at {@code url}
 * @param kind what it is
 * @param contentType the sniffed type, never the declared one, for example {@code image/jpeg}
 * @param bytes its size; 0 when not known yet
 * @param name the file's name as the citizen's device called it
 * @param url where a provider keeps it until we have fetched it
 * @param digest SHA-256 of the original bytes in hex
 * @param likeness 64-bit difference hash of the picture; two pictures of one scene differ in few bits
 * @param takenAt when the camera says it was taken: a hint, not a proof
 * @param takenPlace where the camera says it was taken: a hint, not a proof
 * @param camera what else it says of how the picture came about: a hint, not a proof; null when there are no notes, which
 *     most chats take out
 */
public record Media(
        @Nullable String id,
        MediaKind kind,
        String contentType,
        long bytes,
        @Nullable String name,
        @Nullable String url,
        @Nullable String digest,
        @Nullable Long likeness,
        @Nullable Instant takenAt,
        @Nullable GeoPoint takenPlace,
        @Nullable Camera camera) {

    private static final int SAME_PICTURE_BITS = 6;

    /** With nothing known of the camera. */
    public Media(
            @Nullable String id,
            MediaKind kind,
            String contentType,
            long bytes,
            @Nullable String name,
            @Nullable String url,
            @Nullable String digest,
            @Nullable Long likeness,
            @Nullable Instant takenAt,
            @Nullable GeoPoint takenPlace) {
        this(id, kind, contentType, bytes, name, url, digest, likeness, takenAt, takenPlace, null);
    }

    /**
     * How a picture came about, as its file says.
     *
     * @param model of the camera or phone; null when it does not say
     * @param program a known program for editing pictures that wrote the file last; null when none did
     * @param savedLater whether the file was written again minutes after the picture was taken
     */
    public record Camera(@Nullable String model, @Nullable String program, boolean savedLater) {}

    /** A picture with nothing known but its store id: for emulators and transcripts. */
    public static Media stored(String id, MediaKind kind, String contentType) {
        return new Media(id, kind, contentType, 0, null, null, null, null, null, null);
    }

    /** Whether both are the same file or, as far as a hash of their shades can tell, the same picture. */
    public boolean looksLike(Media other) {
        if (digest != null && digest.equals(other.digest)) {
            return true;
        }
        return likeness != null
                && other.likeness != null
                && Long.bitCount(likeness ^ other.likeness) <= SAME_PICTURE_BITS;
    }
}
