package vn.hue.conversations.reading.rules;

import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.rules.Lexicon.Hit;

/** Recognises one part of an address at a word: a house, an alley, a street, a landmark, a unit, a city. */
final class AddressParts {

    private static final int NUMBERS = 4;
    private static final int STREET_SYLLABLES = 4;
    private static final int LANDMARK_SYLLABLES = 4;
    private static final int UNIT_SYLLABLES = 2;
    private static final int NEIGHBOURHOOD_SYLLABLES = 3;

    private final Lexicon<PlaceWord> lexicon;
    private final Words words;
    private final PlaceNames names;

    AddressParts(Lexicon<PlaceWord> lexicon, Lexicon<PlaceStop> stops, Words words, boolean english) {
        this.lexicon = lexicon;
        this.words = words;
        this.names = new PlaceNames(lexicon, stops, words, english);
    }

    /** The part that begins at a word; null when none does. */
    @Nullable
    AddressPart at(int i) {
        if (words.isDigits(i)) {
            return bareHouse(i);
        }
        Hit<PlaceWord> hit = lexicon.at(words, i, AddressParts::beginsPart);
        if (hit == null) {
            return shortAlley(i);
        }
        return switch (hit.group()) {
            case ALLEY -> alley(hit);
            case NUMBER -> house(hit);
            case STREET -> street(hit);
            case ROAD -> road(hit);
            case LANDMARK -> landmark(hit);
            case NEIGHBOURHOOD -> neighbourhood(hit);
            case WARD, DISTRICT -> unit(hit);
            case CITY -> city(hit);
            case PROPER -> part(PlaceWord.LANDMARK, i, hit.to(), true);
            case HOME -> words.isCapital(i) || afterComma(i) ? part(PlaceWord.HOME, i, hit.to(), true) : null;
            case ELSEWHERE -> afterComma(i) ? part(PlaceWord.ELSEWHERE, i, hit.to(), true) : null;
            default -> null;
        };
    }

    private static boolean beginsPart(PlaceWord word) {
        return switch (word) {
            case PREFIX, RELATION, PREPOSITION, JOIN -> false;
            default -> true;
        };
    }

    /** "147/5", "22A": the word after it; the word itself when there is none. */
    private int path(int i) {
        if (!words.isDigits(i) || words.get(i).folded().length() > 4) {
            return i;
        }
        int to = letter(i + 1);
        int numbers = 1;
        while (numbers++ < NUMBERS
                && words.isSign(to, '/')
                && words.isGlued(to)
                && words.isGlued(to + 1)
                && words.isDigits(to + 1)) {
            to = letter(to + 2);
        }
        return to;
    }

    private int letter(int i) {
        return words.isLetters(i) && words.isGlued(i) && words.get(i).folded().length() == 1 ? i + 1 : i;
    }

    private @Nullable AddressPart alley(Hit<PlaceWord> hit) {
        int to = path(hit.to());
        if (to == hit.to()) {
            return null;
        }
        if (words.isDigits(to) && words.get(to).spaced() && !names.isCounted(to + 1)) {
            // "hem 6 89 duy tan": the slash was lost with the marks.
            to = path(to);
        }
        String house = words.original(hit.from(), to);
        int end = isStreet(to) ? to : name(to, STREET_SYLLABLES, true);
        String street = end > to ? words.original(to, end) : null;
        return new AddressPart(PlaceWord.ALLEY, hit.from(), end, house, street, true);
    }

    /** "k22 Hà Nội": the way kiệt is written in Huế. */
    private @Nullable AddressPart shortAlley(int i) {
        boolean k = words.isLetters(i) && words.get(i).folded().equals("k") && words.isGlued(i + 1);
        int to = k ? path(i + 1) : i;
        if (!k || to == i + 1 || (!words.isCapital(to) && !names.isKnown(to))) {
            return null;
        }
        int end = name(to, STREET_SYLLABLES, true);
        String house = words.original(i, to);
        return end > to ? new AddressPart(PlaceWord.ALLEY, i, end, house, words.original(to, end), true) : null;
    }

    private boolean isStreet(int i) {
        return lexicon.at(words, i, w -> w == PlaceWord.STREET || w == PlaceWord.ROAD) != null;
    }

    private @Nullable AddressPart house(Hit<PlaceWord> hit) {
        int to = path(hit.to());
        if (to == hit.to() || names.isCounted(to)) {
            return null;
        }
        String house = words.original(hit.to(), to);
        int end = isStreet(to) ? to : name(to, STREET_SYLLABLES, true);
        if (end > to) {
            return new AddressPart(PlaceWord.NUMBER, hit.from(), end, house, words.original(to, end), true);
        }
        int next = words.isSign(to, ',') ? to + 1 : to;
        Hit<PlaceWord> more = lexicon.at(words, next, AddressParts::beginsPart);
        boolean goesOn = more != null
                && switch (more.group()) {
                    case ALLEY, STREET, ROAD, NEIGHBOURHOOD -> true;
                    default -> false;
                };
        return goesOn ? new AddressPart(PlaceWord.NUMBER, hit.from(), to, house, null, true) : null;
    }

    private @Nullable AddressPart bareHouse(int i) {
        int to = path(i);
        boolean glued = words.isGlued(i) && (i == 0 || words.get(i - 1).folded().charAt(0) != ',');
        if (to == i || glued || names.isCounted(to)) {
            return null;
        }
        int end = names.capitals(to);
        boolean sure = end - to >= 2 || (end > to && names.isKnown(to) && end - to > 1);
        if (!sure) {
            end = names.isKnown(to) || afterPreposition(i) ? names.plain(to, STREET_SYLLABLES, true) : to;
        }
        if (end > to) {
            String house = words.original(i, to);
            return new AddressPart(PlaceWord.NUMBER, i, end, house, words.original(to, end), sure);
        }
        Hit<PlaceWord> street = lexicon.at(words, to, PlaceWord.STREET);
        if (street != null && name(street.to(), STREET_SYLLABLES, false) > street.to()) {
            return new AddressPart(PlaceWord.NUMBER, i, to, words.original(i, to), null, true);
        }
        return null;
    }

    private @Nullable AddressPart street(Hit<PlaceWord> hit) {
        int from = hit.to();
        Hit<PlaceWord> road = lexicon.at(words, from, PlaceWord.ROAD);
        if (road != null) {
            AddressPart part = road(road);
            return part == null ? null : named(PlaceWord.STREET, hit, road.from(), part.to());
        }
        Hit<PlaceWord> number = lexicon.at(words, from, PlaceWord.NUMBER);
        int to = path(number == null ? from : number.to());
        if (to > from && words.isDigits(to - 1)) {
            boolean date = words.isLetters(to) && words.get(to).folded().equals("thang") && words.isDigits(to + 1);
            to = date ? to + 2 : to;
            boolean counted = !date && number == null && names.isCounted(to);
            return counted ? null : named(PlaceWord.STREET, hit, from, to);
        }
        int end = name(from, STREET_SYLLABLES, afterPreposition(hit.from()));
        return end > from ? named(PlaceWord.STREET, hit, from, end) : null;
    }

    private @Nullable AddressPart road(Hit<PlaceWord> hit) {
        int to = path(words.isSign(hit.to(), '.') ? hit.to() + 1 : hit.to());
        return to > hit.to() ? named(PlaceWord.STREET, hit, hit.from(), to) : null;
    }

    private AddressPart named(PlaceWord kind, Hit<PlaceWord> hit, int from, int to) {
        return new AddressPart(kind, hit.from(), to, null, words.original(from, to), words.isCapital(from));
    }

    private @Nullable AddressPart landmark(Hit<PlaceWord> hit) {
        int from = hit.to();
        boolean single = from - hit.from() == 1;
        boolean doubtful = single && !words.get(hit.from()).hasMarks();
        boolean trusted = !doubtful || afterPreposition(hit.from());
        int capitals = names.capitals(from);
        int to = capitals > from
                ? capitals
                : trusted ? names.plain(from, LANDMARK_SYLLABLES, afterPreposition(hit.from())) : from;
        return to > from ? part(PlaceWord.LANDMARK, hit.from(), to, capitals > from) : null;
    }

    private @Nullable AddressPart neighbourhood(Hit<PlaceWord> hit) {
        int from = hit.to();
        int to = path(from);
        if (to > from) {
            int named = names.isCounted(to) ? from : names.capitals(to);
            return named == from ? null : part(PlaceWord.NEIGHBOURHOOD, hit.from(), named, true);
        }
        to = name(from, NEIGHBOURHOOD_SYLLABLES, afterPreposition(hit.from()));
        return to > from ? part(PlaceWord.NEIGHBOURHOOD, hit.from(), to, words.isCapital(from)) : null;
    }

    private @Nullable AddressPart unit(Hit<PlaceWord> hit) {
        boolean dotted = words.isSign(hit.to(), '.');
        int from = dotted ? hit.to() + 1 : hit.to();
        boolean letter =
                words.get(hit.from()).folded().length() <= 2 && hit.to() - hit.from() == 1 && isAbbreviation(hit);
        if (letter && !dotted && !words.isCapital(from) && !afterComma(hit.from())) {
            return null;
        }
        int to = words.isDigits(from) && words.number(from) <= 30 ? from + 1 : names.capitals(from);
        if (to == from) {
            to = names.plain(from, UNIT_SYLLABLES, !letter);
        }
        return to > from ? part(hit.group(), hit.from(), to, true) : null;
    }

    private boolean isAbbreviation(Hit<PlaceWord> hit) {
        return switch (words.get(hit.from()).folded()) {
            case "p", "q", "h", "x", "tt", "tx" -> true;
            default -> false;
        };
    }

    private @Nullable AddressPart city(Hit<PlaceWord> hit) {
        int from = words.isSign(hit.to(), '.') ? hit.to() + 1 : hit.to();
        Hit<PlaceWord> home = lexicon.at(words, from, w -> w == PlaceWord.HOME || w == PlaceWord.ELSEWHERE);
        if (home != null) {
            return part(home.group(), hit.from(), home.to(), true);
        }
        int to = names.capitals(from);
        return to > from ? part(PlaceWord.ELSEWHERE, hit.from(), to, true) : null;
    }

    /** A capitalised name that goes on from a street or a bracket: "đường A và B", "(Bình Phước)". */
    @Nullable
    AddressPart bare(int i, PlaceWord kind) {
        int to = names.capitals(i);
        return to - i >= 2 ? part(kind, i, to, true) : null;
    }

    private static AddressPart part(PlaceWord kind, int from, int to, boolean sure) {
        return new AddressPart(kind, from, to, null, null, sure);
    }

    private int name(int from, int longest, boolean trusted) {
        int capitals = names.capitals(from);
        return capitals > from ? capitals : names.plain(from, longest, trusted);
    }

    private boolean afterComma(int i) {
        return words.isSign(i - 1, ',') || words.isSign(i - 1, '(') || words.isSign(i - 1, '-');
    }

    private boolean afterPreposition(int i) {
        for (int back = 1; back <= 3; back++) {
            int at = words.isSign(i - 1, ':') ? i - 1 - back : i - back;
            Hit<PlaceWord> hit = words.has(at)
                    ? lexicon.at(
                            words,
                            at,
                            w -> w == PlaceWord.PREPOSITION || w == PlaceWord.RELATION || w == PlaceWord.PREFIX)
                    : null;
            if (hit != null && hit.to() == at + back) {
                return true;
            }
        }
        return false;
    }
}
