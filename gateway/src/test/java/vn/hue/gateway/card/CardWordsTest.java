package vn.hue.gateway.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CardWordsTest {

    private static final Path MAIN = Path.of("src/main");
    private static final Pattern PLACES = Pattern.compile("\\{\\w+}");

    private static JsonObject words(String language) throws IOException {
        return new JsonObject(Files.readString(MAIN.resolve("resources/card/" + language + ".json")));
    }

    @Test
    void both_languages_say_the_same_things_with_the_same_places() throws IOException {
        JsonObject vi = words("vi");
        JsonObject en = words("en");

        assertThat(new TreeSet<>(en.fieldNames())).isEqualTo(new TreeSet<>(vi.fieldNames()));
        for (String key : vi.fieldNames()) {
            assertThat(places(en.getString(key))).as(key).isEqualTo(places(vi.getString(key)));
        }
    }

    private static TreeSet<String> places(String sentence) {
        return PLACES.matcher(sentence).results().map(m -> m.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void nothing_is_left_over() throws IOException {
        String code;
        try (Stream<Path> java = Files.walk(MAIN.resolve("java/vn/hue/gateway/card"));
                Stream<Path> pages = Files.list(MAIN.resolve("jte"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : Stream.concat(java.filter(Files::isRegularFile), pages.filter(Files::isRegularFile))
                    .toList()) {
                all.append(Files.readString(file));
            }
            code = all.toString();
        }
        for (String key : words("vi").fieldNames()) {
            boolean composed = key.startsWith("field.") || key.equals("wrong.phone") || key.equals("wrong.email");
            assertThat(composed || code.contains('"' + key + '"')).as(key).isTrue();
        }
    }
}
