package vn.hue.conversations.report;

import static vn.hue.conversations.report.Checklist.doubtful;
import static vn.hue.conversations.report.Checklist.missing;
import static vn.hue.conversations.report.Checklist.ok;
import static vn.hue.conversations.report.Checklist.unknown;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.hue.conversations.report.Checklist.Finding;
import vn.hue.conversations.report.Checklist.Line;
import vn.hue.conversations.report.Checklist.Point;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Place;

/** What the pictures and videos of a report say by themselves: the one that says the worst counts. */
final class PictureFindings {

    /** How exactly a phone knows where it is among houses, and how far away one stands from what one photographs. */
    private static final double NEAR_METRES = 300;

    /** A phone's clock and a server's are never quite the same. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final Report report;
    private final Province province;
    private final List<Media> pictures;

    PictureFindings(Report report, Province province) {
        this.report = report;
        this.province = province;
        this.pictures =
                report.media().stream().filter(media -> media.kind().shows()).toList();
    }

    List<Line> lines() {
        if (pictures.isEmpty()) {
            return List.of(missing(Point.MEDIA, Finding.MEDIA_NONE, Refusal.NO_PICTURE));
        }
        long videos = pictures.stream()
                .filter(media -> media.kind() == MediaKind.VIDEO)
                .count();
        List<Line> lines = new ArrayList<>();
        lines.add(ok(Point.MEDIA, Finding.MEDIA_GIVEN, pictures.size() - videos, videos));
        lines.add(unknown(Point.CLEAR, Finding.CLEAR_LOOK, Refusal.PICTURE_UNCLEAR, true));
        lines.add(edited());
        lines.add(age());
        lines.add(place());
        return lines;
    }

    private Line edited() {
        List<Media.Camera> cameras =
                pictures.stream().map(Media::camera).filter(Objects::nonNull).toList();
        Optional<String> program = cameras.stream()
                .map(Media.Camera::program)
                .filter(Objects::nonNull)
                .findFirst();
        if (program.isPresent()) {
            return doubtful(Point.EDITED, Finding.EDITED_PROGRAM, Refusal.PICTURE_EDITED, true, program.get());
        }
        if (cameras.stream().anyMatch(Media.Camera::savedLater)) {
            return doubtful(Point.EDITED, Finding.EDITED_LATER, Refusal.PICTURE_EDITED, true);
        }
        // One picture without notes among several: nothing is known of that one.
        return cameras.size() < pictures.size()
                ? unknown(Point.EDITED, Finding.EDITED_NO_NOTES, Refusal.PICTURE_EDITED, true)
                : ok(
                        Point.EDITED,
                        Finding.EDITED_NO_SIGN,
                        Objects.requireNonNullElse(cameras.get(0).model(), "?"));
    }

    private Line age() {
        List<Instant> taken = pictures.stream()
                .map(Media::takenAt)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (taken.isEmpty()) {
            return unknown(Point.AGE, Finding.AGE_NO_NOTES, Refusal.PICTURE_OLD, true);
        }
        Instant latest = taken.get(taken.size() - 1);
        if (latest.isAfter(report.filedAt().plus(CLOCKS_DIFFER))) {
            return doubtful(Point.AGE, Finding.AGE_CLOCK_WRONG, null, true, latest);
        }
        Duration age = Duration.between(taken.get(0), report.filedAt());
        return age.compareTo(Regulation.PICTURE_MAX_AGE) > 0
                ? doubtful(Point.AGE, Finding.AGE_OLD, Refusal.PICTURE_OLD, true, age)
                : ok(Point.AGE, Finding.AGE_FRESH, age.isNegative() ? Duration.ZERO : age);
    }

    private Line place() {
        List<GeoPoint> taken = pictures.stream()
                .map(Media::takenPlace)
                .filter(Objects::nonNull)
                .toList();
        if (taken.isEmpty()) {
            return unknown(Point.GPS, Finding.GPS_NO_NOTES, null, true);
        }
        if (taken.stream().anyMatch(point -> !province.contains(point))) {
            return doubtful(Point.GPS, Finding.GPS_OUTSIDE, Refusal.OUTSIDE_PROVINCE, true);
        }
        Place place = report.place();
        GeoPoint pin = place == null ? null : place.point();
        if (pin == null) {
            return unknown(Point.GPS, Finding.GPS_NO_PIN, null, true);
        }
        long metres = Math.round(taken.stream()
                .map(point -> point.metresTo(pin))
                .max(Comparator.naturalOrder())
                .orElseThrow());
        return metres <= NEAR_METRES
                ? ok(Point.GPS, Finding.GPS_NEAR, metres)
                : doubtful(Point.GPS, Finding.GPS_FAR, Refusal.PICTURE_UNCLEAR, true, metres);
    }
}
