package vn.hue.nlp.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Phrases by group, found at any token. Immutable once loaded, thread-safe.
 *
 * <p>A file has one phrase a line under {@code [GROUP]} headings; {@code #} begins a comment. A phrase matches with its
 * marks; in a text without marks it matches without them too, unless it begins with {@code =}: that one collides.
 */
public final class Phrases<G extends Enum<G>> {

    private final Map<Long, List<Phrase<G>>> byFirst = new HashMap<>();

    private Phrases() {}

    /** Reads a file beside a class; one that is missing or names an unknown group is a bug. */
    public static <G extends Enum<G>> Phrases<G> load(Class<?> beside, String file, Class<G> groups) {
        Phrases<G> phrases = new Phrases<>();
        try (InputStream stream = beside.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + file);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            Set<G> group = EnumSet.noneOf(groups);
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String phrase = line.strip();
                if (phrase.startsWith("[")) {
                    group = EnumSet.of(Enum.valueOf(groups, phrase.substring(1, phrase.length() - 1)));
                } else if (!phrase.isEmpty() && !phrase.startsWith("#")) {
                    group.forEach(g -> phrases.add(phrase, g));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return phrases;
    }

    private void add(String line, G group) {
        boolean exact = line.startsWith("=");
        Tokens words = Tokens.of(exact ? line.substring(1) : line);
        long[] marked = new long[words.size()];
        long[] folded = new long[words.size()];
        for (int i = 0; i < marked.length; i++) {
            marked[i] = words.marked(i);
            folded[i] = words.folded(i);
        }
        byFirst.computeIfAbsent(folded[0], first -> new ArrayList<>(1)).add(new Phrase<>(group, marked, folded, exact));
    }

    /**
     * How many tokens the longest phrase of a group takes; 0 when none begins here.
     *
     * @param plainToo whether words without marks may stand for words with marks
     */
    public int at(Tokens tokens, int token, G group, boolean plainToo) {
        if (token < 0 || token >= tokens.size()) {
            return 0;
        }
        List<Phrase<G>> phrases = byFirst.get(tokens.folded(token));
        int longest = 0;
        if (phrases != null) {
            for (Phrase<G> phrase : phrases) {
                if (phrase.group == group
                        && phrase.marked.length > longest
                        && phrase.matches(tokens, token, plainToo)) {
                    longest = phrase.marked.length;
                }
            }
        }
        return longest;
    }

    public boolean is(Tokens tokens, int token, G group, boolean plainToo) {
        return at(tokens, token, group, plainToo) > 0;
    }

    /** Whether a phrase of a group begins anywhere. */
    public boolean anywhere(Tokens tokens, G group, boolean plainToo) {
        for (int i = 0; i < tokens.size(); i++) {
            if (is(tokens, i, group, plainToo)) {
                return true;
            }
        }
        return false;
    }

    /** One phrase; {@code exact} when its marks may not be left out. */
    private static final class Phrase<G> {
        private final G group;
        private final long[] marked;
        private final long[] folded;
        private final boolean exact;

        Phrase(G group, long[] marked, long[] folded, boolean exact) {
            this.group = group;
            this.marked = marked;
            this.folded = folded;
            this.exact = exact;
        }

        boolean matches(Tokens tokens, int from, boolean plainToo) {
            if (from + marked.length > tokens.size()) {
                return false;
            }
            for (int i = 0; i < marked.length; i++) {
                boolean same = tokens.marked(from + i) == marked[i];
                boolean plain = plainToo && !exact && tokens.isPlain(from + i) && tokens.folded(from + i) == folded[i];
                if (!same && !plain) {
                    return false;
                }
            }
            return true;
        }
    }
}
