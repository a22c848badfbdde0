package vn.hue.conversations.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every file of {@code transcripts} says what the bot says; {@code -Dupdate} writes them anew, to be read. */
class TranscriptTest {

    private static final Path FOLDER = Path.of("src/test/resources/transcripts");

    @TestFactory
    Stream<DynamicTest> the_bot_says_what_the_transcript_says() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> replay(file)));
    }

    @Test
    void there_are_at_least_forty() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(40);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
        }
    }

    private static void replay(Path file) throws IOException {
        String kept = Files.readString(file);
        String replayed = Transcript.replay(kept.lines().toList());
        if (System.getProperty("update") != null) {
            Files.writeString(file, replayed);
        } else {
            assertThat(replayed).isEqualTo(kept);
        }
    }
}
