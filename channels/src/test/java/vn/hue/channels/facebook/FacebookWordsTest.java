package vn.hue.channels.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class FacebookWordsTest {

    @Test
    void both_languages_have_the_same_sentences_with_the_same_names_in_them() throws IOException {
        JsonObject vietnamese = sentences("vi");
        JsonObject english = sentences("en");
        assertThat(english.fieldNames()).isEqualTo(vietnamese.fieldNames());
        for (String key : vietnamese.fieldNames()) {
            assertThat(names(english.getString(key))).as(key).isEqualTo(names(vietnamese.getString(key)));
        }
    }

    private static Set<String> names(String sentence) {
        return Pattern.compile("\\{\\w+}")
                .matcher(sentence)
                .results()
                .map(name -> name.group())
                .collect(Collectors.toSet());
    }

    private static JsonObject sentences(String language) throws IOException {
        try (InputStream file = Objects.requireNonNull(
                FacebookWordsTest.class.getResourceAsStream("/facebook/" + language + ".json"))) {
            return new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
