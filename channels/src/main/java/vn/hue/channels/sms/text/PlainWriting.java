package vn.hue.channels.sms.text;

import java.text.Normalizer;
import java.util.Map;

/**
 * Vietnamese as people write it on phones that know no marks: {@code Đường ngập} as {@code Duong ngap}.
 *
 * <p>All marks go, also those the phones' alphabet happens to have: {@code là} beside {@code ca} would read worse than
 * neither.
 */
public final class PlainWriting {

    /** Typographic signs and what typewriters have for them. */
    private static final Map<Integer, String> SIGNS = Map.ofEntries(
            sign('‘', "'"),
            sign('’', "'"),
            sign('‚', "'"),
            sign('‛', "'"),
            sign('′', "'"),
            sign('´', "'"),
            sign('`', "'"),
            sign('“', "\""),
            sign('”', "\""),
            sign('„', "\""),
            sign('‟', "\""),
            sign('«', "\""),
            sign('»', "\""),
            sign('″', "\""),
            sign('‹', "'"),
            sign('›', "'"),
            sign('‐', "-"),
            sign('‑', "-"),
            sign('‒', "-"),
            sign('–', "-"),
            sign('—', "-"),
            sign('―', "-"),
            sign('−', "-"),
            sign('…', "..."),
            sign('•', "-"),
            sign('·', "."),
            sign('₫', "d"),
            sign('№', "so "),
            sign('°', " do"),
            sign('²', "2"),
            sign('³', "3"),
            sign('½', "1/2"),
            sign('×', "x"),
            sign('→', "->"),
            sign('≥', ">="),
            sign('≤', "<="),
            sign('™', ""),
            sign('®', ""),
            sign('©', "(c)"));

    /** Letters that have no parts. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            sign('đ', "d"),
            sign('Đ', "D"),
            sign('ð', "d"),
            sign('Ð', "D"),
            sign('ø', "o"),
            sign('Ø', "O"),
            sign('æ', "ae"),
            sign('Æ', "AE"),
            sign('ß', "ss"),
            sign('ł', "l"),
            sign('Ł', "L"),
            sign('ı', "i"));

    private static Map.Entry<Integer, String> sign(char sign, String plain) {
        return Map.entry((int) sign, plain);
    }

    /** The words without marks, every character in the phones' alphabet; emoji are left out, the unknown is a {@code ?}. */
    public static String of(String text) {
        String parted = Normalizer.normalize(typewriter(text), Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(parted.length());
        boolean leftOut = false;
        for (int i = 0; i < parted.length(); ) {
            int c = parted.codePointAt(i);
            i += Character.charCount(c);
            String letter = LETTERS.get(c);
            if (letter == null && isMark(c)) {
                // Part of the letter before it.
                continue;
            } else if (letter == null && isPicture(c)) {
                leftOut = true;
                continue;
            }
            // What is left out stands between two blanks, as a rule: one is enough.
            if (c != ' ' || !leftOut || !endsInBlank(plain)) {
                plain.append(letter != null ? letter : known(c) ? Character.toString(c) : "?");
            }
            leftOut = false;
        }
        return plain.toString();
    }

    /**
     * The same words with plain quotation marks, dashes and blanks, which alone must not make a message twice as dear;
     * letters keep their marks.
     */
    public static String typewriter(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String sign = SIGNS.get(c);
            if (sign != null) {
                plain.append(sign);
            } else if (c == '\t' || Character.getType(c) == Character.SPACE_SEPARATOR) {
                plain.append(' ');
            } else if (c == 0x2028 || c == 0x2029 || c == 0x0B) {
                plain.append('\n');
            } else if (!isInvisible(c)) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }

    private static boolean endsInBlank(StringBuilder text) {
        return text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
    }

    private static boolean known(int c) {
        return c < Character.MIN_SUPPLEMENTARY_CODE_POINT && Gsm.septets((char) c) > 0;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        boolean joiner = c == 0x200D;
        return (type == Character.FORMAT && !joiner)
                || (type == Character.CONTROL && c != '\n' && c != '\r' && c != '\f');
    }

    private static boolean isPicture(int c) {
        int type = Character.getType(c);
        return !known(c)
                && (c == 0x200D
                        || type == Character.OTHER_SYMBOL
                        || type == Character.MODIFIER_SYMBOL
                        || type == Character.SURROGATE
                        || type == Character.PRIVATE_USE
                        || type == Character.UNASSIGNED
                        || type == Character.FORMAT);
    }

    private PlainWriting() {}
}
