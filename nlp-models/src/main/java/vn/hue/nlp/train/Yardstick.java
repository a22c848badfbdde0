package vn.hue.nlp.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import vn.hue.nlp.LinearModel;
import vn.hue.nlp.text.Tokens;

/**
 * The training code on anybody's data: a folder with {@code train}, {@code dev} and {@code test} files (any ending) of
 * lines {@code label<TAB>text}.
 */
record Yardstick(Scores marked, Scores folded, int trainedOn) {

    static Yardstick of(Path folder) throws IOException {
        List<Example> train = new ArrayList<>();
        for (Example e : read(folder, "train")) {
            train.add(e);
            train.add(new Example(e.label(), folded(e.text()), false));
        }
        LinearModel model = Maxent.train(train);
        Scores marked = new Scores();
        Scores folded = new Scores();
        for (Example e : read(folder, "test")) {
            marked.add(e.label(), Fit.guess(model, Tokens.of(e.text())));
            folded.add(e.label(), Fit.guess(model, Tokens.of(folded(e.text()))));
        }
        return new Yardstick(marked, folded, train.size());
    }

    List<String> lines() {
        return List.of(
                "trained on " + trainedOn + " texts, half of them without marks",
                "with marks: " + marked.line(),
                "without marks: " + folded.line());
    }

    private static String folded(String text) {
        return Spelling.FOLDED.write(text, new SplittableRandom(1));
    }

    private static List<Example> read(Path folder, String name) throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(folder)) {
            file = files.filter(f ->
                            f.getFileName().toString().replaceAll("\\..*", "").equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no file " + name + " in " + folder));
        }
        List<Example> examples = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            int tab = line.indexOf('\t');
            if (line.isBlank()) {
                continue;
            }
            if (tab <= 0) {
                throw new IOException(file + ", line " + number + ": not label<TAB>text");
            }
            examples.add(new Example(line.substring(0, tab).strip(), line.substring(tab + 1), false));
        }
        return examples;
    }
}
