package vn.hue.nlp.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {

    private static final Corpus CORPUS = new Corpus(Path.of("src/main/corpora"));
    private static final Slots SLOTS = new Slots(List.of("Lê Lợi"), List.of("phường Vỹ Dạ"), List.of("chợ Cống"));

    @TempDir
    Path folder;

    @Test
    void everyCategoryAndIntentHasHundredsOfSentences() throws IOException {
        assertThat(CORPUS.categories().stream()
                        .collect(Collectors.groupingBy(t -> t.label().split(" ")[0], Collectors.counting())))
                .hasSize(11)
                .allSatisfy((category, templates) -> assertThat(templates).isGreaterThan(200L));
        List<Template> spoken = CORPUS.intents("intents.txt");
        spoken.addAll(CORPUS.intents("intents-2.txt"));
        assertThat(spoken.stream()
                        .collect(Collectors.groupingBy(Template::label, Collectors.summingInt(Template::variety))))
                .allSatisfy(
                        (intent, sentences) -> assertThat(sentences).as(intent).isGreaterThan(100));
    }

    @Test
    void everyTemplateMakesASentence() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        List<Template> all = CORPUS.categories();
        all.addAll(CORPUS.bodies());
        all.addAll(CORPUS.intents("intents.txt"));
        all.addAll(CORPUS.intents("intents-2.txt"));
        for (Template template : all) {
            assertThat(template.expand(random, SLOTS))
                    .as(template.text())
                    .isNotBlank()
                    .doesNotContain("|", "{", "}");
        }
    }

    @Test
    void learnsFromWhatOperatorsCorrectedAndTakesItForText() throws IOException {
        Path file = folder.resolve("examples.tsv");
        Files.writeString(file, "giao_thong\tổ gà, gọi {phone} {x} (a|b)\n\nSOS\tcứu với\n");
        List<Template> taught = Corpus.taught(file);
        assertThat(taught).extracting(Template::label).containsExactly("giao_thong", "SOS");
        assertThat(taught.get(0).expand(new SplittableRandom(1), SLOTS)).matches("ổ gà, gọi 09\\d{8} x} \\(a/b\\)");
        Dataset data = Dataset.of(CORPUS, taught);
        assertThat(data.category()).anyMatch(e -> e.text().startsWith("ổ gà, gọi 09"));
        assertThat(data.urgency())
                .anyMatch(e -> e.label().equals("SOS") && e.text().equals("cứu với"));
        assertThat(data.category()).noneMatch(e -> e.label().equals("SOS"));
    }

    @Test
    void namesTheLineWithAnUnknownLabel() throws IOException {
        Path file = folder.resolve("examples.tsv");
        Files.writeString(file, "giao_thong\tổ gà\nroads\thole\n");
        assertThatThrownBy(() -> Corpus.taught(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2");
    }
}
