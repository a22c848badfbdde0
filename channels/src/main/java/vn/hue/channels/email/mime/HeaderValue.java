package vn.hue.channels.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A header of the form {@code value; name=value}: Content-Type, Content-Disposition.
 *
 * <p>Parameters come whole, continued and charset-tagged (RFC 2231: {@code filename*0*=UTF-8''%E1%BA%A3}), as encoded
 * words, as raw bytes, with blanks and without their closing quote; all are read.
 *
 * @param value lower case
 * @param parameters decoded, by lower-case name
 */
public record HeaderValue(String value, Map<String, String> parameters) {

    /** Nothing said. */
    public static final HeaderValue NONE = new HeaderValue("", Map.of());

    private record Piece(String text, boolean tagged) {}

    public static HeaderValue of(String header) {
        String[] pieces = split(header);
        Map<String, String> plain = new LinkedHashMap<>();
        Map<String, TreeMap<Integer, Piece>> continued = new LinkedHashMap<>();
        for (int i = 1; i < pieces.length; i++) {
            int equals = pieces[i].indexOf('=');
            if (equals > 0) {
                String name = pieces[i].substring(0, equals).strip().toLowerCase(Locale.ROOT);
                parameter(name, unquote(pieces[i].substring(equals + 1).strip()), plain, continued);
            }
        }
        Map<String, String> all = new LinkedHashMap<>();
        plain.forEach((name, text) -> all.put(name, decoded(text)));
        continued.forEach((name, parts) -> all.put(name, joined(parts)));
        return new HeaderValue(withoutComments(pieces[0]).strip().toLowerCase(Locale.ROOT), Map.copyOf(all));
    }

    public @Nullable String parameter(String name) {
        return parameters.get(name);
    }

    private static void parameter(
            String name, String text, Map<String, String> plain, Map<String, TreeMap<Integer, Piece>> continued) {
        int star = name.indexOf('*');
        if (star < 0) {
            plain.putIfAbsent(name, text);
            return;
        }
        boolean tagged = name.endsWith("*");
        String digits = name.substring(star + 1).replace("*", "");
        int number = digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
        continued
                .computeIfAbsent(name.substring(0, star), first -> new TreeMap<>())
                .putIfAbsent(number, new Piece(text, tagged));
    }

    /** Only the first piece names the charset; a letter may be cut in two between pieces. */
    private static String joined(TreeMap<Integer, Piece> parts) {
        String charset = "utf-8";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean first = true;
        boolean anyTagged = false;
        for (Piece piece : parts.values()) {
            String text = piece.text();
            if (first && piece.tagged()) {
                int one = text.indexOf('\'');
                int two = one < 0 ? -1 : text.indexOf('\'', one + 1);
                if (two > 0) {
                    charset = one == 0 ? charset : text.substring(0, one);
                    text = text.substring(two + 1);
                }
            }
            first = false;
            anyTagged |= piece.tagged();
            bytes.writeBytes(piece.tagged() ? percent(text) : text.getBytes(StandardCharsets.UTF_8));
        }
        String text = Charsets.decode(bytes.toByteArray(), charset);
        return anyTagged ? text : decoded(text);
    }

    private static String decoded(String text) {
        if (text.contains("=?")) {
            return HeaderText.words(text);
        }
        if (text.matches("(?s).*%[89A-Fa-f][0-9A-Fa-f]%[0-9A-Fa-f]{2}.*")) {
            byte[] bytes = percent(text);
            return Charsets.isUtf8(bytes) ? new String(bytes, StandardCharsets.UTF_8) : text;
        }
        return text;
    }

    private static byte[] percent(String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(raw[i]);
            }
        }
        return out.toByteArray();
    }

    /** At semicolons outside quotes; a quote that never closes ends at the last semicolon-free piece. */
    private static String[] split(String header) {
        boolean balanced =
                header.replace("\\\"", "").chars().filter(c -> c == '"').count() % 2 == 0;
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '\\' && quoted && i + 1 < header.length()) {
                piece.append(c).append(header.charAt(++i));
                continue;
            }
            quoted ^= c == '"' && balanced;
            if (c == ';' && !quoted) {
                pieces.add(piece.toString());
                piece.setLength(0);
            } else {
                piece.append(c);
            }
        }
        pieces.add(piece.toString());
        return pieces.toArray(String[]::new);
    }

    private static String unquote(String text) {
        if (!text.startsWith("\"")) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                break;
            } else if (c == '\\' && i + 1 < text.length() && "\"\\".indexOf(text.charAt(i + 1)) >= 0) {
                plain.append(text.charAt(++i));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** With a blank for each comment, {@code (ICT)}, whatever lies in it; one that never closes is none. */
    public static String withoutComments(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int depth = 0;
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                open = depth == 0 ? i : open;
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
                plain.append(depth == 0 ? " " : "");
            } else if (depth == 0) {
                plain.append(c);
            }
        }
        return depth == 0
                ? plain.toString()
                : plain.append(text, open, text.length()).toString();
    }
}
