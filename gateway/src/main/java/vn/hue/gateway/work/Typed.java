package vn.hue.gateway.work;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What people or programs typed, as it is kept. */
public final class Typed {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}&&[^\n\u200c\u200d]]");

    private Typed() {}

    /**
     * Composed, so that the same words are the same text, without white space around it, and without what can't be seen:
     * such characters only come from a paste gone wrong, or from someone with bad intent.
     */
    public static String clean(String text) {
        return UNSEEN.matcher(Normalizer.normalize(text.replace('\t', ' '), Normalizer.Form.NFC))
                .replaceAll("")
                .strip();
    }
}
