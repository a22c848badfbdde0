package vn.hue.conversations.report;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.Place;

/**
 * Finds the sender's earlier report on the same matter ({@code QĐ 30/2022, Điều 7.5b.7, 7.5b.8}).
 *
 * <p>A false "repeat" loses a report, a missed one costs an operator a look; so every doubt speaks for the report:
 *
 * <ul>
 *   <li>7.5b.7, {@link Refusal#REPEATED}: the words are alike and a picture is alike.
 *   <li>7.5b.8, {@link Refusal#EARLIER_STILL_OPEN}: the earlier one is still open, the words are alike, and so is the
 *       place: pins at most 100 m apart or, without pins, the same address with a number in it.
 *   <li>Neither when the places are known to differ, when the matter is urgent, or when the earlier one was refused or
 *       cancelled: sending it again, better, is then just what the guidance asks for.
 * </ul>
 */
public final class Repeats {

    /** The share of word pairs that two texts have in common, of all that either has. */
    private static final double ALIKE = 0.6;

    /** The share of the shorter text's word pairs that stand in the longer one. */
    private static final double CONTAINED = 0.9;

    /** A text of fewer words says too little to be recognised inside another. */
    private static final int TELLING_WORDS = 6;

    private static final double SAME_PLACE_METRES = 100;

    /** Why a new report does not qualify, and the earlier one that is the reason. */
    public record Found(Refusal reason, Report earlier) {}

    /**
     * The earlier report that this one repeats; the latest when there are several, and one with the same picture first.
     *
     * @param earlier filed reports of the same sender, in any order; the new one itself, by its key, is left out
     */
    public static Optional<Found> find(Filing filing, List<Report> earlier) {
        if (filing.urgency() != Urgency.NORMAL) {
            return Optional.empty();
        }
        List<Report> candidates = earlier.stream()
                .filter(report -> !report.key().equals(filing.key()))
                .filter(report -> report.status() != Status.REFUSED && report.status() != Status.CANCELLED)
                .filter(report -> !elsewhere(filing.place(), report.place()))
                .filter(report -> alike(filing.content(), report.content()))
                .sorted(Comparator.comparing(Report::filedAt).reversed())
                .toList();
        Stream<Found> repeated = candidates.stream()
                .filter(report -> samePicture(filing.media(), report.media()))
                .map(report -> new Found(Refusal.REPEATED, report));
        Stream<Found> open = candidates.stream()
                .filter(report -> report.status().open() && samePlace(filing.place(), report.place()))
                .map(report -> new Found(Refusal.EARLIER_STILL_OPEN, report));
        return Stream.concat(repeated, open).findFirst();
    }

    /**
     * Whether two texts say the same of the same thing: the same words, or nearly the same word pairs, and no number in
     * one that contradicts the other, for "trước số 12" and "trước số 14" are two matters.
     */
    static boolean alike(String one, String other) {
        List<String> words = words(one);
        List<String> others = words(other);
        if (words.isEmpty() || numbersDiffer(words, others)) {
            return false;
        }
        if (words.equals(others)) {
            return true;
        }
        if (Math.min(words.size(), others.size()) < TELLING_WORDS) {
            return false;
        }
        Set<String> pairs = pairs(words);
        Set<String> otherPairs = pairs(others);
        Set<String> common = new HashSet<>(pairs);
        common.retainAll(otherPairs);
        double all = pairs.size() + otherPairs.size() - common.size();
        double shorter = Math.min(pairs.size(), otherPairs.size());
        return common.size() / all >= ALIKE || common.size() / shorter >= CONTAINED;
    }

    private static boolean samePicture(List<Media> ones, List<Media> others) {
        return ones.stream().filter(one -> one.kind().shows()).anyMatch(one -> others.stream()
                .anyMatch(one::looksLike));
    }

    private static boolean samePlace(@Nullable Place one, @Nullable Place other) {
        if (one == null || other == null) {
            return false;
        }
        GeoPoint point = one.point();
        GeoPoint otherPoint = other.point();
        if (point != null && otherPoint != null) {
            return point.metresTo(otherPoint) <= SAME_PLACE_METRES;
        }
        List<String> address = addressWords(one);
        return address.stream().anyMatch(Repeats::isNumber) && address.equals(addressWords(other));
    }

    private static boolean elsewhere(@Nullable Place one, @Nullable Place other) {
        if (one == null || other == null) {
            return false;
        }
        GeoPoint point = one.point();
        GeoPoint otherPoint = other.point();
        if (point != null && otherPoint != null) {
            return point.metresTo(otherPoint) > SAME_PLACE_METRES;
        }
        return numbersDiffer(addressWords(one), addressWords(other));
    }

    private static boolean numbersDiffer(List<String> words, List<String> others) {
        Set<String> numbers = new HashSet<>(words);
        numbers.removeIf(word -> !isNumber(word));
        Set<String> otherNumbers = new HashSet<>(others);
        otherNumbers.removeIf(word -> !isNumber(word));
        return !numbers.containsAll(otherNumbers) && !otherNumbers.containsAll(numbers);
    }

    private static boolean isNumber(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }

    private static List<String> addressWords(Place place) {
        return place.address() == null
                ? List.of()
                : words(place.address()).stream()
                        .filter(word -> !Set.of("so", "duong", "phuong", "p").contains(word))
                        .toList();
    }

    private static List<String> words(String text) {
        return Stream.of(Folding.fold(text).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Set<String> pairs(List<String> words) {
        Set<String> pairs = new HashSet<>();
        for (int i = 1; i < words.size(); i++) {
            pairs.add(words.get(i - 1) + ' ' + words.get(i));
        }
        return pairs;
    }

    private Repeats() {}
}
