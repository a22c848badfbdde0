package vn.hue.channels.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ZaloWordsTest {

    @Test
    void both_languages_have_the_same_sentences_with_the_same_names_in_them() throws IOException {
        JsonObject vietnamese = words("vi");
        JsonObject english = words("en");
        assertThat(english.fieldNames()).isEqualTo(vietnamese.fieldNames());
        for (String key : vietnamese.fieldNames()) {
            assertThat(names(english.getString(key))).as(key).isEqualTo(names(vietnamese.getString(key)));
        }
    }

    @Test
    void every_known_error_has_a_sentence_and_every_sentence_its_error() throws IOException {
        Set<String> said = words("vi").fieldNames().stream()
                .filter(key -> key.startsWith("error."))
                .collect(Collectors.toSet());
        for (int code : ZaloError.codes()) {
            assertThat(said.remove("error." + code)).as("error." + code).isTrue();
        }
        assertThat(said).isEmpty();
    }

    private static Set<String> names(String sentence) {
        return Pattern.compile("\\{\\w+}")
                .matcher(sentence)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static JsonObject words(String language) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(ZaloWordsTest.class.getResourceAsStream("/zalo/" + language + ".json"))) {
            return new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
