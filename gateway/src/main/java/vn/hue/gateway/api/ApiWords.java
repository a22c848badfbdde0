package vn.hue.gateway.api;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/** What the API says to people who read its answers: Vietnamese, or English for those who ask for it. */
enum ApiWords {
    VI("vi"),
    EN("en");

    private final String language;
    private final Properties sentences = new Properties();

    ApiWords(String language) {
        this.language = language;
        sentences.putAll(file("api_" + language + ".properties"));
        // What the rules are against is said in the same words on both sides.
        Properties console = file("/vn/hue/gateway/desk/desk_" + language + ".properties");
        console.stringPropertyNames().stream()
                .filter(key -> key.startsWith("why.") || key.startsWith("fault.") || key.startsWith("bar."))
                .forEach(key -> sentences.putIfAbsent(key, capital(console.getProperty(key))));
    }

    private static Properties file(String name) {
        Properties read = new Properties();
        try (InputStream in = ApiWords.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String capital(String sentence) {
        int first = sentence.offsetByCodePoints(0, 1);
        return sentence.substring(0, first).toUpperCase(Locale.ROOT) + sentence.substring(first);
    }

    /** By {@code Accept-Language}; QĐ 30/2022, Điều 5.1: Vietnamese first. */
    static ApiWords of(RoutingContext ctx) {
        String accepted = ctx.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return accepted != null && accepted.strip().startsWith("en") ? EN : VI;
    }

    String language() {
        return language;
    }

    String say(String key, Object... arguments) {
        String pattern = sentences.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no sentence " + key);
        }
        return new MessageFormat(pattern, ULocale.forLanguageTag(language)).format(arguments);
    }

    boolean says(String key) {
        return sentences.containsKey(key);
    }

    Set<String> keys() {
        return sentences.stringPropertyNames();
    }
}
