package vn.hue.nlp.places;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.hue.nlp.places.Piece.What;
import vn.hue.nlp.text.Phrases;
import vn.hue.nlp.text.Tokens;

/** Reads one part of an address at one token of a text. */
final class PieceReader {

    /** A name nobody knows is taken to be at most this long when nothing ends it. */
    private static final int UNKNOWN_NAME = 3;

    /** "Phía sau, gần cổng chùa": so many words in a row that only lead to a place. */
    private static final int LEADS = 4;

    private static final long THI = Tokens.foldedHash("thị");
    private static final long VAN = Tokens.foldedHash("văn");

    private static final Set<String> ROADS = Set.of("street", "road", "st", "rd", "avenue");

    /** The groups of {@code words.txt}. */
    enum Group {
        NUMBER,
        ALLEY,
        STREET,
        VILLAGE,
        WARD,
        DISTRICT,
        CITY,
        JUNCTION,
        POINT,
        LEAD,
        LINK,
        AGENCY,
        AT,
        STOP,
        SURELY,
        ELSEWHERE,
        TAIL
    }

    private final Gazetteer gazetteer;
    private final Phrases<Group> words;
    private final Tokens tokens;
    private final boolean plain;
    private final boolean capitals;

    /** Written without a single capital: then a name may be without one, too. */
    private final boolean small;

    PieceReader(Gazetteer gazetteer, Phrases<Group> words, Tokens tokens) {
        this.gazetteer = gazetteer;
        this.words = words;
        this.tokens = tokens;
        plain = tokens.wordsWithMarks() * 4 < tokens.words();
        int capital = 0;
        for (int i = 0; i < tokens.size(); i++) {
            capital += tokens.isCapital(i) && !tokens.beginsLine(i) ? 1 : 0;
        }
        capitals = capital > 0 && capital * 4 < tokens.words() * 3;
        boolean none = true;
        for (int i = 0; i < tokens.size(); i++) {
            none &= !tokens.isCapital(i);
        }
        small = none;
    }

    int phrase(int at, Group group) {
        return words.at(tokens, at, group, plain);
    }

    /** Whether the text has no marks. */
    boolean plain() {
        return plain;
    }

    @Nullable
    Piece at(int i) {
        return at(i, LEADS);
    }

    private @Nullable Piece at(int i, int leads) {
        Piece piece = core(i);
        if (piece != null) {
            return piece;
        }
        int lead = leads == 0 ? 0 : phrase(i, Group.LEAD);
        Piece led = lead == 0 ? null : at(i + lead, leads - 1);
        boolean local =
                led != null && led.what() != What.CITY && led.what() != What.ELSEWHERE && led.what() != What.DISTRICT;
        return led != null && local ? led.led(i) : null;
    }

    private @Nullable Piece core(int i) {
        if (!tokens.isWord(i) && !tokens.isNumber(i)) {
            return null;
        }
        Gazetteer.Name landmark = gazetteer.at(tokens, i, Gazetteer.Kind.LANDMARK);
        if (landmark != null
                && (plain || !capitals || tokens.isCapital(i) || tokens.isCapital(i + landmark.length() - 1))) {
            return new Piece(What.LANDMARK, i, i + landmark.length(), i, landmark);
        }
        Piece piece = headed(i, Group.JUNCTION, What.JUNCTION);
        piece = piece == null ? house(i) : piece;
        piece = piece == null ? alley(i) : piece;
        piece = piece == null ? headed(i, Group.STREET, What.STREET) : piece;
        piece = piece == null ? headed(i, Group.VILLAGE, What.VILLAGE) : piece;
        piece = piece == null ? headed(i, Group.WARD, What.WARD) : piece;
        piece = piece == null ? headed(i, Group.DISTRICT, What.DISTRICT) : piece;
        piece = piece == null ? headed(i, Group.CITY, What.CITY) : piece;
        piece = piece == null ? headed(i, Group.POINT, What.POINT) : piece;
        piece = piece == null ? elsewhere(i) : piece;
        return piece == null ? bare(i) : piece;
    }

    private @Nullable Piece elsewhere(int i) {
        int length = phrase(i, Group.ELSEWHERE);
        boolean named = length > 0 && (plain ? length > 1 : tokens.isCapital(i));
        return named ? new Piece(What.ELSEWHERE, i, i + length, i, null) : null;
    }

    /** "12 Lê Lợi", "số 7", "104A Nơ Trang Long", "1/11/163 Đặng Thùy Trâm". */
    private @Nullable Piece house(int i) {
        int head = phrase(i, Group.NUMBER);
        int end = number(i + head);
        if (end < 0) {
            return null;
        }
        int nameFrom = end;
        int street = phrase(end, Group.STREET);
        if (street > 0 && name(end + street) > end + street) {
            nameFrom = end + street;
        }
        Gazetteer.Name known = gazetteer.at(tokens, nameFrom, Gazetteer.Kind.STREET);
        int to = known != null ? nameFrom + known.length() : nameFrom > end ? name(nameFrom) : capitalName(end, 2);
        boolean named = to > nameFrom;
        if (named) {
            return new Piece(What.HOUSE, i, to, nameFrom, known);
        }
        return head > 0
                        && tokens.isWord(i)
                        && !isDate(end)
                        && head + end > i + 1
                        && phrase(end, Group.STOP) == 0
                        && !plain
                ? new Piece(What.HOUSE, i, end, end, null)
                : null;
    }

    private boolean isDate(int after) {
        return tokens.isSign(after, '/') || tokens.isSign(after, '.');
    }

    private @Nullable Piece alley(int i) {
        int head = phrase(i, Group.ALLEY);
        if (head == 0) {
            return null;
        }
        int end = number(i + head);
        if (end < 0) {
            int to = capitalName(i + head, 1);
            return to > i + head ? new Piece(What.ALLEY, i, to, i + head, null) : null;
        }
        while (plain && tokens.isNumber(end)) {
            end++;
        }
        int street = phrase(end, Group.STREET);
        Gazetteer.Name known = gazetteer.at(tokens, end + street, Gazetteer.Kind.STREET);
        int to = known != null
                ? end + street + known.length()
                : street > 0 ? name(end + street) : plain ? name(end) : capitalName(end, 2);
        return new Piece(What.ALLEY, i, Math.max(to, end), end + street, known);
    }

    /** A number as houses have: "12", "147/5", "104A", "12 bis"; -1 when there is none. */
    private int number(int i) {
        if (!tokens.isNumber(i) || tokens.end(i) - tokens.start(i) > 4) {
            return -1;
        }
        int end = i + 1;
        while (end + 1 < tokens.size()
                && (tokens.isSign(end, '/') || tokens.isSign(end, '-') || tokens.isSign(end, '+'))
                && tokens.isGlued(end)
                && tokens.isNumber(end + 1)
                && tokens.isGlued(end + 1)) {
            end += 2;
        }
        boolean letter = tokens.isWord(end) && tokens.isGlued(end) && tokens.end(end) - tokens.start(end) == 1;
        return letter ? end + 1 : end;
    }

    private @Nullable Piece headed(int i, Group group, What what) {
        int head = phrase(i, group);
        if (head == 0) {
            return null;
        }
        int from = i + head;
        while (tokens.end(i) - tokens.start(i) <= 3 && (tokens.isSign(from, '.') || tokens.isSign(from, ':'))) {
            from++;
        }
        int foreign = what == What.CITY ? phrase(from, Group.ELSEWHERE) : 0;
        if (foreign > 0) {
            return new Piece(What.ELSEWHERE, i, from + foreign, from, null);
        }
        int street = what == What.JUNCTION || what == What.POINT ? phrase(from, Group.STREET) : 0;
        Gazetteer.Name known = known(from + street, what);
        if (known != null) {
            return new Piece(what, i, from + street + known.length(), from + street, known);
        }
        if (isPerson(i, from)) {
            return null;
        }
        boolean shortHead = tokens.end(i) - tokens.start(i) == 1;
        if (shortHead && !(from > i + 1 || (tokens.isNumber(from) && tokens.isGlued(from)))) {
            return null;
        }
        if (plain && !tokens.isNumber(from) && takesNumber(i, what)) {
            return null;
        }
        if (!capitals && !tokens.isNumber(from) && !mayBeSmall(i, what)) {
            return null;
        }
        int to = name(from + street);
        if (to == from + street && what == What.POINT && head > 1 && (after(i) || phrase(i - 2, Group.LEAD) == 2)) {
            to = unknown(from);
        }
        return to > from + street ? new Piece(what, i, to, from + street, null) : null;
    }

    /** "Hồ Thị Gái", "Phường Văn Ba": a family's name that is also a word for a place. */
    private boolean isPerson(int head, int from) {
        boolean middle = tokens.isWord(from) && (tokens.folded(from) == THI || tokens.folded(from) == VAN);
        return middle && from == head + 1 && tokens.isCapital(head) && tokens.isCapital(from);
    }

    /** Whether small letters behind a head may be a name nobody knows: "thôn dương mong", "ở chợ bến ngự". */
    private boolean mayBeSmall(int i, What what) {
        boolean surely = what == What.STREET
                || what == What.VILLAGE && phrase(i, Group.SURELY) > 0
                || what == What.POINT && phrase(i, Group.POINT) > 1;
        return surely && (small || plain) || placed(i);
    }

    /** Whether a word stands before that says that a place follows. */
    private boolean placed(int i) {
        for (int back = 1; back <= 3; back++) {
            boolean says = phrase(i - back, Group.AT) == back
                    || phrase(i - back, Group.LEAD) == back
                    || phrase(i - back, Group.LINK) == back;
            if (says) {
                return true;
            }
        }
        return i > 0 && tokens.isSign(i - 1, ',');
    }

    /** Without marks "to" and "so" are too many words to be believed without a number. */
    private boolean takesNumber(int i, What what) {
        return what == What.VILLAGE && tokens.end(i) - tokens.start(i) <= 3 && phrase(i, Group.VILLAGE) == 1;
    }

    private Gazetteer.@Nullable Name known(int from, What what) {
        return switch (what) {
            case STREET, HOUSE, ALLEY, JUNCTION -> gazetteer.at(tokens, from, Gazetteer.Kind.STREET);
            case WARD, CITY, DISTRICT -> gazetteer.at(tokens, from, Gazetteer.Kind.UNIT);
            default -> null;
        };
    }

    /** A street or unit without any word that says so. */
    private @Nullable Piece bare(int i) {
        Gazetteer.Name street = gazetteer.at(tokens, i, Gazetteer.Kind.STREET);
        Gazetteer.Name unit = gazetteer.at(tokens, i, Gazetteer.Kind.UNIT);
        Piece english = english(i, street, unit);
        if (english != null) {
            return english;
        }
        Gazetteer.Name name = unit == null || (street != null && street.length() >= unit.length()) ? street : unit;
        if (name == null || name.length() < 2) {
            return null;
        }
        int to = i + name.length();
        boolean written = capitals ? tokens.isCapital(i) && tokens.isCapital(to - 1) : name.length() > 2 || after(i);
        if (name == street && capitals && !after(i) && phrase(i - 1, Group.LINK) == 0 && !tokens.isSign(i - 1, ',')) {
            return null;
        }
        return written ? new Piece(name == street ? What.STREET : What.WARD, i, to, i, name) : null;
    }

    /** "Pham Ngu Lao street", "dong ba market": what it is stands behind its name. */
    private @Nullable Piece english(int i, Gazetteer.@Nullable Name street, Gazetteer.@Nullable Name unit) {
        if (!plain) {
            return null;
        }
        for (Gazetteer.Name name : new Gazetteer.Name[] {street, unit}) {
            int to = name == null ? i : i + name.length();
            int tail = to == i ? 0 : phrase(to, Group.TAIL);
            if (tail > 0) {
                boolean known = name == street
                        && ROADS.contains(tokens.text(to, to + tail).toLowerCase(Locale.ROOT));
                return new Piece(known ? What.STREET : What.POINT, i, to + tail, i, known ? name : null);
            }
        }
        int to = capitals ? capitalName(i, 2) : i;
        int tail = to == i ? 0 : phrase(to, Group.TAIL);
        return tail == 0 ? null : new Piece(What.POINT, i, to + tail, i, null);
    }

    private boolean after(int i) {
        return phrase(i - 1, Group.AT) == 1 || phrase(i - 1, Group.LEAD) == 1;
    }

    /** Where the name that begins here ends; the same place when there is none. */
    int name(int from) {
        int end = capitals ? capitalName(from, 1) : from;
        if (end > from) {
            return end;
        }
        end = number(from);
        if (end > from) {
            return end;
        }
        return capitals && !plain ? from : unknown(from);
    }

    /** A name in small letters: up to a word that ends it. */
    private int unknown(int from) {
        int to = from;
        while (to < tokens.size() && to - from < UNKNOWN_NAME && tokens.isWord(to) && phrase(to, Group.STOP) == 0) {
            if (isHead(to) || to > from && tokens.beginsLine(to)) {
                break;
            }
            to++;
        }
        return to;
    }

    private boolean isHead(int i) {
        return phrase(i, Group.WARD) > 0
                || phrase(i, Group.STREET) > 0
                || phrase(i, Group.VILLAGE) > 0
                || phrase(i, Group.ALLEY) > 0
                || phrase(i, Group.DISTRICT) > 0
                || phrase(i, Group.AGENCY) > 0;
    }

    /** The run of capitalised words and numbers; {@code from} when it has fewer than {@code least}. */
    private int capitalName(int from, int least) {
        int to = from;
        int capital = 0;
        while (to < tokens.size() && (to == from || !tokens.beginsLine(to))) {
            boolean name = tokens.isWord(to) && tokens.isCapital(to) && phrase(to, Group.WARD) == 0;
            boolean number = capital > 0 && tokens.isNumber(to);
            boolean dash = capital > 0
                    && tokens.isSign(to, '-')
                    && to + 1 < tokens.size()
                    && tokens.isWord(to + 1)
                    && tokens.isCapital(to + 1);
            boolean glue = capital > 0
                    && tokens.isSign(to, '.')
                    && tokens.isGlued(to)
                    && to + 1 < tokens.size()
                    && tokens.isGlued(to + 1)
                    && tokens.isWord(to + 1);
            if (!name && !number && !dash && !glue) {
                break;
            }
            capital += name ? 1 : 0;
            to++;
        }
        return capital >= least ? to : from;
    }
}
