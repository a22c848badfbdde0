package vn.hue.gateway.delivery;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Long text in parts: cut between paragraphs, else lines, else sentences, else words, and never through a letter. */
final class Splitting {

    private static final ULocale VIETNAMESE = ULocale.forLanguageTag("vi");

    private Splitting() {}

    /**
     * At least one part, each within the limit.
     *
     * @param text in NFC
     * @param length how long a text is in the channel's unit; never less for a longer text
     */
    static List<String> of(String text, int atMost, ToIntFunction<String> length) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (length.applyAsInt(rest) > atMost) {
            int end = end(rest, furthest(rest, atMost, length));
            String part = rest.substring(0, end).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty() || parts.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    /** The last border between letters, as people count them, up to which the text fits. */
    private static int furthest(String text, int atMost, ToIntFunction<String> length) {
        int fits = 0;
        int tooLong = text.length();
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) >>> 1;
            if (length.applyAsInt(text.substring(0, middle)) <= atMost) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        BreakIterator letters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        letters.setText(text);
        int border = letters.isBoundary(fits) ? fits : letters.preceding(fits);
        if (border > 0) {
            return border;
        }
        // A single letter longer than the limit: some emoji families are. Better cut than stuck.
        return Math.max(fits, Character.charCount(text.codePointAt(0)));
    }

    /** The best border not after the furthest, unless it would leave the part half empty. */
    private static int end(String text, int furthest) {
        int enough = furthest / 2;
        int paragraph = text.lastIndexOf("\n\n", furthest);
        if (paragraph > enough) {
            return paragraph;
        }
        int line = text.lastIndexOf('\n', furthest);
        if (line > enough) {
            return line;
        }
        BreakIterator sentences = BreakIterator.getSentenceInstance(VIETNAMESE);
        sentences.setText(text);
        int sentence = sentences.isBoundary(furthest) ? furthest : sentences.preceding(furthest);
        if (sentence > enough) {
            return sentence;
        }
        int blank = text.lastIndexOf(' ', furthest);
        int nextBlank = text.indexOf(' ', furthest);
        boolean wordFits = (nextBlank < 0 ? text.length() : nextBlank) - blank <= furthest;
        // A link is no use in two halves, however short the part before it gets.
        return blank > enough || (blank > 0 && wordFits) ? blank : furthest;
    }
}
