package vn.hue.conversations.reading.rules;

/**
 * Where a place's own name ends, in one text.
 *
 * <p>With capitals the name is the run of capitals. Without, it is a few syllables before a word that says what happens
 * there; from a writer who uses capitals elsewhere, only after a family name or a known beginning.
 */
final class PlaceNames {

    private static final int CAPITALS = 7;
    private static final int ANSWER = 14;

    private final Lexicon<PlaceWord> lexicon;
    private final Lexicon<PlaceStop> stops;
    private final Words words;
    private final boolean capitals;
    private final boolean careful;
    private final boolean english;

    PlaceNames(Lexicon<PlaceWord> lexicon, Lexicon<PlaceStop> stops, Words words, boolean english) {
        this.lexicon = lexicon;
        this.stops = stops;
        this.words = words;
        this.capitals = usesCapitals(words);
        this.english = english;
        this.careful = words.strict() && words.size() > ANSWER;
    }

    private static boolean usesCapitals(Words words) {
        for (int i = 1; i < words.size(); i++) {
            boolean begins = words.get(i).line() || words.get(i - 1).kind() == Words.Kind.SIGN;
            if (!begins && words.isCapital(i)) {
                return true;
            }
        }
        return false;
    }

    /** The word after the capitals that begin at a word; the word itself when it has none. */
    int capitals(int from) {
        int to = from;
        while (to - from < CAPITALS && words.isCapital(to) && !(to > from && breaks(to))) {
            to++;
        }
        boolean numbered = to > from
                && words.isDigits(to)
                && words.get(to).folded().length() <= 2
                && !words.isSign(to + 1, '/')
                && stops.at(words, to + 1, PlaceStop.UNIT) == null;
        return numbered ? to + 1 : to;
    }

    /** The word after a name without capitals of at most {@code longest} syllables; the word itself when none is. */
    int plain(int from, int longest, boolean trusted) {
        boolean known = isKnown(from);
        if ((english && !known) || ((capitals || careful) && !known && !trusted)) {
            return from;
        }
        Lexicon.Hit<PlaceStop> starter = stops.at(words, from, PlaceStop.STARTER);
        int to = starter == null ? from : starter.to();
        while (to - from < longest
                && words.isLetters(to)
                && words.get(to).folded().length() <= 7
                && !(to > from && (words.get(to).line() || startsAnother(to)))
                && !isStop(to, to - from)
                && !(words.isCapital(to) && to > from && !words.isCapital(from))) {
            to++;
        }
        return to - from >= 2 || starter != null ? to : from;
    }

    /** Whether a family name or a known street begins here. */
    boolean isKnown(int i) {
        return stops.at(words, i, s -> s == PlaceStop.FAMILY || s == PlaceStop.STARTER) != null;
    }

    /** "10 đống rác" counts; "10 Đống Đa" is a house. */
    boolean isCounted(int i) {
        return stops.at(words, i, PlaceStop.UNIT) != null && stops.at(words, i, PlaceStop.STARTER) == null;
    }

    boolean isStop(int i) {
        return isStop(i, 2);
    }

    private boolean isStop(int i, int position) {
        boolean late =
                words.strict() || position >= 2 || (words.has(i) && words.get(i).hasMarks());
        return stops.at(words, i, s -> s == PlaceStop.STOP || (late && s == PlaceStop.LATE_STOP)) != null;
    }

    private boolean breaks(int i) {
        return words.get(i).line() || startsAnother(i);
    }

    /** Whether the next part of an address begins here, in spite of a name that could go on. */
    private boolean startsAnother(int i) {
        Lexicon.Hit<PlaceWord> hit = lexicon.at(words, i, PlaceNames::isPart);
        if (hit == null) {
            return false;
        }
        int next = hit.to();
        boolean dotted = words.isSign(next, '.');
        boolean letter =
                hit.to() - hit.from() == 1 && words.get(hit.from()).folded().length() == 1;
        return switch (hit.group()) {
            case ALLEY, ROAD, NEIGHBOURHOOD -> words.isDigits(next) || hit.to() - hit.from() > 1;
            case LANDMARK, RELATION -> hit.to() - hit.from() > 1;
            case STREET -> words.isLetters(next) && !isStop(next);
            default ->
                dotted
                        || (!letter
                                && words.isLetters(next)
                                && !isStop(next)
                                && words.isLetters(next + 1)
                                && !isStop(next + 1));
        };
    }

    private static boolean isPart(PlaceWord word) {
        return switch (word) {
            case ALLEY, ROAD, NEIGHBOURHOOD, LANDMARK, RELATION, STREET, WARD, DISTRICT, CITY -> true;
            default -> false;
        };
    }
}
