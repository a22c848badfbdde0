package vn.hue.gateway.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.hue.gateway.store.Attempt;
import vn.hue.gateway.store.Route;

/**
 * What operators read about a delivery, and what is added to a message that travels by another route, in one language:
 * {@code delivery_vi.properties} and {@code delivery_en.properties}.
 */
public final class Reasons {

    public static final Reasons VI = new Reasons("vi");
    public static final Reasons EN = new Reasons("en");

    private final String language;
    private final Properties sentences = new Properties();

    private Reasons(String language) {
        this.language = language;
        String file = "delivery_" + language + ".properties";
        try (InputStream in = Reasons.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param language {@code vi} or {@code en} */
    public static Reasons of(String language) {
        return language.equals(EN.language) ? EN : VI;
    }

    /** A stored reason as a sentence: a code of {@link Why} is translated, a channel's own words stay as they are. */
    public @Nullable String why(@Nullable String stored) {
        return stored == null ? null : sentences.getProperty("why." + stored, stored);
    }

    /** The name of a route, for example "tin nhắn SMS". */
    public String route(Route route) {
        return say("route." + route.name());
    }

    /** What came of a try. */
    public String outcome(Attempt.Outcome outcome) {
        return say("outcome." + outcome.name());
    }

    /** "Kết quả sẽ được báo qua …", for a route by its stored name; null when there is none. */
    public @Nullable String closing(@Nullable String route) {
        return Route.named(route)
                .map(known -> say("closing").replace("{route}", route(known)))
                .orElse(null);
    }

    /** As {@link #closing}, of a report that is not filed: where no way leads to the citizen it says so. */
    public String closingOfDraft(String route) {
        String sentence = closing(route);
        return sentence == null ? say("closing.nowhere") : sentence;
    }

    /** A channel as citizens call it. */
    String channel(String channel) {
        return sentences.getProperty("channel." + channel, channel);
    }

    String say(String key) {
        String sentence = sentences.getProperty(key);
        if (sentence == null) {
            throw new IllegalStateException("delivery_" + language + ".properties: " + key + ": missing");
        }
        return sentence;
    }

    /** What is wrong with the message files: missing codes and routes, and what only one of them says. */
    public static List<String> problems() {
        List<String> problems = new ArrayList<>();
        TreeSet<String> needed = new TreeSet<>();
        for (Why why : Why.values()) {
            needed.add("why." + why.code());
        }
        for (Route route : Route.values()) {
            needed.add("route." + route.name());
        }
        needed.addAll(VI.sentences.stringPropertyNames());
        needed.addAll(EN.sentences.stringPropertyNames());
        for (Reasons words : List.of(VI, EN)) {
            for (String key : needed) {
                if (words.sentences.getProperty(key) == null) {
                    problems.add("delivery_" + words.language + ".properties: " + key + ": missing");
                }
            }
        }
        return problems;
    }
}
