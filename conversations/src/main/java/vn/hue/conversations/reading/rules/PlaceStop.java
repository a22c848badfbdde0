package vn.hue.conversations.reading.rules;

/** The groups of {@code place-stops.txt}: where a name without capitals ends, and what it begins with. */
enum PlaceStop {
    /** What happens at a place is not its name. */
    STOP,
    /** The same, but the folded word may be part of a name: it ends one only after two syllables. */
    LATE_STOP,
    /** After a number these are counted, not addressed. */
    UNIT,
    FAMILY,
    /** Street names that begin with no family name. */
    STARTER
}
