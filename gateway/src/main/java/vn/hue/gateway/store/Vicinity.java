package vn.hue.gateway.store;

import java.util.ArrayList;
import java.util.List;
import vn.hue.conversations.report.Duplicates;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Place;

/**
 * Where a report is, as words an index can hold: the square of its pin, and its address. Two pins within {@link
 * Duplicates#NEAR_METRES} are in the same square or in neighbours.
 */
public final class Vicinity {

    /** Degrees: in Huế 220 m from south to north and 213 m from west to east. */
    private static final double SIDE = 0.002;

    private Vicinity() {}

    /** What is kept of a report; empty when it has no place, or is no longer open. */
    public static List<String> of(Report report) {
        Place place = report.place();
        if (place == null || !report.status().open()) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        GeoPoint point = place.point();
        if (point != null) {
            words.add(square(index(point.latitude()), index(point.longitude())));
        }
        Duplicates.address(place).ifPresent(address -> words.add("a:" + address));
        return words;
    }

    /** What is looked for around a place; empty when nothing can be. */
    public static List<String> around(Place place) {
        List<String> words = new ArrayList<>();
        GeoPoint point = place.point();
        if (point != null) {
            long row = index(point.latitude());
            long column = index(point.longitude());
            for (long i = row - 1; i <= row + 1; i++) {
                for (long j = column - 1; j <= column + 1; j++) {
                    words.add(square(i, j));
                }
            }
        }
        Duplicates.address(place).ifPresent(address -> words.add("a:" + address));
        return words;
    }

    private static long index(double degrees) {
        return (long) Math.floor(degrees / SIDE);
    }

    private static String square(long row, long column) {
        return "g:" + row + ',' + column;
    }
}
