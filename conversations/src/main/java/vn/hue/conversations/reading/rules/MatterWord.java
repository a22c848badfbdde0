package vn.hue.conversations.reading.rules;

/** The one group of {@code matters.txt}: words that name what can be wrong in a street. */
enum MatterWord {
    MATTER
}
