package vn.hue.channels.email.mime;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UTF-7, RFC 2152, which no JDK knows: {@code +AREA6A-n} is {@code Đèn}. */
final class Utf7 {

    private static final Pattern SHIFTED = Pattern.compile("\\+([A-Za-z0-9+/]*)-?");

    static String decode(String text) {
        Matcher shifted = SHIFTED.matcher(text);
        StringBuilder plain = new StringBuilder();
        while (shifted.find()) {
            String digits = shifted.group(1);
            byte[] bytes = TransferCoding.base64(digits.getBytes(StandardCharsets.US_ASCII));
            String letters =
                    digits.isEmpty() ? "+" : new String(bytes, 0, bytes.length / 2 * 2, StandardCharsets.UTF_16BE);
            shifted.appendReplacement(plain, Matcher.quoteReplacement(letters));
        }
        return shifted.appendTail(plain).toString();
    }

    private Utf7() {}
}
