package vn.hue.conversations.reading.rules;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;

/**
 * A text in two aligned forms, with the way back to the original.
 *
 * <p>{@code folded} is lower case without marks, {@code marked} lower case with composed marks and the tone where the
 * old spelling puts it ("hủy", "hòa"); character i of both stands for the same letter. Invisible characters are gone,
 * full-width and styled letters are plain, everything outside the basic plane is one {@code U+FFFD}.
 */
final class FoldedText {

    /** Stands for characters that were taken out by {@link #without}. */
    static final char GONE = '\uFFFC';

    private static final char UNKNOWN = '\uFFFD';
    private static final int MARKS_PER_LETTER = 4;
    /** A letter with three marks; longer are ligatures of whole words. */
    private static final int LONGEST_EXPANSION = 4;

    private static final String[] TONES = {"aàáảãạ", "eèéẻẽẹ", "oòóỏõọ", "uùúủũụ", "yỳýỷỹỵ"};

    private final String original;
    private final String folded;
    private final String marked;
    private final int[] starts;
    private final int[] ends;

    /** Found out when first asked for; two threads that both do so find the same. */
    private @Nullable Words words;

    private FoldedText(String original, String folded, String marked, int[] starts, int[] ends) {
        this.original = original;
        this.folded = folded;
        this.marked = marked;
        this.starts = starts;
        this.ends = ends;
    }

    static FoldedText of(String original) {
        return new Folder(original).fold();
    }

    String folded() {
        return folded;
    }

    String marked() {
        return marked;
    }

    String original() {
        return original;
    }

    int length() {
        return folded.length();
    }

    /** The original text of the folded characters {@code from} to {@code to}, exclusive. */
    String original(int from, int to) {
        return original.substring(starts[from], ends[to - 1]);
    }

    /** The first original character of a folded one. */
    char originalChar(int index) {
        return original.charAt(starts[index]);
    }

    Entity entity(Entity.Type type, int from, int to, String value, Entity.@Nullable PlaceName place) {
        return new Entity(type, original(from, to), starts[from], ends[to - 1], value, place);
    }

    Entity entity(Entity.Type type, int from, int to, String value) {
        return entity(type, from, to, value, null);
    }

    /** Its words; the same however often they are asked for. */
    Words words() {
        Words known = words;
        if (known == null) {
            known = Words.of(this);
            words = known;
        }
        return known;
    }

    /** The same text with some folded ranges made unreadable; offsets stay. */
    FoldedText without(List<Span> spans) {
        if (spans.isEmpty()) {
            return this;
        }
        char[] blank = folded.toCharArray();
        char[] blankMarked = marked.toCharArray();
        for (Span span : spans) {
            Arrays.fill(blank, span.from(), span.to(), GONE);
            Arrays.fill(blankMarked, span.from(), span.to(), GONE);
        }
        return new FoldedText(original, new String(blank), new String(blankMarked), starts, ends);
    }

    /** The text as written, in NFC, each run of white space one space, ends trimmed. */
    static String oneLine(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder line = new StringBuilder(composed.length());
        boolean space = false;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = line.length() > 0;
            } else if (Character.getType(c) != Character.FORMAT) {
                if (space) {
                    line.append(' ');
                    space = false;
                }
                line.append(c);
            }
        }
        return line.toString();
    }

    /** A range of folded characters; {@code to} is exclusive. */
    record Span(int from, int to) {}

    /** One pass over the original. */
    private static final class Folder {
        private final String original;
        private final StringBuilder folded;
        private final StringBuilder marked;
        private int[] starts;
        private int[] ends;
        private final StringBuilder letter = new StringBuilder();

        Folder(String original) {
            this.original = original;
            int size = original.length();
            folded = new StringBuilder(size);
            marked = new StringBuilder(size);
            starts = new int[size];
            ends = new int[size];
        }

        FoldedText fold() {
            int i = 0;
            while (i < original.length()) {
                int c = original.codePointAt(i);
                int next = i + Character.charCount(c);
                take(c, i, next);
                i = next;
            }
            compose();
            moveTones();
            return new FoldedText(
                    original,
                    folded.toString(),
                    marked.toString(),
                    Arrays.copyOf(starts, folded.length()),
                    Arrays.copyOf(ends, folded.length()));
        }

        private void take(int c, int from, int to) {
            if (c < 0x80) {
                base(plain((char) c), from, to);
                return;
            }
            int type = Character.getType(c);
            if (type == Character.FORMAT) {
                return;
            }
            if (isMark(type)) {
                mark((char) c, to);
                return;
            }
            if (type == Character.SURROGATE) {
                base(UNKNOWN, from, to);
                return;
            }
            String parts = Normalizer.normalize(new String(Character.toChars(c)), Normalizer.Form.NFKD);
            if (parts.length() > LONGEST_EXPANSION) {
                base(UNKNOWN, from, to);
                return;
            }
            for (int i = 0; i < parts.length(); i++) {
                char part = parts.charAt(i);
                if (Character.isHighSurrogate(part)) {
                    base(UNKNOWN, from, to);
                } else if (isMark(Character.getType(part))) {
                    mark(part, to);
                } else if (!Character.isLowSurrogate(part)) {
                    base(plain(part), from, to);
                }
            }
        }

        private static char plain(char c) {
            if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
                return '\n';
            }
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' ') {
                return ' ';
            }
            return Character.toLowerCase(c);
        }

        private static boolean isMark(int type) {
            return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
        }

        private void base(char c, int from, int to) {
            compose();
            int at = folded.length();
            if (at == starts.length) {
                starts = Arrays.copyOf(starts, at * 2 + 16);
                ends = Arrays.copyOf(ends, at * 2 + 16);
            }
            starts[at] = from;
            ends[at] = to;
            folded.append(c == 'đ' ? 'd' : c);
            marked.append(c);
        }

        private void mark(char c, int to) {
            int last = folded.length() - 1;
            if (last < 0) {
                return;
            }
            ends[last] = to;
            if (letter.length() == 0) {
                letter.append(marked.charAt(last));
            }
            if (letter.length() <= MARKS_PER_LETTER) {
                letter.append(c);
            }
        }

        private void compose() {
            if (letter.length() == 0) {
                return;
            }
            String whole = Normalizer.normalize(letter, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
            if (whole.length() == 1) {
                marked.setCharAt(marked.length() - 1, whole.charAt(0));
            }
            letter.setLength(0);
        }

        /** "hoà" to "hòa", "huỷ" to "hủy": both spellings are taught; "quý" has no other. "chaý" is a slip of the thumb. */
        private void moveTones() {
            for (int i = 0; i + 1 < marked.length(); i++) {
                char first = marked.charAt(i);
                char second = folded.charAt(i + 1);
                boolean pair = (first == 'o' && (second == 'a' || second == 'e'))
                        || (first == 'a' && second == 'y')
                        || (first == 'u' && second == 'y' && (i == 0 || folded.charAt(i - 1) != 'q'));
                boolean open = i + 2 == marked.length() || !Character.isLetter(marked.charAt(i + 2));
                int tone = pair && open ? tone(marked.charAt(i + 1)) : 0;
                if (tone > 0) {
                    marked.setCharAt(i, withTone(first, tone));
                    marked.setCharAt(i + 1, second);
                }
            }
        }

        private static int tone(char vowel) {
            for (String tones : TONES) {
                int at = tones.indexOf(vowel);
                if (at >= 0) {
                    return at;
                }
            }
            return 0;
        }

        private static char withTone(char vowel, int tone) {
            for (String tones : TONES) {
                if (tones.charAt(0) == vowel) {
                    return tones.charAt(tone);
                }
            }
            return vowel;
        }
    }
}
