package vn.hue.channels.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Encoded words, RFC 2047: {@code =?UTF-8?B?xJHDqG4=?=}.
 *
 * <p>Neighbours of one charset are put together before they are decoded, because many senders cut a letter in two; words
 * inside quotes and inside file names are decoded as well, although they shouldn't be there.
 */
public final class HeaderText {

    private static final Pattern WORD = Pattern.compile("=\\?([\\w.:*+-]{2,60})\\?([bBqQ])\\?(.{0,2000}?)\\?=");

    /** The value as people read it: decoded, unfolded, NFC, without control characters. */
    public static String decode(String value) {
        return CleanText.line(words(value));
    }

    static String words(String value) {
        if (!value.contains("=?")) {
            return value;
        }
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream pending = new ByteArrayOutputStream();
        String charset = "";
        int end = 0;
        Matcher word = WORD.matcher(value);
        while (word.find()) {
            String between = value.substring(end, word.start());
            String next = charset(word.group(1));
            boolean neighbour = end > 0 && between.isBlank();
            if (pending.size() > 0 && !(neighbour && next.equals(charset))) {
                text.append(Charsets.decode(pending.toByteArray(), charset));
                pending.reset();
            }
            text.append(neighbour ? "" : between);
            charset = next;
            pending.writeBytes(bytes(word.group(2), word.group(3)));
            end = word.end();
        }
        text.append(pending.size() > 0 ? Charsets.decode(pending.toByteArray(), charset) : "");
        return text.append(value.substring(end)).toString();
    }

    /** RFC 2231 lets a language follow the charset: {@code UTF-8*vi}. */
    private static String charset(String named) {
        int star = named.indexOf('*');
        return (star < 0 ? named : named.substring(0, star)).toLowerCase(Locale.ROOT);
    }

    private static byte[] bytes(String encoding, String content) {
        byte[] raw = content.getBytes(StandardCharsets.UTF_8);
        return encoding.equalsIgnoreCase("b")
                ? TransferCoding.base64(raw)
                : TransferCoding.quotedPrintable(content.replace('_', ' ').getBytes(StandardCharsets.UTF_8));
    }

    private HeaderText() {}
}
