package vn.hue.nlp.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The words, numbers and signs of a text in order, each with its place in the original and its two hashes: with marks
 * and without.
 *
 * <p>Upper and lower case, composed and decomposed, both ways of placing the tone, chat spellings and Telex left-overs
 * give the same hashes.
 */
public final class Tokens {

    /** What a token is made of. */
    public enum Kind {
        WORD,
        NUMBER,
        SIGN
    }

    private final String original;
    private int size;
    private int[] starts;
    private int[] ends;
    private long[] marked;
    private long[] folded;
    private Kind[] kinds;
    private boolean[] capital;
    private boolean[] line;
    private boolean[] glued;
    private boolean[] syllable;
    private boolean[] plain;
    private int words;
    private int wordsWithMarks;

    private Tokens(String original, int expected) {
        this.original = original;
        starts = new int[expected];
        ends = new int[expected];
        marked = new long[expected];
        folded = new long[expected];
        kinds = new Kind[expected];
        capital = new boolean[expected];
        line = new boolean[expected];
        glued = new boolean[expected];
        syllable = new boolean[expected];
        plain = new boolean[expected];
    }

    /**
     * Reads at most the first characters of a text.
     *
     * @param limit characters; what follows is not read, a word is never cut
     */
    public static Tokens of(String text, int limit) {
        Tokens tokens = new Tokens(text, Math.min(text.length(), limit) / 4 + 8);
        tokens.scan(limit);
        return tokens;
    }

    public static Tokens of(String text) {
        return of(text, Integer.MAX_VALUE);
    }

    private void scan(int limit) {
        int length = original.length();
        boolean newLine = true;
        boolean gap = true;
        int i = 0;
        while (i < length && i < limit) {
            char c = original.charAt(i);
            if (isSpace(c)) {
                newLine |= c == '\n' || c == '\r';
                gap = true;
                i++;
                continue;
            }
            if (Letter.isMark(c) || c == '\ufeff' || c == '\u200b' || c == '\u200d' || c == '\ufe0f') {
                i++;
                continue;
            }
            room();
            starts[size] = i;
            line[size] = newLine;
            glued[size] = !gap;
            if (c >= '0' && c <= '9') {
                i = number(i);
            } else if (Character.isLetter(c)) {
                i = word(i);
            } else {
                i = sign(i, c);
            }
            ends[size] = i;
            size++;
            newLine = false;
            gap = false;
        }
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00a0' || (c >= 0x2000 && (Character.isWhitespace(c) || Character.isSpaceChar(c)));
    }

    private int number(int from) {
        long hash = Hash.START;
        int i = from;
        while (i < original.length() && original.charAt(i) >= '0' && original.charAt(i) <= '9') {
            hash = Hash.add(hash, original.charAt(i));
            i++;
        }
        marked[size] = Hash.end(hash);
        folded[size] = marked[size];
        plain[size] = true;
        kinds[size] = Kind.NUMBER;
        return i;
    }

    private int sign(int from, char c) {
        marked[size] = Hash.end(Hash.add(Hash.START, c));
        folded[size] = marked[size];
        plain[size] = true;
        kinds[size] = Kind.SIGN;
        boolean pair = Character.isHighSurrogate(c)
                && from + 1 < original.length()
                && Character.isLowSurrogate(original.charAt(from + 1));
        return from + (pair ? 2 : 1);
    }

    private int word(int from) {
        long bareHash = Hash.START;
        long shaped = Hash.START;
        char pending = 0;
        byte tone = 0;
        boolean marks = false;
        int i = from;
        int letters = 0;
        while (i < original.length()) {
            char c = original.charAt(i);
            if (Letter.isMark(c)) {
                byte mark = Letter.toneOf(c);
                tone = mark > 0 ? mark : tone;
                pending = mark > 0 ? pending : Letter.shaped(pending, c);
                marks = true;
            } else if (Character.isLetter(c)) {
                shaped = pending == 0 ? shaped : Hash.add(shaped, pending);
                char bare = Letter.plain(c);
                bareHash = Hash.add(bareHash, bare);
                pending = Letter.shaped(c);
                byte mark = Letter.tone(c);
                tone = mark > 0 ? mark : tone;
                marks |= mark > 0 || pending != bare;
                letters++;
            } else {
                break;
            }
            i++;
        }
        shaped = Hash.add(shaped, pending);
        capital[size] = Character.isUpperCase(original.charAt(from));
        kinds[size] = Kind.WORD;
        folded[size] = Hash.end(bareHash);
        marked[size] = Hash.end(Hash.add(shaped, '0' + tone));
        words++;
        wordsWithMarks += marks ? 1 : 0;
        plain[size] = !marks;
        syllable[size] = Syllables.isPlain(folded[size]);
        respell(from, i, letters, marks);
        return i;
    }

    private void respell(int from, int to, int letters, boolean marks) {
        if (letters <= 5) {
            Spelling meant = Spelling.of(marks ? marked[size] : folded[size], marks);
            if (meant != null) {
                marked[size] = meant.marked();
                folded[size] = meant.folded();
                return;
            }
        }
        if (!syllable[size] && !marks && letters <= 10) {
            String meant = Syllables.fromTelex(Syllables.fold(original.substring(from, to)));
            if (meant != null) {
                marked[size] = Hash.of(meant);
                folded[size] = Hash.of(Syllables.fold(meant.substring(0, meant.length() - 1)));
                syllable[size] = true;
            }
        }
    }

    private void room() {
        if (size < starts.length) {
            return;
        }
        int more = size * 2 + 8;
        starts = Arrays.copyOf(starts, more);
        ends = Arrays.copyOf(ends, more);
        marked = Arrays.copyOf(marked, more);
        folded = Arrays.copyOf(folded, more);
        kinds = Arrays.copyOf(kinds, more);
        capital = Arrays.copyOf(capital, more);
        line = Arrays.copyOf(line, more);
        glued = Arrays.copyOf(glued, more);
        syllable = Arrays.copyOf(syllable, more);
        plain = Arrays.copyOf(plain, more);
    }

    public String original() {
        return original;
    }

    public int size() {
        return size;
    }

    public int start(int token) {
        return starts[token];
    }

    public int end(int token) {
        return ends[token];
    }

    /** The hash of a word with its marks, as {@link #markedHash} makes it. */
    public long marked(int token) {
        return marked[token];
    }

    /** The hash of a word without marks, as {@link Hash#of} makes it of plain lower-case letters. */
    public long folded(int token) {
        return folded[token];
    }

    public Kind kind(int token) {
        return kinds[token];
    }

    public boolean isWord(int token) {
        return token >= 0 && token < size && kinds[token] == Kind.WORD;
    }

    public boolean isNumber(int token) {
        return token >= 0 && token < size && kinds[token] == Kind.NUMBER;
    }

    public boolean isSign(int token, char sign) {
        return token >= 0 && token < size && kinds[token] == Kind.SIGN && original.charAt(starts[token]) == sign;
    }

    public boolean isCapital(int token) {
        return capital[token];
    }

    /** Whether a token begins a line. */
    public boolean beginsLine(int token) {
        return line[token];
    }

    /** Whether a token follows the one before without a gap. */
    public boolean isGlued(int token) {
        return glued[token];
    }

    /** Whether a word could be a Vietnamese syllable. */
    public boolean isSyllable(int token) {
        return syllable[token];
    }

    /** Whether a token is written without marks. */
    public boolean isPlain(int token) {
        return plain[token];
    }

    public int words() {
        return words;
    }

    public int wordsWithMarks() {
        return wordsWithMarks;
    }

    /** The text of tokens {@code from} to {@code to}, exclusive, as written. */
    public String text(int from, int to) {
        return from >= to ? "" : original.substring(starts[from], ends[to - 1]);
    }

    /** The hash {@link #marked(int)} gives for a word. */
    public static long markedHash(String word) {
        return of(word).marked(0);
    }

    /** The hash {@link #folded(int)} gives for a word. */
    public static long foldedHash(String word) {
        return of(word).folded(0);
    }

    /** What a chat spelling stands for. */
    record Spelling(long marked, long folded) {
        static @Nullable Spelling of(long hash, boolean marks) {
            return ChatSpellings.meant(hash, marks);
        }
    }
}
