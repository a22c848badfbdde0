package vn.hue.channels.email.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to parts. Tolerates what real mailers and broken gateways send: a missing or wrong boundary, a missing end,
 * headers without an empty line after them, junk between headers, an mbox line on top. Never throws; time grows with the
 * size times the depth.
 *
 * <p>Written by hand because Angus Mail throws on half of these, or takes them only by switches of the whole JVM
 * ({@code docs/adr/0010-mime-by-hand.md}).
 */
public final class EntityReader {

    static final Set<String> MESSAGES = Set.of("message/rfc822", "message/global", "message/news");

    private static final byte[] NOTHING = {};

    private final byte[] source;
    private final Limits limits;
    private int parts;
    private long bytes;
    private boolean cut;

    /**
     * @param entity what could be read
     * @param cut whether a limit was reached, so that something is missing
     */
    public record Reading(Entity entity, boolean cut) {}

    private EntityReader(byte[] source, Limits limits) {
        this.source = source;
        this.limits = limits;
    }

    public static Reading read(byte[] message, Limits limits) {
        EntityReader reader = new EntityReader(message, limits);
        int from = 0;
        while (from < message.length && (message[from] == '\r' || message[from] == '\n')) {
            from++;
        }
        Entity entity = reader.entity(from, message.length, 0, "text/plain", true);
        return new Reading(entity, reader.cut);
    }

    private Entity entity(int from, int to, int depth, String usualType, boolean top) {
        parts++;
        Headers headers = new Headers();
        int start = headers(from, to, headers, top);
        HeaderValue type = HeaderValue.of(headers.first("Content-Type").orElse(usualType));
        if (!type.value().matches("[\\w.+-]+/[\\w.+-]+")) {
            type = new HeaderValue(
                    type.value().startsWith("multipart") ? "multipart/mixed" : usualType, type.parameters());
        }
        HeaderValue disposition =
                headers.first("Content-Disposition").map(HeaderValue::of).orElse(HeaderValue.NONE);
        String encoding = HeaderValue.withoutComments(
                headers.first("Content-Transfer-Encoding").orElse(""));
        if (type.value().startsWith("multipart/")) {
            return multipart(headers, type, disposition, start, to, depth);
        }
        if (MESSAGES.contains(type.value()) && depth < limits.depth()) {
            return message(headers, type, disposition, encoding, start, to, depth);
        }
        return new Entity(headers, type, disposition, List.of(), body(start, to, encoding, type));
    }

    private Entity message(
            Headers headers, HeaderValue type, HeaderValue disposition, String encoding, int start, int to, int depth) {
        if (!encoding.strip().matches("(?i)base64|quoted-printable")) {
            Entity inner = entity(start, to, depth + 1, "text/plain", true);
            return new Entity(headers, type, disposition, List.of(inner), body(start, to, "", type));
        }
        // Forbidden by RFC 2046 and yet sent: look inside what was encoded.
        EntityReader inside = new EntityReader(body(start, to, encoding, type), limits);
        inside.parts = parts;
        inside.bytes = bytes;
        Entity inner = inside.entity(0, inside.source.length, depth + 1, "text/plain", true);
        parts = inside.parts;
        bytes = inside.bytes;
        cut |= inside.cut;
        return new Entity(headers, type, disposition, List.of(inner), inside.source);
    }

    private byte[] body(int from, int to, String encoding, HeaderValue type) {
        if (bytes + (to - from) > limits.bytes()) {
            cut = true;
            return NOTHING;
        }
        byte[] raw = Arrays.copyOfRange(source, Math.min(from, to), to);
        boolean isText = type.value().startsWith("text/");
        byte[] decoded = TransferCoding.decode(raw, encoding, isText);
        bytes += decoded.length;
        return decoded;
    }

    // headers

    /** Reads fields up to the empty line; gives where the body begins. */
    private int headers(int from, int to, Headers headers, boolean top) {
        int at = from;
        String name = null;
        StringBuilder value = new StringBuilder();
        while (at < to) {
            int next = lineAfter(at, to);
            String line = line(at, next);
            if (line.isBlank()) {
                at = next;
                break;
            }
            int colon = colon(line);
            boolean folded = (line.charAt(0) == ' ' || line.charAt(0) == '\t') && name != null;
            if (folded) {
                value.append(' ').append(line.strip());
            } else if (colon > 0) {
                add(headers, name, value);
                name = line.substring(0, colon).strip();
                value.append(line.substring(colon + 1).strip());
            } else if (!isJunk(line, next, to, top)) {
                break;
            }
            at = next;
        }
        add(headers, name, value);
        return at;
    }

    private static void add(Headers headers, @Nullable String name, StringBuilder value) {
        if (name != null) {
            headers.add(name, value.toString());
        }
        value.setLength(0);
    }

    /** Where the colon of a field stands; 0 when the line is none. */
    private static int colon(String line) {
        int colon = line.indexOf(':');
        String name = colon < 1 ? "" : line.substring(0, colon).stripTrailing();
        return name.matches("[A-Za-z0-9][!-9;-~]{0,76}") ? colon : 0;
    }

    /** A line that is no field, and yet fields follow: the mbox line, or dirt. */
    private boolean isJunk(String line, int next, int to, boolean top) {
        if (top && (line.startsWith("From ") || line.startsWith(">From "))) {
            return true;
        }
        return next < to && colon(line(next, lineAfter(next, to))) > 0 && top;
    }

    private int lineAfter(int from, int to) {
        int at = from;
        while (at < to && source[at] != '\n' && source[at] != '\r') {
            at++;
        }
        if (at < to && source[at] == '\r') {
            at++;
        } else if (at < to) {
            return at + 1;
        }
        return at < to && source[at] == '\n' ? at + 1 : at;
    }

    private String line(int from, int next) {
        int end = next;
        while (end > from && (source[end - 1] == '\n' || source[end - 1] == '\r')) {
            end--;
        }
        byte[] bytes = Arrays.copyOfRange(source, from, end);
        return Charsets.decode(bytes, "");
    }

    // multiparts

    private Entity multipart(Headers headers, HeaderValue type, HeaderValue disposition, int start, int to, int depth) {
        List<int[]> ranges = ranges(start, to, boundary(type, start, to));
        if (ranges.isEmpty() || depth >= limits.depth()) {
            cut |= depth >= limits.depth();
            HeaderValue plain =
                    new HeaderValue(looksLikeHtml(start, to) ? "text/html" : "text/plain", type.parameters());
            String encoding = headers.first("Content-Transfer-Encoding").orElse("");
            return new Entity(headers, plain, disposition, List.of(), body(start, to, encoding, plain));
        }
        String usual = type.value().equals("multipart/digest") ? "message/rfc822" : "text/plain";
        List<Entity> found = new ArrayList<>();
        for (int[] range : ranges) {
            if (parts >= limits.parts()) {
                cut = true;
                break;
            }
            found.add(entity(range[0], range[1], depth + 1, usual, false));
        }
        return new Entity(headers, type, disposition, found, NOTHING);
    }

    private boolean looksLikeHtml(int from, int to) {
        String head = new String(source, from, Math.min(to - from, 2_000), StandardCharsets.ISO_8859_1);
        return head.toLowerCase(Locale.ROOT).matches("(?s).*<(html|body|div|p|br|table)\\b.*");
    }

    /** The declared boundary when it is used, else the first line that looks like one. */
    private @Nullable String boundary(HeaderValue type, int from, int to) {
        String declared = type.parameter("boundary");
        if (declared != null
                && !declared.isEmpty()
                && !ranges(from, to, declared).isEmpty()) {
            return declared;
        }
        for (int at = from; at < to; at = lineAfter(at, to)) {
            if (source[at] == '-' && at + 2 < to && source[at + 1] == '-') {
                int next = lineAfter(at, to);
                String line = line(at, next).stripTrailing();
                boolean headerFollows =
                        next < to && line(next, lineAfter(next, to)).matches("(?i)content-[a-z-]+:.*");
                if (line.matches("--[!-~]{1,100}") && headerFollows) {
                    return line.substring(2);
                }
            }
        }
        return null;
    }

    /** From and to of the parts between the delimiters, as far as they are looked at; the last may lack its end. */
    private List<int[]> ranges(int from, int to, @Nullable String boundary) {
        List<int[]> ranges = new ArrayList<>();
        if (boundary == null) {
            return ranges;
        }
        byte[] delimiter = ("--" + boundary.stripTrailing()).getBytes(StandardCharsets.UTF_8);
        int begin = -1;
        for (int at = from; at < to; ) {
            int next = lineAfter(at, to);
            int kind = delimiter(at, next, delimiter);
            if (kind > 0) {
                if (begin >= 0) {
                    ranges.add(new int[] {begin, Math.max(begin, withoutLineEnd(begin, at))});
                }
                begin = next;
                if (kind == 2 || ranges.size() > limits.parts()) {
                    return ranges;
                }
            }
            at = next;
        }
        if (begin >= 0 && begin < to) {
            ranges.add(new int[] {begin, to});
        }
        return ranges;
    }

    /** 1 for a delimiter, 2 for the last, 0 for any other line. */
    private int delimiter(int at, int next, byte[] delimiter) {
        int end = at + delimiter.length;
        if (end > next || !Arrays.equals(source, at, end, delimiter, 0, delimiter.length)) {
            return 0;
        }
        int kind = 1;
        if (end + 1 < next && source[end] == '-' && source[end + 1] == '-') {
            kind = 2;
            end += 2;
        }
        while (end < next && source[end] <= ' ' && source[end] >= 0) {
            end++;
        }
        return end == next ? kind : 0;
    }

    /** The line end before a delimiter belongs to the delimiter. */
    private int withoutLineEnd(int begin, int at) {
        int end = at;
        if (end > begin && source[end - 1] == '\n') {
            end--;
        }
        return end > begin && source[end - 1] == '\r' ? end - 1 : end;
    }
}
