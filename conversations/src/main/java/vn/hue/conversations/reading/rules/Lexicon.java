package vn.hue.conversations.reading.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Phrases by group, found at any word of a text, the longest first.
 *
 * <p>A file has one phrase a line under {@code [GROUP]} headings; {@code #} begins a comment. A phrase is written with
 * its marks and matches a text without marks too, unless it begins with {@code =}: that one collides when folded. With {@code ==} it matches only a text that uses its marks: it collides with itself ("ga").
 * Chat spellings ("ko", "đc") stand for their words.
 */
final class Lexicon<G extends Enum<G>> {

    private static final Map<String, Meant> CHAT_SPELLINGS = chatSpellings();

    private final Node<G> root = new Node<>();

    private Lexicon() {}

    /** Reads a file that lies beside this class; a file that is missing or names an unknown group is a bug. */
    static <G extends Enum<G>> Lexicon<G> load(String file, Class<G> groups) {
        Lexicon<G> lexicon = new Lexicon<>();
        G group = null;
        for (String line : lines(file)) {
            if (line.startsWith("[")) {
                group = Enum.valueOf(groups, line.substring(1, line.length() - 1));
            } else if (group == null) {
                throw new IllegalStateException(file + ": a phrase before any group: " + line);
            } else {
                lexicon.add(line, group);
            }
        }
        return lexicon;
    }

    /** The lines of a file beside this class, without comments and empty ones. */
    static List<String> lines(String file) {
        List<String> lines = new ArrayList<>();
        try (InputStream stream = Lexicon.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + file);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String phrase = line.strip();
                if (!phrase.isEmpty() && !phrase.startsWith("#")) {
                    lines.add(phrase);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static Map<String, Meant> chatSpellings() {
        Map<String, Meant> spellings = new HashMap<>();
        for (String line : lines("chat-spellings.txt")) {
            int space = line.indexOf(' ');
            FoldedText meant = FoldedText.of(line.substring(space + 1));
            spellings.put(line.substring(0, space), new Meant(meant.folded(), meant.marked()));
        }
        return Map.copyOf(spellings);
    }

    private void add(String line, G group) {
        boolean exact = line.startsWith("=");
        boolean strict = line.startsWith("==");
        Words words = Words.of(line.substring(strict ? 2 : exact ? 1 : 0));
        List<String> marked = new ArrayList<>();
        Node<G> node = root;
        for (int i = 0; i < words.size(); i++) {
            node = node.next.computeIfAbsent(words.get(i).folded(), w -> new Node<>());
            marked.add(words.get(i).marked());
        }
        node.phrases.add(new Phrase<>(group, List.copyOf(marked), exact, strict));
    }

    /** The longest phrase that begins at a word; null when none does. */
    @Nullable
    Hit<G> at(Words words, int index) {
        return at(words, index, group -> true);
    }

    /** The longest phrase of some groups that begins at a word; null when none does. */
    @Nullable
    Hit<G> at(Words words, int index, Predicate<G> groups) {
        List<Hit<G>> hits = every(words, index, groups);
        return hits.isEmpty() ? null : hits.get(hits.size() - 1);
    }

    /** The longest phrase of one group that begins at a word; null when none does. */
    @Nullable
    Hit<G> at(Words words, int index, G group) {
        return at(words, index, g -> g == group);
    }

    /** All phrases of some groups that begin at a word, one a length, the longest last. */
    List<Hit<G>> every(Words words, int index, Predicate<G> groups) {
        if (!words.has(index) || !root.leads(words, index)) {
            return List.of();
        }
        List<Hit<G>> hits = new ArrayList<>();
        new Search<>(words, index, groups, hits).from(root, index);
        hits.sort(Comparator.comparingInt(Hit::to));
        return hits;
    }

    /** All phrases from left to right, the longest at each place, none overlapping. */
    List<Hit<G>> all(Words words) {
        List<Hit<G>> hits = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            Hit<G> hit = at(words, i);
            if (hit != null) {
                hits.add(hit);
            }
            i = hit == null ? i + 1 : hit.to();
        }
        return hits;
    }

    /**
     * A phrase found.
     *
     * @param from its first word
     * @param to the word after its last
     */
    record Hit<G>(G group, int from, int to) {}

    /** One walk down the tree; its depth is that of the longest phrase. */
    private record Search<G>(Words words, int begin, Predicate<G> groups, List<Hit<G>> hits) {
        void from(Node<G> node, int to) {
            for (Phrase<G> phrase : node.phrases) {
                if (groups.test(phrase.group) && phrase.matches(words, begin)) {
                    hits.add(new Hit<>(phrase.group, begin, to));
                    break;
                }
            }
            if (!words.has(to) || node.next.isEmpty()) {
                return;
            }
            Words.Word word = words.get(to);
            Node<G> next = node.next.get(word.folded());
            if (next != null) {
                from(next, to + 1);
            }
            Meant meant = CHAT_SPELLINGS.get(word.marked());
            next = meant == null ? null : node.next.get(meant.folded());
            if (next != null) {
                from(next, to + 1);
            }
        }
    }

    private static final class Node<G> {
        final Map<String, Node<G>> next = new HashMap<>();
        final List<Phrase<G>> phrases = new ArrayList<>();

        boolean leads(Words words, int index) {
            Words.Word word = words.get(index);
            return next.containsKey(word.folded()) || CHAT_SPELLINGS.containsKey(word.marked());
        }
    }

    /** What a chat spelling stands for. */
    private record Meant(String folded, String marked) {}

    private record Phrase<G>(G group, List<String> marked, boolean exact, boolean strict) {
        boolean matches(Words words, int from) {
            if (strict && !words.strict()) {
                return false;
            }
            for (int i = 0; i < marked.size(); i++) {
                Words.Word word = words.get(from + i);
                Meant meant = CHAT_SPELLINGS.get(word.marked());
                boolean same = word.marked().equals(marked.get(i))
                        || (meant != null && meant.marked().equals(marked.get(i)));
                boolean unmarked = !exact && !words.strict() && !word.hasMarks();
                if (!same && !unmarked) {
                    return false;
                }
            }
            return true;
        }
    }
}
