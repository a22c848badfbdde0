package vn.hue.conversations.reading.rules;

import java.util.List;
import vn.hue.conversations.reading.Entity;

/**
 * Orders to change what was noted: "sửa 3", "đổi số điện thoại", "không phải, ở 12 Lê Lợi".
 *
 * <p>"Sửa đường giúp dân" is a report: the verb counts only before the name or number of a line.
 */
final class Corrections {

    private static final int LONGEST = 30;
    private static final int SHORT = 12;

    private final Lexicon<Group> lexicon = Lexicon.load("corrections.txt", Group.class);
    private final Commands commands;

    Corrections(Commands commands) {
        this.commands = commands;
    }

    boolean isOne(Words words, List<Entity> entities) {
        if (words.size() > LONGEST * 2) {
            return false;
        }
        int start = commands.start(words);
        return changes(words, start) || isWrong(words, start) || isContradicted(words, entities);
    }

    /** The word after a form's label ("số điện thoại") that begins at a word; the word itself when none does. */
    int afterLabel(Words words, int i) {
        Lexicon.Hit<Group> label = lexicon.at(words, i, g -> g == Group.FIELD || g == Group.LOOSE_FIELD);
        return label == null ? i : label.to();
    }

    private boolean changes(Words words, int start) {
        Lexicon.Hit<Group> verb = lexicon.at(words, start, Group.VERB);
        if (verb == null) {
            return false;
        }
        int at = commands.afterPadding(words, verb.to());
        if (words.isDigits(at)) {
            return (words.number(at) >= 0 && words.number(at) <= 20 && !words.isLetters(at + 1))
                    || isInto(words, at + 1);
        }
        if (lexicon.at(words, at, Group.FIELD) != null) {
            return true;
        }
        Lexicon.Hit<Group> loose = lexicon.at(words, at, Group.LOOSE_FIELD);
        if (loose != null) {
            return !words.isLetters(loose.to()) || isInto(words, loose.to());
        }
        return !words.has(at) || (isInto(words, verb.to()) && words.size() - verb.to() <= 2);
    }

    private boolean isInto(Words words, int i) {
        return lexicon.at(words, i, Group.INTO) != null;
    }

    private boolean isWrong(Words words, int start) {
        return words.size() - start <= SHORT + 12
                && lexicon.at(words, start, Group.WRONG) != null
                && words.has(start + 1);
    }

    /** A "no" with the right value behind it. */
    private boolean isContradicted(Words words, List<Entity> entities) {
        int first = 0;
        while (words.has(first) && commands.afterPadding(words, first) > first) {
            first = commands.afterPadding(words, first);
        }
        Lexicon.Hit<Group> no = lexicon.at(words, first, Group.NOT);
        if (no == null || words.size() > LONGEST) {
            return false;
        }
        boolean parted = words.isSign(no.to(), ',') || words.isSign(no.to(), '.') || no.to() - no.from() > 1;
        return parted && entities.stream().anyMatch(e -> e.type() != Entity.Type.REPORT_CODE);
    }

    private enum Group {
        VERB,
        FIELD,
        LOOSE_FIELD,
        INTO,
        NOT,
        WRONG
    }
}
