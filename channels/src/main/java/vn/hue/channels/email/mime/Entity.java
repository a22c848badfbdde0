package vn.hue.channels.email.mime;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One part of a message, or a whole one.
 *
 * @param type of the content, lower case; {@code text/plain} when the header says nothing usable
 * @param disposition {@code inline}, {@code attachment} or nothing
 * @param parts of a multipart; the one message of a {@code message/rfc822}
 * @param body decoded; a message's own bytes for {@code message/rfc822}, nothing for a multipart
 */
public record Entity(Headers headers, HeaderValue type, HeaderValue disposition, List<Entity> parts, byte[] body) {

    public Entity {
        parts = List.copyOf(parts);
    }

    public boolean is(String mediaType) {
        return type.value().equals(mediaType);
    }

    public boolean isMultipart() {
        return type.value().startsWith("multipart/");
    }

    public boolean isMessage() {
        return EntityReader.MESSAGES.contains(type.value()) && !parts.isEmpty();
    }

    /** The file's name without folders; null when it has none. */
    public @Nullable String name() {
        String name = disposition.parameter("filename");
        name = name == null ? type.parameter("name") : name;
        if (name == null) {
            return null;
        }
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = CleanText.line(last);
        return clean.isEmpty() ? null : clean;
    }

    /** What {@code cid:} links call it; null when nothing can link to it. */
    public @Nullable String contentId() {
        return headers.first("Content-ID")
                .map(id -> id.strip().replaceAll("^<|>$", ""))
                .filter(id -> !id.isEmpty())
                .orElse(null);
    }

    /** The body's words in the charset it is declared to have, or looks like. */
    public String text(int atMost) {
        byte[] bytes = isEncoded() ? body : TransferCoding.undeclared(body);
        String text = Charsets.mended(Charsets.decode(bytes, type.parameter("charset")));
        return text.length() > atMost ? text.substring(0, atMost) : text;
    }

    private boolean isEncoded() {
        String encoding = headers.first("Content-Transfer-Encoding").orElse("").toLowerCase(Locale.ROOT);
        return encoding.contains("quoted") || encoding.contains("base64");
    }

    /** Whether it is RTF; Word's files are so, too, but have a name. */
    public boolean isRichText() {
        return type.value().matches("(text|application)/(x-)?(rtf|richtext)")
                && new String(body, 0, Math.min(body.length, 5), StandardCharsets.ISO_8859_1).equals("{\\rtf");
    }

    /** The words of RTF. */
    public String richText() {
        return RichText.of(body).text();
    }

    /** A file between {@code begin} and {@code end}, as it stood in words. */
    public static byte[] uuencoded(String lines) {
        return Uuencoded.decode(lines.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What base64 digits stand for. */
    public static byte[] base64(String digits) {
        return TransferCoding.base64(digits.getBytes(StandardCharsets.ISO_8859_1));
    }
}
