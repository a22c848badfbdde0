package vn.hue.gateway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.gateway.media.LocalFile;

/** A picture for the terminal's chat: a real file's, or one that was just taken. */
final class Photo {

    private Photo() {}

    /**
     * @param file a path; empty for a picture taken this moment
     * @return empty when there is no such file, or it is no picture or video
     */
    static Optional<Part> read(String file, Instant now) {
        if (file.isEmpty()) {
            return Optional.of(new Part.Attachment(new Media(
                    "photo-" + now.toEpochMilli(),
                    MediaKind.IMAGE,
                    "image/jpeg",
                    1,
                    null,
                    null,
                    "taken-" + now,
                    null,
                    now,
                    null)));
        }
        try {
            Path path = Path.of(file);
            String name = String.valueOf(path.getFileName());
            return LocalFile.look(name, Files.readAllBytes(path), name, Regulation.ZONE)
                    .map(Part.Attachment::new);
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
