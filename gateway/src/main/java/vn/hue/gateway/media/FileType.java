package vn.hue.gateway.media;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import vn.hue.conversations.vocabulary.MediaKind;

/** The files we take, told by their first bytes; what a sender calls a file counts for nothing. */
enum FileType {
    JPEG("image/jpeg", MediaKind.IMAGE),
    PNG("image/png", MediaKind.IMAGE),
    GIF("image/gif", MediaKind.IMAGE),
    WEBP("image/webp", MediaKind.IMAGE),
    HEIC("image/heic", MediaKind.IMAGE),
    MP4("video/mp4", MediaKind.VIDEO),
    QUICKTIME("video/quicktime", MediaKind.VIDEO),
    THREE_GP("video/3gpp", MediaKind.VIDEO),
    WEBM("video/webm", MediaKind.VIDEO),
    M4A("audio/mp4", MediaKind.AUDIO),
    OGG("audio/ogg", MediaKind.AUDIO),
    MP3("audio/mpeg", MediaKind.AUDIO),
    AMR("audio/amr", MediaKind.AUDIO),
    PDF("application/pdf", MediaKind.FILE);

    private static final int WEBM_NAME_WITHIN = 64;
    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");
    private static final Set<String> MP4_BRANDS = Set.of(
            "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "dash", "MSNV", "M4V ", "mp4v");

    private final String contentType;
    private final MediaKind kind;

    FileType(String contentType, MediaKind kind) {
        this.contentType = contentType;
        this.kind = kind;
    }

    String contentType() {
        return contentType;
    }

    MediaKind kind() {
        return kind;
    }

    /** Whether Java can decode it: the others get no thumbnail and no likeness. */
    boolean decodable() {
        return this == JPEG || this == PNG || this == GIF;
    }

    /** Whether it may carry the camera's notes in a form that is safe to parse: a PNG's can be a decompression bomb. */
    boolean hasNotes() {
        return this == JPEG || this == WEBP || this == HEIC || this == MP4 || this == QUICKTIME || this == THREE_GP;
    }

    static Optional<FileType> of(byte[] file) {
        if (starts(file, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (starts(file, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (starts(file, 0, "GIF87a") || starts(file, 0, "GIF89a")) {
            return Optional.of(GIF);
        }
        if (starts(file, 0, "RIFF") && starts(file, 8, "WEBP")) {
            return Optional.of(WEBP);
        }
        if (starts(file, 4, "ftyp")) {
            return isoMedia(text(file, 8, 4));
        }
        if (starts(file, 4, "moov") || starts(file, 4, "mdat") || starts(file, 4, "wide")) {
            return Optional.of(QUICKTIME);
        }
        if (starts(file, 0, "\u001aE\u00df\u00a3")
                && text(file, 0, WEBM_NAME_WITHIN).contains("webm")) {
            return Optional.of(WEBM);
        }
        return sound(file).or(() -> starts(file, 0, "%PDF-") ? Optional.of(PDF) : Optional.empty());
    }

    /** The family of ISO 14496-12, told apart by the major brand. */
    private static Optional<FileType> isoMedia(String brand) {
        if (HEIC_BRANDS.contains(brand)) {
            return Optional.of(HEIC);
        }
        if (brand.equals("qt  ")) {
            return Optional.of(QUICKTIME);
        }
        if (brand.startsWith("3gp") || brand.startsWith("3g2")) {
            return Optional.of(THREE_GP);
        }
        if (brand.equals("M4A ") || brand.equals("M4B ")) {
            return Optional.of(M4A);
        }
        return MP4_BRANDS.contains(brand) ? Optional.of(MP4) : Optional.empty();
    }

    private static Optional<FileType> sound(byte[] file) {
        if (starts(file, 0, "OggS")) {
            return Optional.of(OGG);
        }
        if (starts(file, 0, "#!AMR")) {
            return Optional.of(AMR);
        }
        // MPEG layer III: eleven sync bits, version 1, 2 or 2.5, layer bits 01.
        boolean frame = file.length > 1 && (file[0] & 0xff) == 0xff && (file[1] & 0xe6) == 0xe2;
        return starts(file, 0, "ID3") || frame ? Optional.of(MP3) : Optional.empty();
    }

    private static boolean starts(byte[] file, int at, String latin1) {
        return text(file, at, latin1.length()).equals(latin1);
    }

    private static String text(byte[] file, int at, int length) {
        int end = Math.min(file.length, at + length);
        return at >= end ? "" : new String(file, at, end - at, StandardCharsets.ISO_8859_1);
    }
}
