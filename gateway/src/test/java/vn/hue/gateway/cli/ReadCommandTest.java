package vn.hue.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Takes the process's own input and output for itself. */
@Isolated
class ReadCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<JsonNode> read(String... lines) throws IOException {
        byte[] in = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(run(new ByteArrayInputStream(in), new PrintStream(out, true, StandardCharsets.ISO_8859_1)))
                .isZero();
        List<JsonNode> read = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isEmpty()) {
                read.add(JSON.readTree(line));
            }
        }
        return read;
    }

    private static int run(InputStream in, PrintStream out) {
        InputStream before = System.in;
        PrintStream usual = System.out;
        System.setIn(in);
        System.setOut(out);
        try {
            return Commands.run("read", "--at", "2026-11-23T09:00:00+07:00");
        } finally {
            System.setIn(before);
            System.setOut(usual);
        }
    }

    @Test
    void a_line_gives_one_object_with_everything_that_was_read() throws IOException {
        JsonNode read =
                read("Đèn đường hỏng trước số 12 Lê Lợi, gọi tôi 0905 123 456").get(0);
        List<String> fields = new ArrayList<>();
        read.fieldNames().forEachRemaining(fields::add);
        assertThat(fields)
                .containsExactly(
                        "text",
                        "language",
                        "intent",
                        "intentConfidence",
                        "category",
                        "categoryConfidence",
                        "urgent",
                        "outOfScope",
                        "abusive",
                        "entities");
        assertThat(read.get("language").asText()).isEqualTo("vi");
        assertThat(read.get("intent").asText()).isEqualTo("report");
        assertThat(read.get("category").asText()).isEqualTo("dien_nuoc");
        assertThat(read.get("urgent").asBoolean()).isFalse();
        assertThat(read.get("entities").findValuesAsText("type")).containsExactly("place", "phone");
        assertThat(read.get("entities").findValuesAsText("value")).contains("+84905123456");
    }

    @Test
    void offsets_count_the_characters_of_the_line_as_it_came() throws IOException {
        String composed = "😀 Ổ gà to ở ngã tư Hùng Vương - Nguyễn Huệ từ tối qua";
        for (String text : List.of(composed, Normalizer.normalize(composed, Normalizer.Form.NFD))) {
            JsonNode read = read(text).get(0);
            assertThat(read.get("text").asText()).isEqualTo(text);
            assertThat(read.get("entities")).isNotEmpty();
            for (JsonNode entity : read.get("entities")) {
                assertThat(text.substring(
                                entity.get("start").asInt(), entity.get("end").asInt()))
                        .isEqualTo(entity.get("text").asText());
            }
        }
    }

    @Test
    void empty_endless_and_broken_lines_are_answered_like_any_other() throws IOException {
        List<JsonNode> read =
                read("", "   ", "a".repeat(100_000), "rác ".repeat(25_000), "a\rb", "\u0000\ud800x", "{\"");
        assertThat(read).hasSize(7);
        assertThat(read.get(3).get("text").asText()).hasSize(100_000);
        assertThat(read.get(4).get("text").asText()).isEqualTo("a\rb");
    }

    @Test
    void answers_a_line_before_the_next_one_is_written() throws IOException {
        PipedOutputStream asker = new PipedOutputStream();
        PipedInputStream questions = new PipedInputStream(asker, 1 << 16);
        PipedOutputStream answerer = new PipedOutputStream();
        PipedInputStream answers = new PipedInputStream(answerer, 1 << 16);
        Thread reader = new Thread(() -> {
            try (PrintStream out = new PrintStream(answerer, true, StandardCharsets.UTF_8)) {
                run(questions, out);
            }
        });
        reader.start();
        for (String line : List.of("xin chào", "hủy")) {
            asker.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            asker.flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            for (int b = answers.read(); b >= 0 && b != '\n'; b = answers.read()) {
                answer.write(b);
            }
            assertThat(JSON.readTree(answer.toString(StandardCharsets.UTF_8))
                            .get("text")
                            .asText())
                    .isEqualTo(line);
        }
        asker.close();
        assertThat(answers.read()).isNegative();
    }
}
