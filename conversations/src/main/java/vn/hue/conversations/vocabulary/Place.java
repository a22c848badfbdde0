package vn.hue.conversations.vocabulary;

import org.jspecify.annotations.Nullable;

/**
 * Where something is wrong: a position, an address, or both.
 *
 * @param point the position; null when only an address is known
 * @param address in one line as the citizen gave it; null when only a pin is known
 * @param ward the unit as it is called today; null when not known
 * @param source who says so
 */
public record Place(
        @Nullable GeoPoint point,
        @Nullable String address,
        @Nullable String ward,
        Source source) {

    public Place {
        if (point == null && address == null) {
            throw new IllegalArgumentException("a place without position or address");
        }
    }

    /** Where a place comes from, most exact first. */
    public enum Source {
        PIN,
        MAP_LINK,
        ADDRESS,
        /** The camera's note in the picture: a hint the citizen confirmed. */
        PICTURE
    }
}
