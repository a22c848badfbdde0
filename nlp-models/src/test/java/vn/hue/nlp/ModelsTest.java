package vn.hue.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Intent;

class ModelsTest {

    @Test
    void holdEveryCategoryAndKnownIntents() {
        Models models = Models.load();
        for (Category category : Category.values()) {
            assertThat(models.category().outcomes()).contains(category.name().toLowerCase(Locale.ROOT));
        }
        assertThat(models.intent().outcomes())
                .isSubsetOf(Arrays.stream(Intent.values()).map(Intent::name).toList());
        assertThat(models.urgency().outcomes()).containsExactlyInAnyOrder("NORMAL", "URGENT", "SOS");
        assertThat(models.scope().outcomes()).containsExactlyInAnyOrder("IN", "OUT");
    }

    @Test
    void areSmallerThanFifteenMegabytes() throws IOException {
        long size = 0;
        for (String name : List.of("category", "intent", "urgency", "scope")) {
            try (InputStream stream = Models.class.getResourceAsStream("models/" + Models.file(name))) {
                assertThat(stream).isNotNull();
                size += stream.readAllBytes().length;
            }
        }
        assertThat(size).isBetween(10_000L, 15_000_000L);
    }

    @Test
    void areWrittenAndReadWithoutLoss() throws IOException {
        LinearModel model = ModelFile.model(List.of("a", "b"), new long[] {5, -7}, new float[] {1, -1, 0.5f, 2}, 1.5);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ModelFile.write(model, bytes);
        LinearModel read = ModelFile.read(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(read.outcomes()).containsExactly("a", "b");
        assertThat(read.temperature()).isEqualTo(1.5);
        assertThat(read.probabilities(new long[] {5, 9})).isEqualTo(model.probabilities(new long[] {5, 9}));
    }

    @Test
    void areAsTheyWereTrained() {
        assertThat(Models.problems()).isEmpty();
    }

    @Test
    void refuseToLoadWhenOneByteIsAnother() {
        Function<String, byte[]> tampered = path -> {
            byte[] bytes = bytes(path);
            if (path.endsWith("urgency.maxent.gz")) {
                bytes[bytes.length / 2] ^= 1;
            }
            return bytes;
        };
        assertThatThrownBy(() -> Models.load(tampered))
                .isInstanceOf(ForeignModelException.class)
                .hasMessageStartingWith("models/urgency.maxent.gz");
        assertThat(Models.problems(tampered)).singleElement().asString().contains("urgency.maxent.gz");
    }

    @Test
    void refuseToLoadWhenAFileOrItsChecksumIsMissing() {
        Function<String, byte[]> incomplete = path -> path.endsWith("scope.maxent.gz")
                ? null
                : path.equals(Models.CHECKSUMS)
                        ? new String(bytes(path), StandardCharsets.UTF_8)
                                .replaceAll("(?m)^.*intent.*$", "")
                                .getBytes(StandardCharsets.UTF_8)
                        : bytes(path);
        assertThatThrownBy(() -> Models.load(incomplete)).isInstanceOf(ForeignModelException.class);
        assertThat(Models.problems(incomplete)).hasSize(2);
        assertThat(Models.problems(path -> null)).hasSize(1);
    }

    private static byte[] bytes(String path) {
        try (InputStream stream = Models.class.getResourceAsStream(path)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void refuseWhatIsNoModel() {
        assertThatThrownBy(() -> ModelFile.read(new ByteArrayInputStream(new byte[] {1, 2, 3})))
                .isInstanceOf(IOException.class);
    }
}
