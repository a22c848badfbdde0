package vn.hue.channels.facebook;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The channel's sentences in one language, for citizens and operators. */
final class FacebookWords {

    private final JsonObject sentences;

    /** @param language {@code vi} or {@code en} */
    FacebookWords(String language) {
        String name = "/facebook/" + language + ".json";
        try (InputStream file = FacebookWords.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("missing on the class path: " + name);
            }
            sentences = new JsonObject(Buffer.buffer(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param places names and values by turns */
    String say(String key, String... places) {
        String sentence = sentences.getString(key);
        if (sentence == null) {
            throw new IllegalStateException("no sentence " + key);
        }
        for (int i = 0; i < places.length; i += 2) {
            sentence = sentence.replace('{' + places[i] + '}', places[i + 1]);
        }
        return sentence;
    }

    boolean knows(String key) {
        return sentences.containsKey(key);
    }
}
