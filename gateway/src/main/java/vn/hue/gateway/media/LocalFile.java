package vn.hue.gateway.media;

import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Media;

/** What a file on disk would be as a citizen's picture; nothing is stored. For the commands. */
public final class LocalFile {

    private static final long BYTES = 64L << 20;
    private static final long PIXELS = 60_000_000;

    private LocalFile() {}

    /** Empty when it is none of the types we take, broken or too large. Blocks for as long as decoding takes. */
    public static Optional<Media> look(String id, byte[] file, @Nullable String name, ZoneId zone) {
        Inspection.Outcome outcome =
                new Inspection(new Inspection.Limits(BYTES, BYTES, PIXELS), zone).look(id, file, name);
        return outcome instanceof Inspection.Outcome.Fine fine
                ? Optional.of(fine.file().media())
                : Optional.empty();
    }
}
