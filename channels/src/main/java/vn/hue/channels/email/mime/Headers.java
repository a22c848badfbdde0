package vn.hue.channels.email.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A header section: names and unfolded values in their order, values not yet decoded.
 *
 * <p>Raw bytes beyond ASCII, which RFC 5322 forbids and many senders write, are read as the charset they look like.
 */
public final class Headers {

    private static final int AT_MOST = 1_000;
    private static final int LONGEST = 64 << 10;
    private static final int ALL = 512 << 10;

    private record Field(String name, String value) {}

    private final List<Field> fields = new ArrayList<>();
    private int characters;

    void add(String name, String value) {
        String kept = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        if (fields.size() < AT_MOST && characters + kept.length() <= ALL) {
            characters += kept.length();
            fields.add(new Field(name, kept));
        }
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Every value of a name, in any case, topmost first. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    public Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }

    /**
     * The values of a name that stand above every field of another name, but for those fields that were written by a given
     * host: what our own servers wrote on top.
     */
    public List<String> aboveLast(String name, String other, String host) {
        List<String> values = new ArrayList<>();
        for (Field field : fields) {
            boolean foreign = field.name().equalsIgnoreCase(other)
                    && !field.value()
                            .toLowerCase(Locale.ROOT)
                            .matches(".*\\bby\\s+" + Pattern.quote(host.toLowerCase(Locale.ROOT)) + "\\b.*");
            if (foreign) {
                break;
            } else if (field.name().equalsIgnoreCase(name)) {
                values.add(field.value());
            }
        }
        return values;
    }

    /** The first value of a name as people read it; empty when there is none. */
    public String text(String name) {
        return first(name).map(HeaderText::decode).orElse("");
    }
}
