package vn.hue.conversations.reading.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Short commands and answers: messages that are covered entirely by known phrases and courtesies. */
final class Commands {

    private static final int LONGEST = 18;
    private static final int STATUS_WORDS = 25;
    private static final int OPERATOR_WORDS = 16;
    private static final int RATING_WORDS = 12;

    private final Lexicon<Command> lexicon = Lexicon.load("commands.txt", Command.class);

    /** What the whole message commands; null when it holds anything else, or both a yes and a no. */
    @Nullable
    Command whole(Words words) {
        if (words.size() > LONGEST * 2 || count(words) > LONGEST) {
            return null;
        }
        Set<Command> said = cover(words);
        if (said == null) {
            return null;
        }
        said.remove(Command.PADDING);
        boolean torn = said.contains(Command.CONFIRM) && said.contains(Command.DENY);
        Command meant = said.isEmpty() ? null : said.iterator().next();
        return torn && (meant == Command.DENY || meant == Command.CONFIRM) ? null : meant;
    }

    /** What a sentence asks for in the middle of other words; null when nothing. */
    @Nullable
    Command within(Words words, boolean namesMatter) {
        int count = count(words);
        if (count > STATUS_WORDS) {
            return null;
        }
        for (int i = 0; i < words.size(); i++) {
            Lexicon.Hit<Command> hit = lexicon.at(words, i, Command::isWithin);
            if (hit != null && (hit.group() == Command.STATUS_WITHIN || (!namesMatter && count <= OPERATOR_WORDS))) {
                return hit.group();
            }
        }
        return null;
    }

    /** A rating with a few words about it; null when the text says more. */
    @Nullable
    Command rating(Words words, boolean namesMatter) {
        if (count(words) > RATING_WORDS || namesMatter) {
            return null;
        }
        Command rating = null;
        for (int i = 0; i < words.size(); ) {
            Lexicon.Hit<Command> hit = lexicon.at(words, i, c -> c.rating() != null);
            boolean phrase = hit != null && hit.to() - hit.from() > 1;
            if (hit != null && phrase && (rating == null || hit.group().compareTo(rating) < 0)) {
                rating = hit.group();
            }
            i = hit == null ? i + 1 : hit.to();
        }
        return rating;
    }

    /** The word after the courtesies a message begins with. */
    int start(Words words) {
        int i = 0;
        while (i < words.size()) {
            Lexicon.Hit<Command> hit = lexicon.at(
                    words, i, c -> c == Command.PADDING || c == Command.WEAK_CONFIRM || c == Command.GREETING);
            if (hit == null && words.get(i).kind() != Words.Kind.SIGN) {
                return i;
            }
            i = hit == null ? i + 1 : hit.to();
        }
        return i;
    }

    /** The word after a courtesy that begins at a word; the word itself when none does. */
    int afterPadding(Words words, int i) {
        Lexicon.Hit<Command> hit = lexicon.at(words, i, Command.PADDING);
        return hit == null ? i : hit.to();
    }

    private static int count(Words words) {
        int count = 0;
        for (int i = 0; i < words.size() && count <= STATUS_WORDS; i++) {
            count += words.get(i).kind() == Words.Kind.SIGN ? 0 : 1;
        }
        return count;
    }

    /** The groups that cover all words, longest phrases first; null when a word is left over. */
    private @Nullable Set<Command> cover(Words words) {
        Deque<Command> path = new ArrayDeque<>();
        if (!covers(words, 0, path, new HashSet<>()) || path.isEmpty()) {
            return null;
        }
        return EnumSet.copyOf(path);
    }

    private boolean covers(Words words, int from, Deque<Command> path, Set<Integer> dead) {
        int i = from;
        while (words.has(i) && words.get(i).kind() == Words.Kind.SIGN) {
            i++;
        }
        if (!words.has(i)) {
            return true;
        }
        if (dead.contains(i)) {
            return false;
        }
        List<Lexicon.Hit<Command>> hits = lexicon.every(words, i, c -> !c.isWithin());
        for (int h = hits.size() - 1; h >= 0; h--) {
            path.addLast(hits.get(h).group());
            if (covers(words, hits.get(h).to(), path, dead)) {
                return true;
            }
            path.removeLast();
        }
        dead.add(i);
        return false;
    }
}
