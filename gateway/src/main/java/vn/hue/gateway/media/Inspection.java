package vn.hue.gateway.media;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.MediaStore.File;
import vn.hue.channels.MediaStore.Stored.Reason;
import vn.hue.channels.UploadedName;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;

/** Looks into a file: what it is, what the camera noted, what it looks like. Work for a CPU, not for an event loop. */
final class Inspection {

    private final Limits limits;
    private final ZoneId zone;

    Inspection(Limits limits, ZoneId zone) {
        this.limits = limits;
        this.zone = zone;
    }

    /**
     * What is taken.
     *
     * @param imageBytes of a picture, recording or document
     * @param videoBytes of a video
     * @param pixels of a picture
     */
    public record Limits(long imageBytes, long videoBytes, long pixels) {}

    /** What it came to. */
    sealed interface Outcome {
        /** @param thumbnail a JPEG; null when the file shows nothing we can decode */
        record Fine(File file, @Nullable Buffer thumbnail) implements Outcome {}

        record Refused(Reason reason) implements Outcome {}
    }

    Outcome look(String id, byte[] original, @Nullable String name) {
        if (original.length == 0) {
            return new Outcome.Refused(Reason.EMPTY);
        }
        Optional<FileType> sniffed = FileType.of(original);
        if (sniffed.isEmpty()) {
            return new Outcome.Refused(Reason.TYPE_NOT_ALLOWED);
        }
        FileType type = sniffed.get();
        if (original.length > (type.kind() == MediaKind.VIDEO ? limits.videoBytes() : limits.imageBytes())) {
            return new Outcome.Refused(Reason.TOO_LARGE);
        }
        CameraNotes notes = type.hasNotes() ? CameraNotes.read(original, zone) : CameraNotes.NONE;
        byte[] stored;
        try {
            // Before it is decoded: what does not follow the standard could keep the decoder busy for hours.
            stored = type == FileType.JPEG ? Jpeg.strip(original, notes.orientation()) : original;
        } catch (Jpeg.BrokenException e) {
            return new Outcome.Refused(Reason.BROKEN);
        }
        Picture.Decoded decoded = type.decodable()
                ? Picture.decode(stored, notes.orientation(), limits.pixels())
                : new Picture.Decoded.Unseen();
        if (decoded instanceof Picture.Decoded.Broken) {
            return new Outcome.Refused(Reason.BROKEN);
        }
        if (decoded instanceof Picture.Decoded.TooManyPixels) {
            return new Outcome.Refused(Reason.TOO_LARGE);
        }
        Picture picture = decoded instanceof Picture.Decoded.Seen seen ? seen.picture() : null;
        byte[] thumbnail = picture == null ? null : picture.thumbnail();
        Media media = new Media(
                id,
                type.kind(),
                type.contentType(),
                stored.length,
                shown(name),
                null,
                digest(original),
                picture == null ? null : picture.likeness(),
                notes.takenAt(),
                notes.takenPlace(),
                notes.camera());
        return new Outcome.Fine(
                new File(media, Buffer.buffer(stored)), thumbnail == null ? null : Buffer.buffer(thumbnail));
    }

    /** A device's name for a file may hold a path, control characters or a novel. */
    private static @Nullable String shown(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String last = name.replaceAll("^.*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}\\p{Cf}]", "")
                .strip();
        return last.isEmpty() ? null : UploadedName.shortened(last);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
