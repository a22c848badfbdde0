package vn.hue.channels.email.mime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * Content-Transfer-Encoding, taken off. Wrong digits are skipped, ends that are cut off give what is there, unknown
 * encodings are taken for none.
 */
final class TransferCoding {

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int LEAST_BASE64 = 40;
    private static final int[] VALUE = new int[256];

    static {
        Arrays.fill(VALUE, -1);
        for (int i = 0; i < DIGITS.length(); i++) {
            VALUE[DIGITS.charAt(i)] = i;
        }
    }

    /**
     * @param encoding the header's value
     * @param isText whether words are expected: then what is declared base64 and isn't is left as it is
     */
    static byte[] decode(byte[] raw, String encoding, boolean isText) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "base64" -> isText && !looksLikeBase64(raw) ? raw : base64(raw);
            case "quoted-printable", "qp", "quoted printable" -> quotedPrintable(raw);
            case "x-uuencode", "uuencode", "x-uue", "uue" -> Uuencoded.decode(raw);
            default -> raw;
        };
    }

    /** ASCII in which at least two letters of UTF-8 are spelled out, and nothing that is none. */
    static boolean looksQuotedPrintable(byte[] raw) {
        int spelled = 0;
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] < 0) {
                return false;
            }
            boolean high = raw[i] == '=' && i + 2 < raw.length && Character.digit(raw[i + 1], 16) >= 8;
            spelled += high && Character.digit(raw[i + 2], 16) >= 0 ? 1 : 0;
        }
        return spelled >= 4 && Charsets.isUtf8(quotedPrintable(raw));
    }

    /** The words in bytes that nobody said are encoded: some gateways lose the header, or write another. */
    static byte[] undeclared(byte[] raw) {
        if (looksQuotedPrintable(raw)) {
            return quotedPrintable(raw);
        } else if (raw.length < LEAST_BASE64 || !isOnlyBase64(raw)) {
            return raw;
        }
        byte[] words = base64(raw);
        boolean readable = Charsets.isUtf8(words);
        boolean blanks = false;
        for (byte each : words) {
            readable &= each < 0 || each >= ' ' || each == '\n' || each == '\r' || each == '\t';
            blanks |= each == ' ' || each == '\n';
        }
        return readable && blanks ? words : raw;
    }

    /** Whole groups of four digits in full lines, so no words of anybody. */
    private static boolean isOnlyBase64(byte[] raw) {
        int digits = 0;
        for (byte each : raw) {
            boolean digit = VALUE[each & 0xff] >= 0 || each == '=';
            if (!digit && each != '\r' && each != '\n') {
                return false;
            }
            digits += digit ? 1 : 0;
        }
        return digits % 4 == 0;
    }

    private static boolean looksLikeBase64(byte[] raw) {
        int other = 0;
        int digits = 0;
        for (byte each : raw) {
            boolean digit = VALUE[each & 0xff] >= 0 || each == '=';
            digits += digit ? 1 : 0;
            other += digit || each == '\r' || each == '\n' ? 0 : 1;
        }
        return other * 20 <= digits;
    }

    static byte[] base64(byte[] raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length * 3 / 4 + 3);
        int bits = 0;
        int held = 0;
        for (byte each : raw) {
            int value = VALUE[each & 0xff];
            if (value >= 0) {
                bits = bits << 6 | value;
                held++;
            }
            if (held == 4) {
                out.write(bits >> 16);
                out.write(bits >> 8);
                out.write(bits);
            } else if (each == '=' && held > 0) {
                rest(out, bits, held);
            }
            if (held == 4 || each == '=') {
                bits = 0;
                held = 0;
            }
        }
        rest(out, bits, held);
        return out.toByteArray();
    }

    private static void rest(ByteArrayOutputStream out, int bits, int held) {
        if (held == 3) {
            out.write(bits >> 10);
            out.write(bits >> 2);
        } else if (held == 2) {
            out.write(bits >> 4);
        }
    }

    static byte[] quotedPrintable(byte[] raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
        int i = 0;
        while (i < raw.length) {
            byte each = raw[i];
            if (each == '=') {
                int lineEnd = softBreak(raw, i + 1);
                if (lineEnd > 0) {
                    i = lineEnd;
                    continue;
                }
                int high = i + 1 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
                int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
                if (high >= 0 && low >= 0) {
                    out.write(high << 4 | low);
                    i += 3;
                    continue;
                }
            }
            out.write(each);
            i++;
        }
        return out.toByteArray();
    }

    /** Where the next line begins when only blanks stand before the end of this one; else 0. */
    private static int softBreak(byte[] raw, int from) {
        int i = from;
        while (i < raw.length && (raw[i] == ' ' || raw[i] == '\t')) {
            i++;
        }
        if (i == raw.length) {
            return i;
        } else if (raw[i] == '\n') {
            return i + 1;
        } else if (raw[i] == '\r') {
            return i + 1 < raw.length && raw[i + 1] == '\n' ? i + 2 : i + 1;
        }
        return 0;
    }

    private TransferCoding() {}
}
