package vn.hue.conversations.reading;

import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.GeoPoint;

/**
 * One thing named in a text.
 *
 * @param type what it is
 * @param text as written, the characters {@code start} to {@code end} of the original
 * @param start UTF-16 offset in the original text, inclusive
 * @param end exclusive
 * @param value normalised: E.164 phone, lower-case mail address, {@code PA-2026-000123}, an instant in ISO 8601, an
 *     address in one line, or {@code lat,lng}
 * @param place the details of a place; null for other types
 */
public record Entity(
        Type type,
        String text,
        int start,
        int end,
        String value,
        @Nullable PlaceName place) {

    public Entity(Type type, String text, int start, int end, String value) {
        this(type, text, start, end, value, null);
    }

    /** What an entity can be. */
    public enum Type {
        PLACE,
        TIME,
        PHONE,
        EMAIL,
        NAME,
        REPORT_CODE,
        /** A map link, plus code or plain coordinates; {@code value} is {@code lat,lng}. */
        MAP_POINT
    }

    /**
     * A place in words, taken apart.
     *
     * @param house house or alley number, for example {@code 12} or {@code kiệt 147/5}
     * @param street name without the word for street
     * @param ward ward or commune as written
     * @param currentUnit the unit as it is called since 1 July 2025; null when not known
     * @param relation "gần", "đối diện", "trước" …
     * @param inProvince false only when it is surely elsewhere; null when not known
     * @param point where it is, when the gazetteer knows
     * @param confidence 0 to 1
     */
    public record PlaceName(
            @Nullable String house,
            @Nullable String street,
            @Nullable String ward,
            @Nullable String currentUnit,
            @Nullable String relation,
            @Nullable Boolean inProvince,
            @Nullable GeoPoint point,
            double confidence) {}
}
