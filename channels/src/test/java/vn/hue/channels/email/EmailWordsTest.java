package vn.hue.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class EmailWordsTest {

    private static final Path SOURCES =
            Path.of(System.getProperty("project.root", ".."), "channels/src/main/java/vn/hue/channels/email");

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
    void every_sentence_is_said_somewhere() throws IOException {
        String said;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            said = files.filter(file -> file.toString().endsWith(".java"))
                    .map(EmailWordsTest::read)
                    .collect(Collectors.joining());
        }
        for (String key : words("vi").fieldNames()) {
            String last = key.replaceFirst("^(why|refused)\\.", "");
            assertThat(Stream.of(key, last)).as(key).anyMatch(each -> said.contains('"' + each + '"'));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                Objects.requireNonNull(EmailWordsTest.class.getResourceAsStream("/email/" + language + ".json"))) {
            return new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
