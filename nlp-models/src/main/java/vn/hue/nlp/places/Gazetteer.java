package vn.hue.nlp.places;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.hue.nlp.text.Tokens;

/**
 * The names of the city's units, streets and landmarks. Immutable, thread-safe.
 *
 * <p>A name is found with its marks, or without any; never with other marks than its own.
 */
public final class Gazetteer {

    private static final int LONGEST = 6;

    private final Map<Long, List<Name>> byFirst = new HashMap<>();
    private final List<String> streets = new ArrayList<>();
    private final List<String> units = new ArrayList<>();
    private final List<String> landmarks = new ArrayList<>();

    private Gazetteer() {}

    /** The files beside this class. */
    public static Gazetteer load() {
        Gazetteer gazetteer = new Gazetteer();
        for (String[] row : rows("units.tsv")) {
            gazetteer.unit(row[0], row[1], row[2], row[3]);
        }
        for (String[] row : rows("streets.tsv")) {
            gazetteer.streets.add(row[0]);
            gazetteer.add(new Name(Kind.STREET, row[0], null, null));
        }
        for (String[] row : rows("landmarks.txt")) {
            gazetteer.landmarks.add(row[0]);
            gazetteer.add(new Name(Kind.LANDMARK, row[0], null, null));
        }
        return gazetteer;
    }

    private void unit(String name, String kind, String district, String current) {
        units.add(kind.toLowerCase(Locale.ROOT) + " " + name);
        add(new Name(Kind.UNIT, name, district.equals("-") ? null : district, current));
    }

    private void add(Name name) {
        byFirst.computeIfAbsent(name.folded[0], first -> new ArrayList<>(2)).add(name);
    }

    private static List<String[]> rows(String file) {
        try (InputStream stream = Gazetteer.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + file);
            }
            List<String[]> rows = new ArrayList<>();
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    rows.add(line.split("\t", -1));
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> streets() {
        return List.copyOf(streets);
    }

    /** With their kind, for example {@code phường Vỹ Dạ}. */
    public List<String> units() {
        return List.copyOf(units);
    }

    public List<String> landmarks() {
        return List.copyOf(landmarks);
    }

    /** The longest name of a kind that begins at a token; null when none does. */
    @Nullable
    Name at(Tokens tokens, int token, Kind kind) {
        if (token < 0 || token >= tokens.size()) {
            return null;
        }
        List<Name> names = byFirst.get(tokens.folded(token));
        Name best = null;
        if (names != null) {
            for (Name name : names) {
                boolean longer = best == null || name.length() > best.length();
                if (name.kind == kind && longer && name.matches(tokens, token)) {
                    best = name;
                }
            }
        }
        return best;
    }

    /** Every unit of this name: one name may have been used in two districts. */
    List<Name> units(Tokens tokens, int token) {
        List<Name> names = byFirst.get(tokens.folded(token));
        return names == null
                ? List.of()
                : names.stream()
                        .filter(n -> n.kind == Kind.UNIT && n.matches(tokens, token))
                        .toList();
    }

    /** What a name names. */
    enum Kind {
        UNIT,
        STREET,
        LANDMARK
    }

    /** One name. */
    static final class Name {
        private final Kind kind;
        private final String text;
        private final @Nullable String district;
        private final @Nullable String current;
        private final long[] folded;
        private final long[] marked;

        Name(Kind kind, String text, @Nullable String district, @Nullable String current) {
            this.kind = kind;
            this.text = text;
            this.district = district;
            this.current = current;
            Tokens tokens = Tokens.of(text);
            int length = Math.min(tokens.size(), LONGEST);
            folded = new long[length];
            marked = new long[length];
            for (int i = 0; i < length; i++) {
                folded[i] = tokens.folded(i);
                marked[i] = tokens.marked(i);
            }
        }

        boolean matches(Tokens tokens, int from) {
            if (from + folded.length > tokens.size()) {
                return false;
            }
            boolean plain = true;
            boolean same = true;
            for (int i = 0; i < folded.length; i++) {
                if (tokens.folded(from + i) != folded[i]) {
                    return false;
                }
                same &= tokens.marked(from + i) == marked[i];
                plain &= tokens.isPlain(from + i);
            }
            return same || plain;
        }

        int length() {
            return folded.length;
        }

        String text() {
            return text;
        }

        /** The district of then; null for a unit of today. */
        @Nullable
        String district() {
            return district;
        }

        /** The unit of today; null for what is no unit. */
        @Nullable
        String current() {
            return current;
        }
    }
}
