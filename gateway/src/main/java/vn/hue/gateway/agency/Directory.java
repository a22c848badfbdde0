package vn.hue.gateway.agency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.vocabulary.Folding;
import vn.hue.conversations.vocabulary.Place;

/**
 * All agencies at one moment: to look them up, to search them, to suggest who is competent.
 *
 * @param all retired ones too
 */
public record Directory(List<Agency> all) {

    private static final int SUGGESTED = 6;

    public static final Directory EMPTY = new Directory(List.of());

    public Directory {
        all = List.copyOf(all);
    }

    /** Those that reports are given to, by level and name. */
    public List<Agency> active() {
        return all.stream()
                .filter(Agency::active)
                .sorted(Comparator.comparing(Agency::level).thenComparing(Agency::folded))
                .toList();
    }

    public Optional<Agency> of(@Nullable String id) {
        return all.stream().filter(agency -> agency.id().equals(id)).findFirst();
    }

    /** By the name it has, or else by one it had: reports keep the name of their day. */
    public Optional<Agency> named(String name) {
        String folded = Folding.fold(name);
        return all.stream()
                .filter(agency -> agency.folded().equals(folded))
                .findFirst()
                .or(() -> all.stream().filter(agency -> agency.isCalled(name)).findFirst());
    }

    /** Its superior bodies, the nearest first. {@code QĐ 30/2022, Điều 10.4}. */
    public List<Agency> superiors(Agency agency) {
        List<Agency> above = new ArrayList<>();
        Optional<Agency> next = of(agency.parent());
        while (next.isPresent()
                && !above.contains(next.get())
                && !next.get().id().equals(agency.id())) {
            above.add(next.get());
            next = of(next.get().parent());
        }
        return above;
    }

    /** Those whose names, areas or number have all the words, without marks and from their beginnings; all for none. */
    public List<Agency> search(String words) {
        List<String> wanted = Arrays.stream(Folding.fold(words).split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return all.stream()
                .filter(agency -> wanted.stream().allMatch(word -> (" " + words(agency)).contains(" " + word)))
                .sorted(Comparator.comparing(Agency::active)
                        .reversed()
                        .thenComparing(Agency::level)
                        .thenComparing(Agency::folded))
                .toList();
    }

    /** What an agency is found by, folded, parted by single blanks. */
    public static String words(Agency agency) {
        List<String> texts = new ArrayList<>(List.of(agency.name(), agency.shortName(), agency.phone()));
        texts.addAll(agency.wards());
        texts.addAll(agency.formerNames());
        return Folding.fold(String.join(" ", texts))
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }

    /**
     * Who is probably competent, the likeliest first: of this place before the whole city, for this matter before all
     * matters. A hint: a person decides.
     */
    public List<Agency> suggest(@Nullable Place place, @Nullable Category category) {
        Map<Agency, Integer> fits = new HashMap<>();
        for (Agency agency : all) {
            int fit = agency.active() ? fit(agency, place, category) : 0;
            if (fit > 0) {
                fits.put(agency, fit);
            }
        }
        return fits.entrySet().stream()
                .sorted(Map.Entry.<Agency, Integer>comparingByValue().reversed().thenComparing(entry -> entry.getKey()
                        .folded()))
                .limit(SUGGESTED)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int fit(Agency agency, @Nullable Place place, @Nullable Category category) {
        boolean here = place != null && agency.wards().stream().anyMatch(ward -> isIn(place, ward));
        boolean everywhere = agency.wards().isEmpty();
        boolean named = category != null && agency.categories().contains(category);
        boolean everything = agency.categories().isEmpty();
        if (here) {
            return named ? 4 : everything ? 3 : 0;
        }
        // Whoever is competent for all and everywhere would stand on every list.
        return everywhere && named ? 2 : 0;
    }

    /** A district's agency has its wards listed, so names are compared as a whole, never as a part of another. */
    private static boolean isIn(Place place, String ward) {
        String unit = Folding.fold(ward);
        if (place.ward() != null) {
            return Folding.fold(place.ward()).equals(unit) || bare(place.ward()).equals(bare(ward));
        }
        String address = place.address() == null ? "" : Folding.fold(place.address());
        return address.matches(".*\\b" + Pattern.quote(unit) + "\\b.*");
    }

    private static String bare(String ward) {
        return Folding.fold(ward).replaceFirst("^(phuong|xa|thi tran) ", "");
    }
}
