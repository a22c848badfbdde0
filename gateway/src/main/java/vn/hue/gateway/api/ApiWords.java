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
        String file = "api_" + language + ".properties";
        try (InputStream in = ApiWords.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
