package vn.hue.conversations.words;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;

/** The bot's sentences in one language, as ICU messages with named arguments. Thread-safe. */
public final class Words {

    private static final String SHORT = ".sms";

    public static final Words VI = load("vi");
    public static final Words EN = load("en");

    private final String language;
    private final Map<Phrase, MessageFormat> formats;
    private final Map<Phrase, String> plain;
    private final Map<Phrase, MessageFormat> shorts;

    private Words(
            String language,
            Map<Phrase, MessageFormat> formats,
            Map<Phrase, String> plain,
            Map<Phrase, MessageFormat> shorts) {
        this.language = language;
        this.formats = formats;
        this.plain = plain;
        this.shorts = shorts;
    }

    /** {@code vi} or {@code en}. */
    public String language() {
        return language;
    }

    /**
     * A sentence with its arguments filled in.
     *
     * @param arguments name, value, name, value …; numbers and strings
     */
    public String say(Phrase phrase, Object... arguments) {
        String fixed = plain.get(phrase);
        if (fixed != null) {
            return fixed;
        }
        MessageFormat format = formats.get(phrase);
        if (format == null) {
            throw new IllegalStateException("no sentence for " + phrase + " in " + language);
        }
        return say(format, arguments);
    }

    /** The short form of a sentence, {@code <key>.sms}, where it has one. */
    public String sayShortly(Phrase phrase, Object... arguments) {
        MessageFormat format = shorts.get(phrase);
        return format == null ? say(phrase, arguments) : say(format, arguments);
    }

    private static String say(MessageFormat format, Object... arguments) {
        Map<String, Object> named = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            named.put((String) arguments[i], arguments[i + 1]);
        }
        // A MessageFormat keeps state while it formats, so each call works on a copy.
        return ((MessageFormat) format.clone()).format(named);
    }

    /** What is wrong with the message files: missing and unused keys, broken patterns, arguments that differ. */
    public static List<String> problems() {
        List<String> problems = new ArrayList<>();
        Properties vi = read("vi");
        Properties en = read("en");
        for (Phrase phrase : Phrase.values()) {
            String key = phrase.key();
            String a = vi.getProperty(key);
            String b = en.getProperty(key);
            if (a == null) {
                problems.add("words_vi.properties: " + key + ": missing");
            }
            if (b == null) {
                problems.add("words_en.properties: " + key + ": missing");
            }
            if (a != null && b != null) {
                compare(key, a, b, problems);
            }
            String shortA = vi.getProperty(key + SHORT);
            String shortB = en.getProperty(key + SHORT);
            if ((shortA == null) != (shortB == null)) {
                problems.add("words: " + key + SHORT + ": in one language only");
            } else if (shortA != null && shortB != null) {
                compare(key + SHORT, shortA, shortB, problems);
            }
            for (Properties texts : List.of(vi, en)) {
                texts.remove(key);
                texts.remove(key + SHORT);
            }
        }
        vi.stringPropertyNames().forEach(k -> problems.add("words_vi.properties: " + k + ": used by nothing"));
        en.stringPropertyNames().forEach(k -> problems.add("words_en.properties: " + k + ": used by nothing"));
        return problems;
    }

    private static void compare(String key, String vi, String en, List<String> problems) {
        try {
            var a = new TreeSet<>(new MessageFormat(vi, ULocale.forLanguageTag("vi")).getArgumentNames());
            var b = new TreeSet<>(new MessageFormat(en, ULocale.ENGLISH).getArgumentNames());
            if (!a.equals(b)) {
                problems.add("words_en.properties: " + key + ": arguments " + b + " instead of " + a);
            }
        } catch (IllegalArgumentException e) {
            problems.add("words: " + key + ": " + e.getMessage());
        }
    }

    private static Words load(String language) {
        Properties texts = read(language);
        Map<Phrase, MessageFormat> formats = new EnumMap<>(Phrase.class);
        Map<Phrase, String> plain = new EnumMap<>(Phrase.class);
        Map<Phrase, MessageFormat> shorts = new EnumMap<>(Phrase.class);
        for (Phrase phrase : Phrase.values()) {
            String pattern = texts.getProperty(phrase.key());
            if (pattern == null) {
                continue; // problems() names it, and a test fails on it
            }
            String concise = texts.getProperty(phrase.key() + SHORT);
            if (concise != null) {
                shorts.put(phrase, new MessageFormat(concise, ULocale.forLanguageTag(language)));
            }
            MessageFormat format = new MessageFormat(pattern, ULocale.forLanguageTag(language));
            if (format.getArgumentNames().isEmpty()) {
                plain.put(phrase, format.format(Map.of()));
            } else {
                formats.put(phrase, format);
            }
        }
        return new Words(language, formats, plain, shorts);
    }

    private static Properties read(String language) {
        String file = "words_" + language + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            Properties texts = new Properties();
            texts.load(
                    new InputStreamReader(Objects.requireNonNull(in, () -> "missing " + file), StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
