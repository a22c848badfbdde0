package vn.hue.conversations.vocabulary;

import java.text.Normalizer;
import java.util.Locale;

/** Vietnamese with everything taken off that people leave out when they type in a hurry. */
public final class Folding {

    /**
     * The same words in lower case and without marks, {@code đ} as {@code d}, white space squeezed to single blanks and
     * none at the ends.
     *
     * <p>Punctuation and digits stay. The same for NFC and NFD, and folding twice changes nothing. Offsets into the
     * original text are lost.
     */
    public static String fold(String text) {
        String parted = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(parted.length());
        boolean gap = false;
        for (int i = 0; i < parted.length(); ) {
            int c = parted.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                gap = true;
            } else if (!leftOut(c)) {
                if (gap && !folded.isEmpty()) {
                    folded.append(' ');
                }
                gap = false;
                folded.appendCodePoint(plain(c));
            }
        }
        return folded.toString();
    }

    /** Marks, and the invisible characters that phones and web pages put between letters. */
    private static boolean leftOut(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.FORMAT;
    }

    /** {@code đ} has no decomposition; older keyboards typed the Icelandic {@code ð} that looks the same in capitals. */
    private static int plain(int c) {
        return c == 'đ' || c == 'ð' ? 'd' : c;
    }

    private Folding() {}
}
