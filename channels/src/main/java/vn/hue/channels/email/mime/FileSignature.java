package vn.hue.channels.email.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a file is by its bytes. What the sender calls it only decides between kinds that look the same. */
public final class FileSignature {

    private static final String UNKNOWN = "application/octet-stream";
    private static final int HEAD = 4_096;

    private record Magic(int at, String latin1, String type) {}

    private static final List<Magic> MAGIC = List.of(
            new Magic(0, "\u00ff\u00d8\u00ff", "image/jpeg"),
            new Magic(0, "\u0089PNG\r\n\u001a\n", "image/png"),
            new Magic(0, "\u0089PNG", "image/png"),
            new Magic(0, "GIF8", "image/gif"),
            new Magic(8, "WEBP", "image/webp"),
            new Magic(8, "WAVE", "audio/wav"),
            new Magic(8, "AVI ", "video/x-msvideo"),
            new Magic(0, "BM", "image/bmp"),
            new Magic(0, "II*\u0000", "image/tiff"),
            new Magic(0, "MM\u0000*", "image/tiff"),
            new Magic(0, "%PDF", "application/pdf"),
            new Magic(0, "OggS", "audio/ogg"),
            new Magic(0, "#!AMR", "audio/amr"),
            new Magic(0, "ID3", "audio/mpeg"),
            new Magic(0, "\u001aE\u00df\u00a3", "video/webm"),
            new Magic(0, "Rar!", "application/vnd.rar"),
            new Magic(0, "7z\u00bc\u00af", "application/x-7z-compressed"),
            new Magic(0, "\u001f\u008b", "application/gzip"),
            new Magic(0, "MZ", "application/vnd.microsoft.portable-executable"),
            new Magic(0, "{\\rtf", "application/rtf"),
            new Magic(0, "x\u009f>\"", "application/ms-tnef"),
            new Magic(0, "BEGIN:VCALENDAR", "text/calendar"),
            new Magic(0, "BEGIN:VCARD", "text/vcard"));

    /**
     * The type by the first bytes, for example {@code image/jpeg}; {@code application/octet-stream} when nobody knows.
     *
     * @param declared by the sender, lower case
     */
    public static String of(byte[] file, String declared, @Nullable String name) {
        String head = new String(file, 0, Math.min(file.length, HEAD), StandardCharsets.ISO_8859_1);
        for (Magic magic : MAGIC) {
            if (head.startsWith(magic.latin1(), magic.at()) && isConvincing(magic, file.length)) {
                return magic.type();
            }
        }
        if (head.startsWith("ftyp", 4)) {
            return isoMedia(head.substring(8, Math.min(head.length(), 12)));
        } else if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
            return zip(head, declared);
        } else if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            return oldOffice(declared, name);
        } else if (head.length() > 1 && head.charAt(0) == 0xff && (head.charAt(1) & 0xe6) == 0xe2) {
            return "audio/mpeg";
        }
        return words(head, file, declared);
    }

    /** Two letters prove little. */
    private static boolean isConvincing(Magic magic, int length) {
        return magic.latin1().length() > 2 || length > 60;
    }

    private static String isoMedia(String brand) {
        String known = brand.toLowerCase(Locale.ROOT).strip();
        if (known.startsWith("3g")) {
            return "video/3gpp";
        }
        return switch (known) {
            case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1" -> "image/heic";
            case "avif", "avis" -> "image/avif";
            case "qt" -> "video/quicktime";
            case "m4a", "m4b" -> "audio/mp4";
            default -> "video/mp4";
        };
    }

    private static String zip(String head, String declared) {
        String office = "application/vnd.openxmlformats-officedocument.";
        if (head.contains("word/") || declared.startsWith(office + "word")) {
            return office + "wordprocessingml.document";
        } else if (head.contains("xl/") || declared.startsWith(office + "spread")) {
            return office + "spreadsheetml.sheet";
        } else if (head.contains("ppt/") || declared.startsWith(office + "presen")) {
            return office + "presentationml.presentation";
        }
        return "application/zip";
    }

    private static String oldOffice(String declared, @Nullable String name) {
        String end =
                name == null ? "" : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (end) {
            case "doc" -> "application/msword";
            case "xls" -> "application/vnd.ms-excel";
            case "ppt" -> "application/vnd.ms-powerpoint";
            case "msg" -> "application/vnd.ms-outlook";
            default -> declared.startsWith("application/") ? declared : UNKNOWN;
        };
    }

    private static String words(String head, byte[] file, String declared) {
        String low = head.stripLeading().toLowerCase(Locale.ROOT);
        if (low.matches("(?s)(<!doctype html|<html|<head|<body|<script).*")) {
            return "text/html";
        } else if (low.startsWith("<?xml") || low.startsWith("<svg")) {
            return low.contains("<svg") ? "image/svg+xml" : "application/xml";
        } else if (file.length == 0 || head.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            return file.length == 0 && !declared.isEmpty() ? declared : UNKNOWN;
        }
        boolean subtype = declared.startsWith("text/") && !declared.equals("text/html");
        if (subtype || declared.equals("application/pgp-signature") || declared.equals("application/json")) {
            return declared;
        }
        return head.chars().allMatch(c -> c < 0x80) || Charsets.isUtf8(trimmed(file)) ? "text/plain" : UNKNOWN;
    }

    /** A letter may be cut at the end of what is looked at. */
    private static byte[] trimmed(byte[] file) {
        int end = Math.min(file.length, HEAD);
        while (end > 0 && end < file.length && (file[end] & 0xc0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(file, end);
    }

    private FileSignature() {}
}
