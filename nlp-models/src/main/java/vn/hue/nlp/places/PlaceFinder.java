package vn.hue.nlp.places;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Entity.PlaceName;
import vn.hue.nlp.places.Piece.What;
import vn.hue.nlp.places.PieceReader.Group;
import vn.hue.nlp.text.Phrases;
import vn.hue.nlp.text.Tokens;

/** Finds where something is: the addresses and landmarks a text names, as its writer put them. Thread-safe. */
public final class PlaceFinder {

    /** A place that is less sure than this is kept only where there is no better one. */
    private static final double WEAK = 1.4;

    /** In one text, a place this much vaguer than the best is talk, not where. */
    private static final double MUCH_LESS = 0.6;

    private static final double NOTHING = 0.8;
    private static final double CERTAIN = 4;
    private static final int LINKS = 3;

    private final Gazetteer gazetteer;
    private final Phrases<Group> words;

    public PlaceFinder(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
        words = Phrases.load(PlaceFinder.class, "words.txt", Group.class);
    }

    /** The places in the order of the text; none overlap. */
    public List<Entity> find(Tokens tokens) {
        PieceReader reader = new PieceReader(gazetteer, words, tokens);
        List<Span> spans = new ArrayList<>(2);
        Span open = null;
        int i = 0;
        while (i < tokens.size()) {
            Piece piece = reader.at(i);
            if (piece == null || isAgency(reader, piece)) {
                i = piece == null ? i + 1 : piece.to();
                continue;
            }
            if (open != null && joins(reader, tokens, open.to(), piece.from())) {
                open.add(piece);
            } else {
                open = new Span(piece);
                spans.add(open);
            }
            i = piece.to();
        }
        if (spans.isEmpty() && reader.plain()) {
            ending(reader, tokens, spans);
        }
        return choose(tokens, spans, reader.plain());
    }

    /** "UBND phường Vỹ Dạ", "cử tri huyện Phú Vang": who, not where. */
    private static boolean isAgency(PieceReader reader, Piece piece) {
        boolean unit = piece.what() == What.WARD
                || piece.what() == What.DISTRICT
                || piece.what() == What.CITY
                || piece.what() == What.VILLAGE;
        for (int back = 1; back <= 4; back++) {
            int at = piece.from() - back;
            int length = at < 0 ? 0 : reader.phrase(at, Group.AGENCY);
            // "gia đình", "hàng xóm", "đội cứu hộ": its first word is only half of one.
            boolean half = at + length > piece.from() && piece.known() == null;
            if (length > 0 && (half || unit && at + length >= piece.from() - 1)) {
                return true;
            }
        }
        return piece.known() == null && reader.phrase(piece.from(), Group.AGENCY) > 1;
    }

    /** Whether only commas and words like "thuộc" lie between two parts. */
    private static boolean joins(PieceReader reader, Tokens tokens, int from, int to) {
        int i = from;
        int links = 0;
        while (i < to) {
            if (tokens.isWord(i) && tokens.beginsLine(i)) {
                return false;
            }
            if (tokens.kind(i) == Tokens.Kind.SIGN) {
                char sign = tokens.original().charAt(tokens.start(i));
                if (sign != ','
                        && sign != '('
                        && sign != ')'
                        && sign != '-'
                        && sign != '–'
                        && sign != '/'
                        && sign != ';') {
                    return false;
                }
                i++;
            } else {
                int link = reader.phrase(i, Group.LINK);
                if (link == 0 || i + link > to) {
                    return false;
                }
                i += link;
                links++;
            }
        }
        return links <= LINKS && (to == from || !tokens.beginsLine(to));
    }

    /** A title without marks ends with its place: "… tai san bong phu thuong". */
    private static void ending(PieceReader reader, Tokens tokens, List<Span> spans) {
        for (int i = tokens.size() - 2; i > 0 && i > tokens.size() - 7; i--) {
            int at = reader.phrase(i, Group.AT);
            boolean named = tokens.size() - i > 2;
            if (named && at == 1 && tokens.text(i, i + 1).equalsIgnoreCase("tai")) {
                spans.add(new Span(new Piece(What.VILLAGE, i + 1, tokens.size(), i + 1, null)));
                return;
            }
        }
    }

    /** @param plain whether it has no marks: then a street nobody knows ("duong ngu vl te") is none beside one in the gazetteer */
    private List<Entity> choose(Tokens tokens, List<Span> spans, boolean plain) {
        double best = spans.stream().mapToDouble(Span::weight).max().orElse(0);
        boolean named = plain && spans.stream().anyMatch(Span::isNamed);
        List<Entity> places = new ArrayList<>(spans.size());
        for (Span span : spans) {
            boolean sure = span.weight() >= WEAK && span.weight() >= best * MUCH_LESS;
            boolean kept = (sure || (span.weight() >= NOTHING && best < WEAK)) && !(named && span.isGuessed());
            if (kept) {
                places.add(entity(tokens, span));
            }
        }
        return places;
    }

    private Entity entity(Tokens tokens, Span span) {
        int to = span.to();
        String text = tokens.text(span.from(), to);
        boolean opened = text.indexOf('(') >= 0 && text.indexOf(')') < 0 && tokens.isSign(to, ')');
        int last = opened ? to + 1 : to;
        text = tokens.text(span.from(), last);
        String value = text.replaceAll("\\s+", " ");
        return new Entity(
                Entity.Type.PLACE, text, tokens.start(span.from()), tokens.end(last - 1), value, details(tokens, span));
    }

    private PlaceName details(Tokens tokens, Span span) {
        Piece house = span.first(What.HOUSE, What.ALLEY);
        Piece street = span.first(What.STREET, What.HOUSE, What.ALLEY, What.JUNCTION);
        Piece ward = span.first(What.WARD);
        Piece lead = span.pieces.get(0);
        String streetName = street == null || street.nameFrom() >= street.to()
                ? null
                : street.known() != null ? street.known().text() : tokens.text(street.nameFrom(), street.to());
        String unit = ward == null ? null : current(tokens, span, ward);
        Boolean inside = inside(tokens, span, unit);
        return new PlaceName(
                house == null ? null : houseText(tokens, house),
                streetName,
                ward == null ? null : tokens.text(ward.from(), ward.to()),
                Boolean.FALSE.equals(inside) ? null : unit,
                lead.lead() ? tokens.text(lead.from(), lead.core()) : null,
                inside,
                null,
                Math.min(1, span.weight() / CERTAIN));
    }

    private static String houseText(Tokens tokens, Piece house) {
        int from = house.from();
        while (house.what() == What.HOUSE && from < house.to() - 1 && !tokens.isNumber(from)) {
            from++;
        }
        int to = from;
        while (to < house.to() && !tokens.isNumber(to)) {
            to++;
        }
        while (to < house.to()
                && to < Math.max(house.nameFrom(), to + 1)
                && !(tokens.isWord(to) && !tokens.isGlued(to))) {
            to++;
        }
        return tokens.text(from, Math.max(to, from + 1));
    }

    /** The unit of today; null when one name was used in two places and nothing says which. */
    private @Nullable String current(Tokens tokens, Span span, Piece ward) {
        List<Gazetteer.Name> names = gazetteer.units(tokens, ward.nameFrom());
        List<String> units = names.stream()
                .map(Gazetteer.Name::current)
                .filter(u -> u != null)
                .distinct()
                .collect(Collectors.toList());
        if (units.size() > 1) {
            String all = tokens.text(span.from(), span.to());
            units = names.stream()
                    .filter(n -> n.district() != null && all.contains(n.district()))
                    .map(Gazetteer.Name::current)
                    .filter(u -> u != null)
                    .distinct()
                    .collect(Collectors.toList());
        }
        return units.size() == 1 ? units.get(0) : null;
    }

    private static @Nullable Boolean inside(Tokens tokens, Span span, @Nullable String unit) {
        Piece elsewhere = span.first(What.ELSEWHERE);
        if (elsewhere != null && !crosses(tokens, span, elsewhere)) {
            return false;
        }
        boolean landmark = span.pieces.stream().anyMatch(p -> p.what() == What.LANDMARK);
        boolean street = span.pieces.stream().anyMatch(p -> p.known() != null && p.what() != What.LANDMARK);
        boolean named = street && span.first(What.DISTRICT) == null;
        return (unit != null || landmark || named) ? Boolean.TRUE : null;
    }

    /** "ngã tư Hùng Vương - Hà Nội": the other street of a crossing, not the city. */
    private static boolean crosses(Tokens tokens, Span span, Piece city) {
        int at = span.pieces.indexOf(city);
        return at > 0
                && span.pieces.get(at - 1).what() == What.JUNCTION
                && !tokens.text(span.pieces.get(at - 1).to(), city.from()).contains(",");
    }

    /** Parts that belong together. */
    private static final class Span {
        private final List<Piece> pieces = new ArrayList<>(4);

        Span(Piece first) {
            pieces.add(first);
        }

        void add(Piece piece) {
            pieces.add(piece);
        }

        boolean isNamed() {
            return pieces.stream()
                    .anyMatch(p -> p.known() != null && (p.what() == What.STREET || p.what() == What.HOUSE));
        }

        boolean isGuessed() {
            return pieces.stream().allMatch(p -> p.known() == null && p.what() == What.STREET);
        }

        int from() {
            return pieces.get(0).from();
        }

        int to() {
            return pieces.get(pieces.size() - 1).to();
        }

        double weight() {
            double weight = 0;
            double highest = 0;
            for (Piece piece : pieces) {
                highest = Math.max(highest, piece.weight());
                weight += piece.weight() * 0.3;
            }
            return weight + highest * 0.7;
        }

        @Nullable
        Piece first(What... whats) {
            for (What what : whats) {
                for (Piece piece : pieces) {
                    if (piece.what() == what) {
                        return piece;
                    }
                }
            }
            return null;
        }
    }
}
