package vn.hue.channels.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class WebChatWordsTest {

    private static final Pattern KEY = Pattern.compile("[\"'{]([a-z]+(?:\\.[a-z-]+)+)[\"'}]");

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
    void every_sentence_named_by_the_page_exists_and_every_sentence_is_named() throws IOException {
        StringBuilder page = new StringBuilder(read("chat.html"));
        for (String name : Assets.NAMES) {
            page.append(name.endsWith(".js") ? read(name) : "");
        }
        Set<String> named = KEY.matcher(page).results().map(key -> key.group(1)).collect(Collectors.toSet());
        Set<String> known = words("vi").fieldNames();
        Set<String> families = Set.of("error.", "state.", "media.");

        Set<String> missing = new TreeSet<>(named);
        missing.removeAll(known);
        missing.removeIf(name -> name.endsWith(".js") || name.endsWith(".json"));
        Set<String> unused = new TreeSet<>(known);
        unused.removeAll(named);
        unused.removeIf(key -> families.stream().anyMatch(key::startsWith));

        assertThat(missing).isEmpty();
        assertThat(unused).isEmpty();
    }

    @Test
    void every_refusal_a_citizen_can_meet_has_a_sentence() throws IOException {
        Set<String> known = words("vi").fieldNames();
        Set<Refusal> silent = Set.of(
                // Sent again by itself, with a banner.
                Refusal.UNAVAILABLE,
                Refusal.BUSY,
                Refusal.UNAUTHORISED,
                // No browser of ours gets these; should one, it says that something went wrong.
                Refusal.WRONG_ORIGIN,
                Refusal.FORBIDDEN,
                Refusal.NOT_FOUND,
                Refusal.LENGTH_REQUIRED,
                Refusal.FRAME_TOO_LARGE);
        for (Refusal refusal : Refusal.values()) {
            assertThat(silent.contains(refusal) || known.contains("error." + refusal.code()))
                    .as(refusal.code())
                    .isTrue();
        }
        assertThat(known).contains("error.other");
    }

    @Test
    void no_script_writes_markup_or_runs_text() throws IOException {
        for (String name : Assets.NAMES) {
            if (name.endsWith(".js")) {
                assertThat(read(name))
                        .as(name)
                        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
            }
        }
    }

    private static Set<String> names(String sentence) {
        return Pattern.compile("\\{\\w+}")
                .matcher(sentence)
                .results()
                .map(name -> name.group())
                .collect(Collectors.toSet());
    }

    private static JsonObject words(String language) throws IOException {
        return new JsonObject(read(language + ".json"));
    }

    private static String read(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(WebChatWordsTest.class.getResourceAsStream("/webchat/" + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
