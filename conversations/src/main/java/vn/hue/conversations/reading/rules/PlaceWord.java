package vn.hue.conversations.reading.rules;

/** The groups of {@code place.txt}. */
enum PlaceWord {
    ALLEY,
    NUMBER,
    STREET,
    /** A road with a number, such as "quốc lộ". */
    ROAD,
    LANDMARK,
    NEIGHBOURHOOD,
    WARD,
    DISTRICT,
    CITY,
    /** Belongs to the description but says no relation, such as "khu vực". */
    PREFIX,
    RELATION,
    PREPOSITION,
    JOIN,
    /** A place known by its name alone. */
    PROPER,
    /** The city itself. */
    HOME,
    /** Surely not the city. */
    ELSEWHERE,
    /** Looks like one of the others and is none. */
    NEUTRAL
}
