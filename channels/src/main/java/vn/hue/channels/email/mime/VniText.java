package vn.hue.channels.email.mime;

import java.text.Normalizer;

/**
 * VNI, the old way of the south: a vowel, then its marks as letters of Latin 1 in VNI's fonts. {@code Ñöôøng} is
 * {@code Đường}.
 */
final class VniText {

    private static final String CIRCUMFLEX = "\u0302";
    private static final String BREVE = "\u0306";
    private static final String MARKS = "ùøûõïâáàåãäêéèúüë";
    private static final String[] MEANT = {
        "\u0301",
        "\u0300",
        "\u0309",
        "\u0303",
        "\u0323",
        CIRCUMFLEX,
        CIRCUMFLEX + "\u0301",
        CIRCUMFLEX + "\u0300",
        CIRCUMFLEX + "\u0309",
        CIRCUMFLEX + "\u0303",
        CIRCUMFLEX + "\u0323",
        BREVE,
        BREVE + "\u0301",
        BREVE + "\u0300",
        BREVE + "\u0309",
        BREVE + "\u0303",
        BREVE + "\u0323"
    };
    private static final int FIRST_CIRCUMFLEX = 5;
    private static final int FIRST_BREVE = 11;
    private static final String ALONE = "æóòôöîñÆÓÒÔÖÎÑ";
    private static final String MEANT_ALONE = "ỉĩịơưỵđỈĨỊƠƯỴĐ";

    static String decode(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int alone = ALONE.indexOf(c);
            plain.append(alone < 0 ? c : MEANT_ALONE.charAt(alone));
            int mark = i + 1 < text.length() ? MARKS.indexOf(Character.toLowerCase(text.charAt(i + 1))) : -1;
            if (mark >= 0 && takes(Character.toLowerCase(c), mark)) {
                plain.append(MEANT[mark]);
                i++;
            }
        }
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    private static boolean takes(char vowel, int mark) {
        if (mark >= FIRST_BREVE) {
            return vowel == 'a';
        }
        return (mark >= FIRST_CIRCUMFLEX ? "aeo" : "aeouyôö").indexOf(vowel) >= 0;
    }

    private VniText() {}
}
