package vn.hue.conversations.reading.rules;

import java.util.ArrayList;
import java.util.List;
import vn.hue.conversations.reading.rules.FoldedText.Span;

/**
 * The words, numbers and signs of a text, in order.
 *
 * <p>Where most words carry their marks the writer means them: {@link #strict()} then forbids reading "chay" as "cháy".
 */
final class Words {

    private final FoldedText text;
    private final List<Word> words;
    private final boolean strict;
    private final boolean shouted;

    private Words(FoldedText text, List<Word> words) {
        this.text = text;
        this.words = words;
        int letters = 0;
        int marked = 0;
        int capitals = 0;
        for (Word word : words) {
            if (word.kind() == Kind.LETTERS) {
                letters++;
                marked += word.hasMarks() ? 1 : 0;
                capitals += word.shouted() ? 1 : 0;
            }
        }
        strict = marked * 2 > letters;
        shouted = capitals * 2 > letters;
    }

    static Words of(String text) {
        return of(FoldedText.of(text));
    }

    static Words of(FoldedText text) {
        List<Word> words = new ArrayList<>();
        String folded = text.folded();
        boolean spaced = false;
        boolean line = true;
        int i = 0;
        while (i < folded.length()) {
            char c = folded.charAt(i);
            if (c == ' ' || c == '\n') {
                spaced = true;
                line |= c == '\n';
                i++;
                continue;
            }
            Kind kind = Kind.of(c);
            int end = i + 1;
            while (end < folded.length() && kind != Kind.SIGN && Kind.of(folded.charAt(end)) == kind) {
                end++;
            }
            words.add(word(text, i, end, kind, spaced, line));
            spaced = false;
            line = false;
            i = end;
        }
        return new Words(text, words);
    }

    private static Word word(FoldedText text, int from, int to, Kind kind, boolean spaced, boolean line) {
        String folded = text.folded().substring(from, to);
        if (kind != Kind.LETTERS) {
            return new Word(from, to, folded, folded, kind, spaced, line, false, false);
        }
        boolean capital = Character.isUpperCase(text.originalChar(from));
        boolean shouted = capital && to - from > 1 && Character.isUpperCase(text.originalChar(to - 1));
        String marked = text.marked().substring(from, to);
        return new Word(from, to, squeezed(folded), squeezed(marked), kind, spaced, line, capital, shouted);
    }

    /** "okkkk" to "ok": nobody writes a letter three times by rule. */
    private static String squeezed(String word) {
        StringBuilder kept = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); ) {
            int end = i + 1;
            while (end < word.length() && word.charAt(end) == word.charAt(i)) {
                end++;
            }
            kept.append(word, i, end - i > 2 ? i + 1 : end);
            i = end;
        }
        return kept.toString();
    }

    FoldedText text() {
        return text;
    }

    int size() {
        return words.size();
    }

    Word get(int index) {
        return words.get(index);
    }

    boolean has(int index) {
        return index >= 0 && index < words.size();
    }

    boolean isLetters(int index) {
        return has(index) && get(index).kind() == Kind.LETTERS;
    }

    boolean isDigits(int index) {
        return has(index) && get(index).kind() == Kind.DIGITS;
    }

    boolean isSign(int index, char sign) {
        return has(index)
                && get(index).kind() == Kind.SIGN
                && get(index).folded().charAt(0) == sign;
    }

    /** Whether a word follows the one before without a gap. */
    boolean isGlued(int index) {
        return has(index) && index > 0 && !get(index).spaced();
    }

    /** A number of at most four digits; -1 for anything else. */
    int number(int index) {
        return isDigits(index) && get(index).folded().length() <= 4
                ? Integer.parseInt(get(index).folded())
                : -1;
    }

    /** Whether a word is written with a capital that means something: not where everything is shouted. */
    boolean isCapital(int index) {
        return isLetters(index) && get(index).capital() && !shouted;
    }

    boolean strict() {
        return strict;
    }

    /** The folded range of the words {@code from} to {@code to}, exclusive. */
    Span span(int from, int to) {
        return new Span(get(from).from(), get(to - 1).to());
    }

    String original(int from, int to) {
        return text.original(get(from).from(), get(to - 1).to());
    }

    /** What a token is made of. */
    enum Kind {
        LETTERS,
        DIGITS,
        SIGN;

        static Kind of(char c) {
            if (c >= '0' && c <= '9') {
                return DIGITS;
            }
            return Character.isLetter(c) ? LETTERS : SIGN;
        }
    }

    /**
     * One token.
     *
     * @param from folded offset, inclusive
     * @param to exclusive
     * @param spaced whether white space precedes it
     * @param line whether it begins a line
     * @param capital whether its first letter is a capital
     * @param shouted whether it ends in a capital too
     */
    record Word(
            int from,
            int to,
            String folded,
            String marked,
            Kind kind,
            boolean spaced,
            boolean line,
            boolean capital,
            boolean shouted) {

        boolean hasMarks() {
            return !folded.equals(marked);
        }
    }
}
