package vn.hue.nlp.text;

import java.text.Normalizer;

/**
 * One letter of Vietnamese as three facts: its plain form, its form with quality ("â", "đ") and its tone.
 *
 * <p>With the tone kept apart, "hòa" and "hoà", composed and decomposed, are the same syllable.
 */
final class Letter {

    private static final int SIZE = 0x2000;
    private static final char[] PLAIN = new char[SIZE];
    private static final char[] SHAPED = new char[SIZE];
    private static final byte[] TONE = new byte[SIZE];

    static {
        for (char c = 0; c < SIZE; c++) {
            fill(c);
        }
    }

    private Letter() {}

    private static void fill(char c) {
        char plain = Character.toLowerCase(c);
        char shaped = plain;
        byte tone = 0;
        if (Character.isLetter(c) && c >= 0x80) {
            String parts = Normalizer.normalize(String.valueOf(plain), Normalizer.Form.NFD);
            plain = parts.charAt(0) == 'đ' ? 'd' : parts.charAt(0);
            shaped = parts.charAt(0);
            for (int i = 1; i < parts.length(); i++) {
                byte mark = toneOf(parts.charAt(i));
                if (mark > 0) {
                    tone = mark;
                } else {
                    shaped = shaped(shaped, parts.charAt(i));
                }
            }
        }
        PLAIN[c] = plain;
        SHAPED[c] = shaped;
        TONE[c] = tone;
    }

    /** Lower case without any mark. */
    static char plain(char c) {
        return c < SIZE ? PLAIN[c] : Character.toLowerCase(c);
    }

    /** Lower case with quality, without tone. */
    static char shaped(char c) {
        return c < SIZE ? SHAPED[c] : Character.toLowerCase(c);
    }

    /** 0 for level, else 1 to 5. */
    static byte tone(char c) {
        return c < SIZE ? TONE[c] : 0;
    }

    static boolean isMark(char c) {
        return c >= 0x300 && c < 0x370;
    }

    /** The tone a combining mark stands for; 0 when it stands for a quality. */
    static byte toneOf(char mark) {
        return switch (mark) {
            case '\u0300', '\u0340' -> 1;
            case '\u0301', '\u0341' -> 2;
            case '\u0309' -> 3;
            case '\u0303' -> 4;
            case '\u0323' -> 5;
            default -> 0;
        };
    }

    /** A letter with a combining quality mark; the letter itself when they don't combine. */
    static char shaped(char base, char mark) {
        return switch (mark) {
            case '\u0302' -> base == 'a' ? 'â' : base == 'e' ? 'ê' : base == 'o' ? 'ô' : base;
            case '\u0306' -> base == 'a' ? 'ă' : base;
            case '\u031b' -> base == 'o' ? 'ơ' : base == 'u' ? 'ư' : base;
            default -> base;
        };
    }
}
