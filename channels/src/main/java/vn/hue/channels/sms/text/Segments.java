package vn.hue.channels.sms.text;

import com.ibm.icu.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text as it goes over the air.
 *
 * @param text what the citizen will read
 * @param units characters of the phones' alphabet, where those of its extension count twice, or UTF-16 units
 * @param texts the segments' words in order; one for a text that the centre cuts itself
 * @param billed how many segments are paid for
 */
public record Segments(String text, Writing writing, int units, List<String> texts, int billed) {

    /** More can't be numbered. */
    public static final int MOST = 255;

    public Segments {
        texts = List.copyOf(texts);
    }

    /** Writes and cuts a text; only ever between two letters as people count them. */
    public static Segments of(String text, Unicode unicode, Joining joining) {
        String whole = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (unicode == Unicode.NEVER) {
            return cut(PlainWriting.of(whole), Writing.GSM, joining);
        }
        String typed = Normalizer.normalize(PlainWriting.typewriter(whole), Normalizer.Form.NFC);
        return unicode == Unicode.AUTO && Gsm.septets(typed) >= 0
                ? cut(typed, Writing.GSM, joining)
                : cut(whole, Writing.UCS2, joining);
    }

    private static Segments cut(String text, Writing writing, Joining joining) {
        int units = writing.units(text);
        if (units <= writing.alone()) {
            return new Segments(text, writing, units, List.of(text), 1);
        }
        // A centre that makes the headers itself may take the longer one.
        boolean longHeader = joining == Joining.UDH16 || joining == Joining.SAR;
        List<String> texts = cut(text, writing, writing.joined(longHeader));
        return new Segments(text, writing, units, joining == Joining.PAYLOAD ? List.of(text) : texts, texts.size());
    }

    private static List<String> cut(String text, Writing writing, int atMost) {
        List<String> segments = new ArrayList<>();
        StringBuilder segment = new StringBuilder();
        int used = 0;
        for (String letter : letters(text, writing, atMost)) {
            int more = writing.units(letter);
            if (used + more > atMost) {
                segments.add(segment.toString());
                segment.setLength(0);
                used = 0;
            }
            segment.append(letter);
            used += more;
        }
        segments.add(segment.toString());
        return segments;
    }

    /** What must stay together; a heap of marks that fits no segment is taken apart into code points. */
    private static List<String> letters(String text, Writing writing, int atMost) {
        BreakIterator boundaries = BreakIterator.getCharacterInstance(Locale.ROOT);
        boundaries.setText(text);
        List<String> letters = new ArrayList<>();
        int start = boundaries.first();
        for (int end = boundaries.next(); end != BreakIterator.DONE; start = end, end = boundaries.next()) {
            String letter = text.substring(start, end);
            if (writing.units(letter) <= atMost) {
                letters.add(letter);
            } else {
                letter.codePoints().mapToObj(Character::toString).forEach(letters::add);
            }
        }
        return letters;
    }

    /** The octets of one segment, from 0. */
    public byte[] octets(int segment) {
        return writing.encode(texts.get(segment));
    }
}
