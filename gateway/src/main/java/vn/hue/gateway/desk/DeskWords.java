package vn.hue.gateway.desk;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** What the pages say, in one language; the sentences are in {@code desk_vi.properties} and {@code desk_en.properties}. */
public final class DeskWords {

    public static final DeskWords VI = new DeskWords("vi");
    public static final DeskWords EN = new DeskWords("en");

    private final String language;
    private final Properties sentences = new Properties();

    private DeskWords(String language) {
        this.language = language;
        String file = "desk_" + language + ".properties";
        try (InputStream in = DeskWords.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DeskWords of(String language) {
        return language.equals(EN.language) ? EN : VI;
    }

    /** {@code vi} or {@code en}. */
    public String language() {
        return language;
    }

    /** The language one can switch to. */
    public DeskWords other() {
        return this == VI ? EN : VI;
    }

    /** A sentence with its arguments, {@code {0}} the first. */
    public String say(String key, Object... arguments) {
        String pattern = sentences.getProperty(key);
        if (pattern == null) {
            return key;
        }
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, ULocale.forLanguageTag(language)).format(arguments);
    }

    /** The name of an enum's constant, for example {@code status.RECEIVED}. */
    public String name(String group, Enum<?> constant) {
        return say(group + "." + constant.name());
    }

    /** What is wrong with the message files: what only one of them says. */
    public static List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (DeskWords words : List.of(VI, EN)) {
            for (String key : new TreeSet<>(words.other().keys())) {
                if (!words.keys().contains(key)) {
                    problems.add("desk_" + words.language + ".properties: " + key + ": missing");
                }
            }
        }
        return problems;
    }

    Set<String> keys() {
        return sentences.stringPropertyNames();
    }
}
