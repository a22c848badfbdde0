package vn.hue.conversations.reading.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.rules.Lexicon.Hit;

/** Places in words: parts of an address that stand together make one place. */
final class PlaceFinder {

    private static final int PARTS = 10;
    private static final int JOINS = 3;

    private final Lexicon<PlaceWord> lexicon = Lexicon.load("place.txt", PlaceWord.class);
    private final Lexicon<PlaceStop> stops = Lexicon.load("place-stops.txt", PlaceStop.class);

    /** @param english whether lower-case words are English and therefore name nothing */
    List<Found> find(Words words, boolean english) {
        List<Found> found = new ArrayList<>();
        AddressParts parts = new AddressParts(lexicon, stops, words, english);
        int i = 0;
        while (i < words.size()) {
            Chain chain = new Chain(words, parts, i);
            Found place = chain.place();
            if (place != null) {
                found.add(place);
                i = chain.end;
            } else {
                Hit<PlaceWord> hit = lexicon.at(words, i);
                i = hit != null && hit.group() == PlaceWord.NEUTRAL ? hit.to() : i + 1;
            }
        }
        return found;
    }

    /** The parts that follow one another from one word on. */
    private final class Chain {
        private final Words words;
        private final AddressParts parts;
        private final int from;
        private final List<AddressPart> chain = new ArrayList<>();
        private @Nullable String relation;
        private boolean open;
        private int end;

        Chain(Words words, AddressParts parts, int from) {
            this.words = words;
            this.parts = parts;
            this.from = from;
            this.end = from;
        }

        @Nullable
        Found place() {
            int at = lead(from);
            AddressPart part = parts.at(at);
            boolean city = part != null && isCity(part);
            if (part == null || city) {
                return null;
            }
            while (part != null) {
                chain.add(part);
                end = words.has(part.to()) && words.get(part.to()).marked().equals("cũ") ? part.to() + 1 : part.to();
                part = chain.size() < PARTS ? next() : null;
            }
            if (open && words.isSign(end, ')')) {
                end++;
            }
            FoldedText.Span span = words.span(from, end);
            String address = FoldedText.oneLine(words.original(from, end));
            return new Found(words.text().entity(Entity.Type.PLACE, span.from(), span.to(), address, name()), span);
        }

        /** Words such as "gần" and "khu vực" before the first part; none when no part follows. */
        private int lead(int i) {
            int at = i;
            for (int n = 0; n < JOINS; n++) {
                Hit<PlaceWord> hit = lexicon.at(
                        words, at, w -> w == PlaceWord.RELATION || w == PlaceWord.PREFIX || w == PlaceWord.NEUTRAL);
                if (hit == null || hit.group() == PlaceWord.NEUTRAL || parts.at(at) != null) {
                    return at;
                }
                if (hit.group() == PlaceWord.RELATION && relation == null) {
                    relation = FoldedText.oneLine(words.original(at, hit.to()));
                }
                at = hit.to();
            }
            return at;
        }

        private @Nullable AddressPart next() {
            int at = end;
            boolean parted = false;
            if (words.has(at) && words.get(at).line() && !words.isSign(at, ',')) {
                return null;
            }
            boolean bracket = words.isSign(at, '(');
            if (bracket || words.isSign(at, ',') || words.isSign(at, '-') || words.isSign(at, '–')) {
                at++;
                parted = true;
            }
            AddressPart part = parts.at(at);
            if (part == null && bracket) {
                part = parts.bare(at, PlaceWord.PREFIX);
                part = part != null && words.isSign(part.to(), ')') ? part : null;
            } else if (part == null && parted && !words.isSign(at - 1, ',')) {
                part = parts.bare(at, PlaceWord.PREFIX);
            }
            if (part != null && isCity(part) && crosses() && !words.isSign(at - 1, ',')) {
                // "ngã tư Hùng Vương - Hà Nội": the second street of a crossing, not the city.
                part = parts.bare(at, PlaceWord.PREFIX);
            }
            int joins = 0;
            String said = null;
            while (part == null && joins++ < JOINS) {
                Hit<PlaceWord> hit = lexicon.at(
                        words,
                        at,
                        w -> w == PlaceWord.JOIN
                                || w == PlaceWord.RELATION
                                || w == PlaceWord.PREFIX
                                || w == PlaceWord.NEUTRAL);
                if (hit == null || hit.group() == PlaceWord.NEUTRAL) {
                    return null;
                }
                if (hit.group() == PlaceWord.RELATION) {
                    said = FoldedText.oneLine(words.original(at, hit.to()));
                }
                at = hit.to();
                part = parts.at(at);
                if (part == null && hit.group() == PlaceWord.JOIN) {
                    part = parts.bare(at, PlaceWord.PREFIX);
                }
            }
            boolean another = part != null
                    && part.kind() == PlaceWord.NUMBER
                    && parted
                    && joins == 0
                    && chain.stream().anyMatch(p -> p.street() != null);
            if (part == null || another) {
                return null;
            }
            relation = relation == null ? said : relation;
            open |= bracket;
            return part;
        }

        private boolean crosses() {
            return !chain.isEmpty() && words.get(chain.get(0).from()).folded().equals("nga");
        }

        private static boolean isCity(AddressPart part) {
            return part.kind() == PlaceWord.HOME || part.kind() == PlaceWord.ELSEWHERE;
        }

        private Entity.PlaceName name() {
            StringBuilder house = new StringBuilder();
            String street = null;
            String ward = null;
            Boolean inProvince = null;
            for (AddressPart part : chain) {
                if (part.house() != null && street == null) {
                    house.append(house.length() == 0 ? "" : " ").append(FoldedText.oneLine(part.house()));
                }
                if (part.street() != null && street == null) {
                    street = FoldedText.oneLine(part.street());
                }
                if (part.kind() == PlaceWord.WARD && ward == null) {
                    ward = FoldedText.oneLine(words.original(part.from(), part.to()));
                }
                if (isCity(part) && inProvince == null) {
                    inProvince = part.kind() == PlaceWord.HOME;
                }
            }
            boolean elsewhere = inProvince != null && !inProvince;
            return new Entity.PlaceName(
                    house.length() == 0 ? null : house.toString(),
                    street,
                    ward,
                    null,
                    relation,
                    inProvince,
                    null,
                    elsewhere ? 0.9 : confidence(house.length() > 0, street != null, ward != null));
        }

        private double confidence(boolean house, boolean street, boolean ward) {
            double base = 0.3;
            if (house && street) {
                base = ward ? 0.95 : 0.85;
            } else if (street || house) {
                base = ward ? 0.8 : 0.7;
            } else if (chain.stream()
                    .anyMatch(p -> p.kind() == PlaceWord.LANDMARK || p.kind() == PlaceWord.NEIGHBOURHOOD)) {
                base = ward ? 0.75 : 0.6;
            } else if (ward) {
                base = 0.5;
            }
            boolean sure = chain.stream().anyMatch(AddressPart::sure);
            return sure ? base : Math.round(base * 100 - 15) / 100.0;
        }
    }
}
