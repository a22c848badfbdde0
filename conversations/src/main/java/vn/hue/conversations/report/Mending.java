package vn.hue.conversations.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hue.conversations.vocabulary.Folding;

/**
 * A content with its spelling mended, word by word beside the citizen's own, and whether it looks as if more than the
 * spelling has changed: {@code QĐ 30/2022, Điều 9.1} lets the centre mend the form, never the content.
 *
 * <p>A doubt forbids nothing: it makes whoever mends look again.
 *
 * @param pieces in reading order; those that are not {@link Kind#NEW} make up the original's words, those that are not
 *     {@link Kind#GONE} the mended ones
 */
public record Mending(List<Piece> pieces, Set<Doubt> doubts) {

    /** Words beyond this many are compared as one block: a report has some hundred. */
    private static final int MOST_WORDS = 1_500;

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** What people type in a hurry, which nobody would call another content. */
    private static final Map<String, String> SHORTHAND = shorthand();

    public Mending {
        pieces = List.copyOf(pieces);
        doubts = Collections.unmodifiableSet(doubts.isEmpty() ? EnumSet.noneOf(Doubt.class) : EnumSet.copyOf(doubts));
    }

    /** Whose words they are. */
    public enum Kind {
        BOTH,
        GONE,
        NEW
    }

    /** What makes one look again. */
    public enum Doubt {
        /** A number is another one, or is missing. */
        NUMBERS,
        /** A name of a person or a place came or went. */
        NAMES,
        /** Words were added, left out or replaced by others. */
        WORDS
    }

    /** Neighbouring words that are alike in being there. */
    public record Piece(Kind kind, String text) {}

    /** Compares; line breaks count as blanks. */
    public static Mending of(String original, String mended) {
        List<String> before = words(original);
        List<String> after = words(mended);
        List<Piece> pieces = pieces(before, after);
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        if (!numbers(original).equals(numbers(mended))) {
            doubts.add(Doubt.NUMBERS);
        }
        if (!names(after, before).isEmpty() || !names(before, after).isEmpty()) {
            doubts.add(Doubt.NAMES);
        }
        if (changesWords(pieces)) {
            doubts.add(Doubt.WORDS);
        }
        return new Mending(pieces, doubts);
    }

    /** Whether anything differs but blanks. */
    public boolean changes() {
        return pieces.stream().anyMatch(piece -> piece.kind() != Kind.BOTH);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    private static List<String> numbers(String text) {
        List<String> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            numbers.add(number.group());
        }
        return numbers;
    }

    /** The longest common part, by the usual table. */
    private static List<Piece> pieces(List<String> before, List<String> after) {
        if (before.size() > MOST_WORDS || after.size() > MOST_WORDS) {
            return before.equals(after)
                    ? joined(List.of(new Piece(Kind.BOTH, String.join(" ", before))))
                    : List.of(
                            new Piece(Kind.GONE, String.join(" ", before)),
                            new Piece(Kind.NEW, String.join(" ", after)));
        }
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Piece> pieces = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                pieces.add(new Piece(Kind.BOTH, before.get(i)));
                i++;
                j++;
            } else if (i < before.size() && (j == after.size() || common[i + 1][j] >= common[i][j + 1])) {
                pieces.add(new Piece(Kind.GONE, before.get(i)));
                i++;
            } else {
                pieces.add(new Piece(Kind.NEW, after.get(j)));
                j++;
            }
        }
        return joined(pieces);
    }

    /** Between two common words first all that is gone, then all that is new: so it reads. */
    private static List<Piece> joined(List<Piece> words) {
        List<Piece> joined = new ArrayList<>();
        List<String> both = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        List<String> fresh = new ArrayList<>();
        for (Piece word : words) {
            if (word.kind() == Kind.BOTH) {
                flush(joined, Kind.GONE, gone);
                flush(joined, Kind.NEW, fresh);
                both.add(word.text());
            } else {
                flush(joined, Kind.BOTH, both);
                (word.kind() == Kind.GONE ? gone : fresh).add(word.text());
            }
        }
        flush(joined, Kind.BOTH, both);
        flush(joined, Kind.GONE, gone);
        flush(joined, Kind.NEW, fresh);
        return joined;
    }

    private static void flush(List<Piece> to, Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            to.add(new Piece(kind, String.join(" ", words)));
            words.clear();
        }
    }

    /** Words written large inside a sentence that the other text does not have at all, however it writes them. */
    private static Set<String> names(List<String> words, List<String> others) {
        Set<String> known = new HashSet<>();
        others.forEach(word -> known.add(letters(word)));
        Set<String> names = new HashSet<>();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            boolean begins = words.get(i - 1).matches(".*[.!?:;]");
            String letters = letters(word);
            if (!begins
                    && Character.isUpperCase(word.codePointAt(0))
                    && !letters.isEmpty()
                    && !known.contains(letters)) {
                names.add(letters);
            }
        }
        return names;
    }

    private static boolean changesWords(List<Piece> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean replaced = piece.kind() == Kind.GONE
                    && i + 1 < pieces.size()
                    && pieces.get(i + 1).kind() == Kind.NEW;
            if (replaced) {
                if (!isSpelling(piece.text(), pieces.get(++i).text())) {
                    return true;
                }
            } else if (piece.kind() != Kind.BOTH && !letters(piece.text()).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Marks, capitals, blanks and shorthand aside, at most a letter in four differs. */
    private static boolean isSpelling(String gone, String fresh) {
        String one = letters(gone);
        String other = letters(fresh);
        return distance(one, other) <= Math.max(one.length(), other.length()) / 4;
    }

    /** Without numbers, which are counted by themselves. */
    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        for (String word : Folding.fold(text).split("[^\\p{L}]+")) {
            letters.append(SHORTHAND.getOrDefault(word, word));
        }
        return letters.toString();
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }
        return row[other.length()];
    }

    private static Map<String, String> shorthand() {
        Map<String, String> words = new HashMap<>();
        for (String pair : List.of(
                "ko khong",
                "k khong",
                "kg khong",
                "hok khong",
                "dc duoc",
                "dk duoc",
                "vs voi",
                "ng nguoi",
                "trc truoc",
                "dg duong",
                "j gi",
                "cx cung",
                "mn moinguoi",
                "bt binhthuong",
                "ntn nhuthenao",
                "m minh",
                "r roi")) {
            words.put(pair.split(" ")[0], pair.split(" ")[1]);
        }
        return Map.copyOf(words);
    }
}
