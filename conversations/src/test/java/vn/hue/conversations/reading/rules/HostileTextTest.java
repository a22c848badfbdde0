package vn.hue.conversations.reading.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Reading;

class HostileTextTest {

    private static final List<String> PIECES = List.of(
            "12",
            "/",
            "3",
            "Lê Lợi",
            "le loi",
            "kiệt",
            "đường",
            "phường",
            "số",
            "lúc",
            "8h",
            "tối",
            "qua",
            "hôm",
            "ngày",
            "trước",
            "2 tiếng",
            "0914",
            "123456",
            "+84",
            "@",
            "gmail.com",
            ".",
            ",",
            "-",
            "(",
            ")",
            "PA-2026-",
            "000123",
            "https://maps.google.com/?q=",
            "16.46,107.59",
            "°",
            "'",
            "\"",
            "N",
            "E",
            "hủy",
            "không",
            "cứu",
            "với",
            "tai nạn",
            "dễ",
            "tôi tên là",
            "Nguyễn",
            "\u0301",
            "\u200B",
            "\uD83D",
            "\uDE00",
            "😀",
            "\n",
            " ",
            "\t",
            "ﷺ",
            "ﬁ",
            "Ⅷ",
            "٣",
            "\u0000",
            "%",
            "%zz",
            "+",
            "7P8WFH8H+PV",
            "geo:",
            "!3d1.0!4d",
            "İ",
            "ß",
            "9999999999",
            "31/2/2026",
            ":",
            "15:20");

    @Test
    void any_mix_of_pieces_is_read_with_true_offsets() {
        for (long seed = 0; seed < 4000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            int pieces = random.nextInt(30);
            for (int i = 0; i < pieces; i++) {
                text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(3) > 0 ? " " : "");
            }
            check(text.toString(), seed);
        }
    }

    @Test
    void any_characters_are_read_with_true_offsets() {
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            int length = random.nextInt(200);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x250 : 0x10000));
            }
            check(text.toString(), seed);
        }
    }

    private static void check(String text, long seed) {
        Reading reading = Read.text(text);
        assertThat(Read.text(text)).as("seed " + seed).isEqualTo(reading);
        assertThat(reading.intentConfidence()).isBetween(0.0, 1.0);
        int last = 0;
        for (Entity entity : reading.entities()) {
            assertThat(entity.start()).as("seed %d: %s", seed, entity).isBetween(last, entity.end());
            assertThat(text.substring(entity.start(), entity.end())).isEqualTo(entity.text());
            assertThat(entity.value()).isNotBlank();
            if (entity.type() == Entity.Type.TIME) {
                assertThat(Instant.parse(entity.value())).isBeforeOrEqualTo(Read.NOW);
            }
            last = entity.start();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "1",
                "@",
                "12/3/",
                "0914123456 ",
                "đường Lê Lợi, ",
                "kiệt 22 ",
                "\u0301",
                "\uD83D",
                "http://a?q=1,",
                "k ",
                "+84 1 ",
                "lúc 8h ",
                "tôi là Nguyễn Văn A ",
                "geo:",
                "16°27'",
                " ",
                "\n",
                "ﷺ",
                "không "
            })
    void a_hundred_thousand_characters_are_read(String piece) {
        String text = piece.repeat(100_000 / piece.length());
        assertThat(Read.text(text).entities()).hasSizeLessThanOrEqualTo(RuleReader.ENTITIES);
    }

    @Test
    void an_empty_text_says_nothing() {
        assertThat(Read.text("").intent()).isEqualTo(Intent.UNKNOWN);
        assertThat(Read.text("   \n").entities()).isEmpty();
    }

    @Test
    void many_threads_read_the_same() {
        String text = "Tôi tên là Nguyễn Văn A, 0914123456, rác ở 12 Lê Lợi từ tối qua";
        Reading expected = Read.text(text);
        assertThat(IntStream.range(0, 400).parallel().mapToObj(i -> Read.text(text)))
                .allMatch(expected::equals);
    }
}
