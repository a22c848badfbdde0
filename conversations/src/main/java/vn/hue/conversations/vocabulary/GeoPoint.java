package vn.hue.conversations.vocabulary;

/**
 * A position on WGS 84.
 *
 * @param latitude degrees, -90 to 90
 * @param longitude degrees, -180 to 180
 */
public record GeoPoint(double latitude, double longitude) {

    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    public GeoPoint {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("not a position: " + latitude + "," + longitude);
        }
    }

    /** Whether two numbers are a position at all; ask before constructing from foreign input. */
    public static boolean isValid(double latitude, double longitude) {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    }

    /** Great-circle distance in metres (haversine). */
    public double metresTo(GeoPoint other) {
        double halfLat = Math.toRadians(other.latitude - latitude) / 2;
        double halfLng = Math.toRadians(other.longitude - longitude) / 2;
        double a = Math.pow(Math.sin(halfLat), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(halfLng), 2);
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
