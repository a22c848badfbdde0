package vn.hue.gateway.agency;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.vocabulary.Folding;

/**
 * An agency that handles reports (<em>cơ quan xử lý</em>). {@code QĐ 30/2022, Điều 10, 11}.
 *
 * <p>Reports name it as it was called when they were given to it; {@link #formerNames} lead from there to what it is now.
 *
 * @param id for ever the same, of {@code a-z 0-9 -}
 * @param name as citizens read it; no two agencies have the same, marks and case left aside
 * @param shortName as colleagues say it; empty when there is none
 * @param parent the id of the superior body, which sees the handling too ({@code Điều 10.4}); null when there is none
 * @param phone for calls about urgent matters ({@code Điều 15.2}); empty when not known
 * @param wards where it is competent, as the units are called today; empty for the whole city
 * @param categories what it is competent for; empty for everything
 * @param formerNames what it was called before
 * @param active whether reports are still given to it
 * @param version 1 for the first; each change adds one
 */
public record Agency(
        String id,
        String name,
        String shortName,
        Level level,
        @Nullable String parent,
        String phone,
        List<String> wards,
        Set<Category> categories,
        List<String> formerNames,
        boolean active,
        long version) {

    public static final int LONGEST_NAME = 120;
    public static final int LONGEST_SHORT_NAME = 40;
    /** A number as people write it, short emergency numbers among them. */
    public static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 .()-]{2,23}");

    private static final int LONGEST_ID = 60;

    /** What kind of body it is. */
    public enum Level {
        /** A department of the city, or a body below it. */
        CITY,
        /** The people's committee of a ward or commune. */
        WARD,
        /** An enterprise that serves the public. */
        COMPANY,
        /** Police, army, rescue. */
        FORCE,
        OTHER
    }

    public Agency {
        wards = List.copyOf(wards);
        categories = categories.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(categories));
        formerNames = List.copyOf(formerNames);
    }

    /** What no two agencies have in common. */
    public String folded() {
        return Folding.fold(name);
    }

    /** A name in the form in which it is kept: NFC, single blanks. */
    public static String clean(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}]", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** An id that tells people which agency it is. */
    public static String idOf(String name) {
        String id = Folding.fold(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return id.substring(0, Math.min(LONGEST_ID, id.length())).replaceAll("-$", "");
    }

    /** Whether it has, or had, a name. */
    public boolean isCalled(String someName) {
        String folded = Folding.fold(someName);
        return folded().equals(folded)
                || formerNames.stream().anyMatch(former -> Folding.fold(former).equals(folded));
    }

    /** The same with other details, one version on; the name it had before is kept. */
    public Agency with(Agency details) {
        List<String> former = new ArrayList<>(formerNames);
        former.removeIf(name -> Folding.fold(name).equals(details.folded()));
        if (!folded().equals(details.folded())) {
            former.add(name);
        }
        return new Agency(
                id,
                details.name,
                details.shortName,
                details.level,
                details.parent,
                details.phone,
                details.wards,
                details.categories,
                former,
                details.active,
                version + 1);
    }

    public Agency withActive(boolean next) {
        return new Agency(id, name, shortName, level, parent, phone, wards, categories, formerNames, next, version + 1);
    }

    /** Whether everything but the version, and what it was called before, is the same. */
    public boolean isAs(Agency other) {
        return name.equals(other.name)
                && shortName.equals(other.shortName)
                && level == other.level
                && Objects.equals(parent, other.parent)
                && phone.equals(other.phone)
                && wards.equals(other.wards)
                && categories.equals(other.categories)
                && active == other.active;
    }
}
