package vn.hue.conversations.reading.rules;

import com.google.openlocationcode.OpenLocationCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.rules.FoldedText.Span;
import vn.hue.conversations.vocabulary.GeoPoint;

/**
 * Positions in map links, plus codes and plain coordinates. Short links ({@code maps.app.goo.gl}) hide theirs: they are
 * no point, only a link whose digits mean nothing.
 */
final class PointFinder {

    /** Short plus codes are completed near the citadel of Huế. */
    private static final GeoPoint HUE = new GeoPoint(16.4667, 107.5792);

    private static final String NUMBER = "(-?\\d{1,3}(?:\\.\\d{1,20})?)";
    private static final String SEPARATOR = "(?:,|%2c)(?:\\+|%20| )?";
    private static final Pattern LINK = Pattern.compile(
            "(?:https?://|geo:|(?:www\\.|maps\\.)?(?:google\\.com(?:\\.vn)?/maps|maps\\.google\\.|maps\\.app\\.goo\\.gl/|"
                    + "goo\\.gl/|maps\\.apple\\.com/|zalo\\.me/))[^\\s\\uFFFC<>\"]{0,2048}");
    /** Most exact first: a place's own pin, then what was searched, then the middle of the screen. */
    private static final List<Pattern> IN_LINK = List.of(
            Pattern.compile("!3d" + NUMBER + "!4d" + NUMBER),
            Pattern.compile("^geo:" + NUMBER + "," + NUMBER),
            Pattern.compile("[?&](?:q|ll|query|destination|daddr|loc|location|coordinates?|coords?|pin|mlatlon)="
                    + "(?:loc:)?" + NUMBER + SEPARATOR + NUMBER),
            Pattern.compile("[?&](?:m?lat|latitude)=" + NUMBER + "&(?:[^&]{0,80}&){0,4}?(?:m?lng|m?lon|long|longitude)="
                    + NUMBER),
            Pattern.compile("[?&](?:m?lng|m?lon|long|longitude)=(?<lng>-?\\d{1,3}(?:\\.\\d{1,20})?)"
                    + "&(?:[^&]{0,80}&){0,4}?(?:m?lat|latitude)=(?<lat>-?\\d{1,3}(?:\\.\\d{1,20})?)"),
            Pattern.compile("/(?:place|search|dir)/(?:[^/]{0,200}/)?" + NUMBER + SEPARATOR + NUMBER),
            Pattern.compile("@" + NUMBER + "," + NUMBER),
            Pattern.compile("[?&](?:center|sll|cp|near)=" + NUMBER + SEPARATOR + NUMBER),
            Pattern.compile("#map=\\d{1,2}/" + NUMBER + "/" + NUMBER));

    private static final Pattern PLAIN = Pattern.compile("(?<![\\d.,/])(-?\\d{1,3}[.,]\\d{3,15}) {0,2}°? {0,2}([ns])?"
            + " {0,2}[,;/ ] {0,3}(-?\\d{1,3}[.,]\\d{3,15}) {0,2}°?( {0,2}[ew](?![a-z]))?(?![\\d]|[.,/]\\d)");
    private static final String ANGLE =
            "(\\d{1,3}) ?[°˚o] ?(\\d{1,2}) ?['’‘′`] ?(?:(\\d{1,2}(?:[.,]\\d{1,6})?) ?(?:\"|''|”|“|″|′′|’’) ?)?";
    private static final Pattern DEGREES =
            Pattern.compile("(?<!\\d)" + ANGLE + "([ns]) ?,? {0,3}" + ANGLE + "([ew])(?![a-z])");
    private static final Pattern PLUS_CODE = Pattern.compile(
            "(?<![a-z0-9+])([23456789cfghjmpqrvwx]{4}|[23456789cfghjmpqrvwx]{6}|[23456789cfghjmpqrvwx]{8})"
                    + "\\+([23456789cfghjmpqrvwx]{2,5})(?![a-z0-9+])");

    /** The points in the text, and the links without one: neither holds phone numbers or house numbers. */
    List<Found> find(FoldedText text, List<Span> dumbLinks) {
        List<Found> found = new ArrayList<>();
        List<Span> taken = new ArrayList<>();
        Matcher links = LINK.matcher(text.folded());
        while (links.find()) {
            Span span = new Span(links.start(), trimmedEnd(text.folded(), links.start(), links.end()));
            GeoPoint point = inLink(text.folded().substring(span.from(), span.to()));
            if (point == null) {
                dumbLinks.add(span);
            } else {
                found.add(found(text, span, point));
            }
            taken.add(span);
        }
        FoldedText rest = text.without(taken);
        plusCodes(rest, found);
        degrees(rest, found);
        plain(rest, found);
        return found;
    }

    private static int trimmedEnd(String folded, int from, int to) {
        int end = to;
        while (end > from + 1 && ".,;:!?)]}'".indexOf(folded.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static @Nullable GeoPoint inLink(String link) {
        String decoded = decoded(link);
        for (Pattern pattern : IN_LINK) {
            Matcher matcher = pattern.matcher(decoded);
            if (matcher.find()) {
                boolean named = pattern.pattern().contains("<lat>");
                double latitude = Double.parseDouble(named ? matcher.group("lat") : matcher.group(1));
                double longitude = Double.parseDouble(named ? matcher.group("lng") : matcher.group(2));
                GeoPoint point = point(latitude, longitude);
                if (point != null) {
                    return point;
                }
            }
        }
        return null;
    }

    private static String decoded(String link) {
        try {
            return URLDecoder.decode(link.replace("+", "%20"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return link;
        }
    }

    private static void plusCodes(FoldedText text, List<Found> found) {
        Matcher matcher = PLUS_CODE.matcher(text.folded());
        while (matcher.find()) {
            String code = matcher.group().toUpperCase(Locale.ROOT);
            boolean letters = code.chars().anyMatch(Character::isLetter);
            if (!letters || !OpenLocationCode.isValidCode(code)) {
                continue;
            }
            OpenLocationCode location = new OpenLocationCode(code);
            if (location.isShort()) {
                location = location.recover(HUE.latitude(), HUE.longitude());
            }
            OpenLocationCode.CodeArea area = location.decode();
            GeoPoint point = point(area.getCenterLatitude(), area.getCenterLongitude());
            if (point != null) {
                found.add(found(text, new Span(matcher.start(), matcher.end()), point));
            }
        }
    }

    private static void degrees(FoldedText text, List<Found> found) {
        Matcher matcher = DEGREES.matcher(text.folded());
        while (matcher.find()) {
            double latitude = angle(matcher, 1) * (matcher.group(4).equals("s") ? -1 : 1);
            double longitude = angle(matcher, 5) * (matcher.group(8).equals("w") ? -1 : 1);
            GeoPoint point = point(latitude, longitude);
            if (point != null) {
                found.add(found(text, new Span(matcher.start(), matcher.end()), point));
            }
        }
    }

    private static double angle(Matcher matcher, int group) {
        String seconds = matcher.group(group + 2);
        return Double.parseDouble(matcher.group(group))
                + Double.parseDouble(matcher.group(group + 1)) / 60
                + (seconds == null ? 0 : Double.parseDouble(seconds.replace(',', '.')) / 3600);
    }

    /** Bare numbers count only in and around Việt Nam; the other way round they are turned. */
    private static void plain(FoldedText text, List<Found> found) {
        Matcher matcher = PLAIN.matcher(text.folded());
        while (matcher.find()) {
            double first = Double.parseDouble(matcher.group(1).replace(',', '.'));
            double second = Double.parseDouble(matcher.group(3).replace(',', '.'));
            GeoPoint point = null;
            if (!exact(matcher.group(1)) && !exact(matcher.group(3))) {
                // "16.000, 107.000" are prices.
                continue;
            }
            if (nearby(first, second)) {
                point = point(first, second);
            } else if (nearby(second, first)) {
                point = point(second, first);
            }
            if (point != null) {
                found.add(found(text, new Span(matcher.start(), matcher.end()), point));
            }
        }
    }

    private static boolean exact(String number) {
        return number.length() - Math.max(number.indexOf('.'), number.indexOf(',')) > 4;
    }

    private static boolean nearby(double latitude, double longitude) {
        return latitude > 7 && latitude < 24 && longitude > 101 && longitude < 118;
    }

    private static @Nullable GeoPoint point(double latitude, double longitude) {
        return GeoPoint.isValid(latitude, longitude) ? new GeoPoint(latitude, longitude) : null;
    }

    private static Found found(FoldedText text, Span span, GeoPoint point) {
        String value = degreesText(point.latitude()) + "," + degreesText(point.longitude());
        return new Found(text.entity(Entity.Type.MAP_POINT, span.from(), span.to(), value), span);
    }

    /** Seven digits are a centimetre. */
    private static String degreesText(double degrees) {
        BigDecimal rounded = BigDecimal.valueOf(degrees).setScale(7, RoundingMode.HALF_UP);
        return rounded.stripTrailingZeros().toPlainString();
    }
}
