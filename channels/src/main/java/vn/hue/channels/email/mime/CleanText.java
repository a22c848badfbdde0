package vn.hue.channels.email.mime;

import java.text.Normalizer;

/** Text without what can't be seen: NFC, plain blanks, plain line ends, no control characters and no broken halves. */
public final class CleanText {

    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int BRAILLE_BLANK = 0x2800;
    /** Joiners and fillers that count as letters or marks, and where a picture lay. */
    private static final String EMPTY = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufffc";

    /** Lines parted by {@code \n}. */
    public static String lines(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        int before = ' ';
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r') {
                clean.append('\n');
                i += i < text.length() && text.charAt(i) == '\n' ? 1 : 0;
            } else if (isBreak(c)) {
                clean.append('\n');
            } else if (c == '\t') {
                clean.append('\t');
            } else if (Character.isSpaceChar(c)) {
                clean.append(' ');
            } else if (c == BRAILLE_BLANK) {
                clean.append(' ');
            } else if (!isUnseen(c) || (c == ZERO_WIDTH_JOINER && before > Character.MAX_VALUE / 8)) {
                clean.appendCodePoint(c);
            }
            before = c;
        }
        return Normalizer.normalize(clean, Normalizer.Form.NFC);
    }

    /** One line, blanks squeezed, none at the ends. */
    public static String line(String text) {
        return lines(text).replaceAll("[\\s]+", " ").strip();
    }

    private static boolean isBreak(int c) {
        return c == '\n' || c == 0x0b || c == 0x0c || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static boolean isUnseen(int c) {
        int type = Character.getType(c);
        return EMPTY.indexOf(c) >= 0
                || type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE;
    }

    private CleanText() {}
}
