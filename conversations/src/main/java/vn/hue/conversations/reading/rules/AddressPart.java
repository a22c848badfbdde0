package vn.hue.conversations.reading.rules;

import org.jspecify.annotations.Nullable;

/**
 * One part of an address.
 *
 * @param kind what it is; {@link PlaceWord#HOME} and {@link PlaceWord#ELSEWHERE} for a city, NUMBER for a house
 * @param from its first word
 * @param to the word after its last
 * @param house number or alley, as written; null when it has none
 * @param street name, as written, without the word for street; null when it has none
 * @param sure whether capitals or known names bear it out
 */
record AddressPart(
        PlaceWord kind,
        int from,
        int to,
        @Nullable String house,
        @Nullable String street,
        boolean sure) {}
