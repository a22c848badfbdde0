package vn.hue.nlp.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.hue.nlp.LinearModel;
import vn.hue.nlp.ModelFile;
import vn.hue.nlp.Models;
import vn.hue.nlp.OpenNlpReader;

/** The command {@code bin/train}: corpora to models, figures and card. */
public final class Train {

    private static final String USAGE = """
            Usage: bin/train [--evaluate] [--examples FILE] [--real FILE] [--misses]
                   bin/train --yardstick DIR

              (nothing)        train all models, write them, their checksums and the model card
              --evaluate       train and print the figures; write nothing
              --examples FILE  also learn from lines of label<TAB>text, as bin/gateway examples export writes them
              --real FILE      real texts to measure with (JSON lines); ../shared/nlp/dev_reports.jsonl when it is there
              --misses         also print what was read wrongly of the real texts
              --yardstick DIR  train on DIR/train.txt, measure on DIR/test.txt: lines of label<TAB>text
            """;

    private Train() {}

    public static void main(String[] args) throws IOException {
        List<String> options = Arrays.asList(args);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (options.contains("--help")) {
            out.print(USAGE);
        } else if (options.contains("--yardstick")) {
            Yardstick.of(given(options, "--yardstick")).lines().forEach(out::println);
        } else {
            train(Path.of("nlp-models"), options, out);
        }
    }

    /** A path as the caller means it: the script changes folders. */
    private static Path given(List<String> options, String name) {
        int at = options.indexOf(name);
        if (at + 1 >= options.size()) {
            throw new IllegalArgumentException(name + " needs a value\n" + USAGE);
        }
        return Path.of(System.getProperty("caller", "")).resolve(options.get(at + 1));
    }

    private static void train(Path module, List<String> options, PrintStream out) throws IOException {
        long started = System.nanoTime();
        Corpus corpus = new Corpus(module.resolve("src/main/corpora"));
        List<Template> taught =
                options.contains("--examples") ? Corpus.taught(given(options, "--examples")) : List.of();
        Dataset data = Dataset.of(corpus, taught);
        List<Fit> fits = new ArrayList<>();
        fits.add(fit("category", data.category(), out));
        fits.add(fit("intent", data.intent(), out));
        fits.add(fit("urgency", data.urgency(), out));
        fits.add(fit("scope", data.scope(), out));
        Models models = new Models(
                fits.get(0).model(),
                fits.get(1).model(),
                fits.get(2).model(),
                fits.get(3).model());
        Path real = options.contains("--real") ? given(options, "--real") : Path.of("../shared/nlp/dev_reports.jsonl");
        List<String> figures = new ArrayList<>();
        if (Files.exists(real)) {
            Judgement judgement = Judgement.of(OpenNlpReader.of(models), RealTexts.read(real));
            figures.addAll(judgement.lines());
            figures.forEach(out::println);
            if (options.contains("--misses")) {
                judgement.misses().forEach(out::println);
            }
        } else {
            out.println("no real texts at " + real + ": not measured on them");
        }
        if (!options.contains("--evaluate")) {
            Path resources = module.resolve("src/main/resources/vn/hue/nlp/models");
            write(fits, resources);
            ModelCard.write(fits, figures, module.resolve("MODEL_CARD.md"), Instant.now());
        }
        out.printf(Locale.ROOT, "%.0f s%n", (System.nanoTime() - started) / 1e9);
    }

    private static Fit fit(String name, List<Example> examples, PrintStream out) throws IOException {
        Fit fit = Fit.of(name, examples);
        out.println(name + " held out, with marks: " + fit.marked().line() + "; without: "
                + fit.folded().line() + String.format(Locale.ROOT, "; calibration error %.3f", fit.calibrationError()));
        return fit;
    }

    private static void write(List<Fit> fits, Path resources) throws IOException {
        Files.createDirectories(resources);
        StringBuilder sums = new StringBuilder();
        for (Fit fit : fits) {
            byte[] bytes = bytes(fit.model());
            Files.write(resources.resolve(Models.file(fit.name())), bytes);
            sums.append(Models.checksum(bytes))
                    .append("  ")
                    .append(Models.file(fit.name()))
                    .append('\n');
        }
        Files.writeString(resources.resolve("SHA256SUMS"), sums);
    }

    private static byte[] bytes(LinearModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ModelFile.write(model, bytes);
        return bytes.toByteArray();
    }
}
