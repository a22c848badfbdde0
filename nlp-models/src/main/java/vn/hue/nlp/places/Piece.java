package vn.hue.nlp.places;

import org.jspecify.annotations.Nullable;

/**
 * One part of an address: "kiệt 22", "đường Hà Nội", "phường Phú Nhuận".
 *
 * @param from first token
 * @param to the token after its last
 * @param nameFrom where the name begins, after words like "đường"
 * @param known the gazetteer's name; null when it is not in it
 * @param core where it begins after words like "trước" or "đầu"
 */
record Piece(What what, int from, int to, int nameFrom, Gazetteer.@Nullable Name known, int core) {

    Piece(What what, int from, int to, int nameFrom, Gazetteer.@Nullable Name known) {
        this(what, from, to, nameFrom, known, from);
    }

    Piece led(int by) {
        return new Piece(what, by, to, nameFrom, known, core);
    }

    boolean lead() {
        return core > from;
    }

    /** How surely it says where. */
    double weight() {
        double weight = what.weight;
        if (known != null && what != What.CITY && what != What.DISTRICT) {
            weight += 0.5;
        }
        return lead() ? weight + 0.3 : weight;
    }

    /** What a part can be. */
    enum What {
        HOUSE(3),
        ALLEY(2.6),
        STREET(2),
        JUNCTION(2.2),
        POINT(1.7),
        LANDMARK(2),
        VILLAGE(2),
        WARD(1.5),
        DISTRICT(0.9),
        CITY(0.3),
        ELSEWHERE(0.5);

        private final double weight;

        What(double weight) {
            this.weight = weight;
        }
    }
}
