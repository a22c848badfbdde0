package vn.hue.conversations.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.hue.conversations.vocabulary.GeoPoint;

/**
 * Where reports are taken from.
 *
 * @param name as people call it
 * @param outline the corners of its border in order, without repeating the first; at least three
 */
public record Province(String name, List<GeoPoint> outline) {

    public Province {
        outline = List.copyOf(outline);
        if (outline.size() < 3) {
            throw new IllegalArgumentException("an outline of " + outline.size() + " points");
        }
    }

    /**
     * Thừa Thiên Huế, since 2025 the city of Huế: the same land.
     *
     * <p>Drawn one or two kilometres too wide on purpose: a report from just across the border costs an operator a look,
     * one from inside that is turned away is lost.
     */
    public static Province hue() {
        return new Province("Huế", read("hue-outline.csv"));
    }

    /** Whether a position is inside; ray casting on plain degrees, which is exact enough at this size. */
    public boolean contains(GeoPoint point) {
        boolean inside = false;
        GeoPoint from = outline.get(outline.size() - 1);
        for (GeoPoint to : outline) {
            boolean crosses = from.latitude() > point.latitude() != to.latitude() > point.latitude();
            if (crosses && point.longitude() < longitudeAt(from, to, point.latitude())) {
                inside = !inside;
            }
            from = to;
        }
        return inside;
    }

    private static double longitudeAt(GeoPoint from, GeoPoint to, double latitude) {
        double share = (latitude - from.latitude()) / (to.latitude() - from.latitude());
        return from.longitude() + share * (to.longitude() - from.longitude());
    }

    /** Lines of {@code latitude,longitude}; what follows a {@code #} is for the reader. */
    private static List<GeoPoint> read(String resource) {
        try (InputStream in = Province.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            List<GeoPoint> points = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList()) {
                int comma = line.indexOf(',');
                points.add(new GeoPoint(
                        Double.parseDouble(line.substring(0, comma)), Double.parseDouble(line.substring(comma + 1))));
            }
            return points;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
