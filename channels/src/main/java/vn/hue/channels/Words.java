package vn.hue.channels;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A channel's sentences in one language, for citizens and operators: {@code /<channel>/<language>.json}. */
public final class Words {

    private final JsonObject sentences;

    /** @param language {@code vi} or {@code en} */
    public Words(String channel, String language) {
        String name = '/' + channel + '/' + language + ".json";
        try (InputStream file = Words.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("missing on the class path: " + name);
            }
            sentences = new JsonObject(Buffer.buffer(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A sentence with its places filled.
     *
     * @param places names and values by turns
     */
    public String say(String key, String... places) {
        String sentence = sentences.getString(key);
        if (sentence == null) {
            throw new IllegalStateException("no sentence " + key);
        }
        for (int i = 0; i < places.length; i += 2) {
            sentence = sentence.replace('{' + places[i] + '}', places[i + 1]);
        }
        return sentence;
    }

    public boolean knows(String key) {
        return sentences.containsKey(key);
    }
}
