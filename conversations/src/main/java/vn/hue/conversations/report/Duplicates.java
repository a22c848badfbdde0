package vn.hue.conversations.report;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Place;

/**
 * Open reports of others that may be about the same matter: near in place and of a category that fits. Whether they are,
 * a person says; that somebody else was quicker is no reason to refuse anyone.
 */
public final class Duplicates {

    /** Two people pin the same hole in the road so far apart. */
    public static final double NEAR_METRES = 200;

    /** Matters that lie further back are rarely the same one. */
    public static final Duration BACK = Duration.ofDays(30);

    private Duplicates() {}

    /**
     * One that may be the same.
     *
     * @param metres between the pins; null when one of them is missing and the addresses are the same
     * @param apart between their filings, never negative
     * @param alike whether their words are alike as well
     */
    public record Candidate(Report report, @Nullable Long metres, Duration apart, boolean alike) {

        /** Whether it was there first. */
        public boolean earlierThan(Report other) {
            return report.filedAt().isBefore(other.filedAt());
        }
    }

    /**
     * Those that may be the same matter, likeliest first.
     *
     * @param others open reports from about there; of the same conversation they are another question ({@code Điều 7.5b.7})
     */
    public static List<Candidate> of(Report report, List<Report> others) {
        return others.stream()
                .filter(other -> !other.conversation().equals(report.conversation()))
                .filter(other -> other.status().open())
                .filter(other -> fits(report, other))
                .flatMap(other -> candidate(report, other).stream())
                .sorted(Comparator.comparing((Candidate one) -> !one.alike())
                        .thenComparing(one -> Objects.requireNonNullElse(one.metres(), 0L))
                        .thenComparing(Candidate::apart))
                .toList();
    }

    /** "Not sure" fits everything. */
    private static boolean fits(Report report, Report other) {
        return report.category() == null || other.category() == null || report.category() == other.category();
    }

    private static Optional<Candidate> candidate(Report report, Report other) {
        Place here = report.place();
        Place there = other.place();
        Duration apart = Duration.between(report.filedAt(), other.filedAt()).abs();
        if (here == null || there == null || apart.compareTo(BACK) > 0) {
            return Optional.empty();
        }
        boolean alike = Repeats.alike(report.content(), other.content());
        GeoPoint point = here.point();
        GeoPoint otherPoint = there.point();
        if (point != null && otherPoint != null) {
            long metres = Math.round(point.metresTo(otherPoint));
            return metres <= NEAR_METRES ? Optional.of(new Candidate(other, metres, apart, alike)) : Optional.empty();
        }
        Optional<String> address = address(here);
        return address.isPresent() && address.equals(address(there))
                ? Optional.of(new Candidate(other, null, apart, alike))
                : Optional.empty();
    }

    /** An address that means one place: with a number in it, written as everybody would; empty for all others. */
    public static Optional<String> address(Place place) {
        if (place.address() == null) {
            return Optional.empty();
        }
        String plain = Folding.fold(place.address())
                .replaceAll("[^\\p{L}\\p{N}/]+", " ")
                .replaceAll("(^| )(so|duong|phuong|p|tp|thanh pho|hue)(?= |$)", " ")
                .replaceAll(" +", " ")
                .strip();
        return plain.chars().anyMatch(Character::isDigit) && plain.contains(" ")
                ? Optional.of(plain)
                : Optional.empty();
    }
}
