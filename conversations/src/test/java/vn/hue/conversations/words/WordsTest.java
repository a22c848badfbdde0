package vn.hue.conversations.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.vocabulary.Rating;

class WordsTest {

    private static final int BUTTON = 20;

    @Test
    void every_sentence_exists_in_both_languages_with_the_same_arguments_and_none_is_left_over() {
        assertThat(Words.problems()).isEmpty();
    }

    @Test
    void every_sentence_is_said_somewhere() throws IOException {
        String code = code();
        List<String> silent = Arrays.stream(Phrase.values())
                .map(Phrase::name)
                .filter(name -> !code.contains("Phrase." + name + ")")
                        && !code.contains("Phrase." + name + ",")
                        && !code.contains("Phrase." + name + " ")
                        && !code.contains("Phrase." + name + ";")
                        && !code.contains("Phrase." + name + "\n"))
                .filter(name -> !named(name))
                .toList();
        assertThat(silent).isEmpty();
    }

    /** Sentences whose name is put together from an enum's constant. */
    private static boolean named(String phrase) {
        Stream<String> statuses = Arrays.stream(Status.values()).map(s -> "STATUS_" + s);
        Stream<String> reasons = Arrays.stream(Refusal.values()).map(r -> "REFUSED_" + r);
        Stream<String> guidance = Arrays.stream(Refusal.values()).map(r -> "GUIDANCE_" + r);
        Stream<String> ratings = Arrays.stream(Rating.values()).map(r -> "OPTION_" + r);
        return Stream.of(statuses, reasons, guidance, ratings).flatMap(s -> s).anyMatch(phrase::equals);
    }

    private static String code() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .map(f -> {
                        try {
                            return Files.readString(f);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .collect(Collectors.joining("\n"));
        }
    }

    @Test
    void every_refusal_has_its_reason_and_its_guidance() {
        for (Refusal refusal : Refusal.values()) {
            assertThat(Words.VI.say(Phrase.valueOf("REFUSED_" + refusal))).isNotBlank();
            assertThat(Words.VI.say(Phrase.valueOf("GUIDANCE_" + refusal), "hotline", "19001075"))
                    .isNotBlank();
        }
    }

    @Test
    void every_button_fits_the_narrowest_channel() {
        for (Phrase phrase : Phrase.values()) {
            if (phrase.name().startsWith("OPTION_")) {
                for (Words words : List.of(Words.VI, Words.EN)) {
                    String label = words.say(phrase);
                    assertThat(label.codePointCount(0, label.length()))
                            .as("%s in %s: %s", phrase, words.language(), label)
                            .isLessThanOrEqualTo(BUTTON);
                }
            }
        }
    }

    @Test
    void counted_things_read_naturally() {
        assertThat(Words.VI.say(Phrase.VALUE_MEDIA, "pictures", 2, "videos", 0)).isEqualTo("2 ảnh");
        assertThat(Words.VI.say(Phrase.VALUE_MEDIA, "pictures", 0, "videos", 1)).isEqualTo("1 video");
        assertThat(Words.VI.say(Phrase.VALUE_MEDIA, "pictures", 1, "videos", 1)).isEqualTo("1 ảnh và 1 video");
        assertThat(Words.EN.say(Phrase.VALUE_MEDIA, "pictures", 1, "videos", 2)).isEqualTo("1 photo and 2 videos");
    }

    @Test
    void english_apostrophes_survive_the_message_format() {
        assertThat(Words.EN.say(Phrase.ASK_SEEN_AT)).contains("7 o'clock");
    }
}
