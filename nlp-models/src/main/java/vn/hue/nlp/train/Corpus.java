package vn.hue.nlp.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All templates of the project, as its files hold them. */
final class Corpus {

    private final Path root;

    Corpus(Path root) {
        this.root = root;
    }

    /** Sentences by category, with the urgency some carry: labels like {@code giao_thong} or {@code khan_cap sos}. */
    List<Template> categories() throws IOException {
        List<Template> templates = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> found = Files.list(root.resolve("category"))) {
            files = found.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
        }
        for (Path file : files) {
            String category = file.getFileName().toString().replaceAll("[-.].*", "");
            for (String line : lines(file)) {
                if (line.startsWith("##")) {
                    continue;
                }
                templates.add(
                        line.startsWith("[")
                                ? new Template(category + " " + tag(line), rest(line))
                                : new Template(category, line));
            }
        }
        return templates;
    }

    /** Whole letters by category. */
    List<Template> bodies() throws IOException {
        return tagged(root.resolve("body/bodies.txt"));
    }

    List<Template> englishReports() throws IOException {
        return tagged(root.resolve("intent/english_reports.txt"));
    }

    List<String> openings() throws IOException {
        return lines(root.resolve("body/openings.txt"));
    }

    List<String> middles() throws IOException {
        return lines(root.resolve("body/middles.txt"));
    }

    List<String> closings() throws IOException {
        return lines(root.resolve("body/closings.txt"));
    }

    List<Template> notUrgent() throws IOException {
        return lines(root.resolve("urgency/not_urgent.txt")).stream()
                .map(line -> new Template("normal", line))
                .toList();
    }

    /** Sentences by intent, Vietnamese or English; labels are upper case. */
    List<Template> intents(String file) throws IOException {
        List<Template> templates = new ArrayList<>();
        String intent = "";
        for (String line : lines(root.resolve("intent").resolve(file))) {
            if (line.startsWith("##")) {
                intent = line.substring(2).strip().toUpperCase(Locale.ROOT);
            } else {
                templates.add(new Template(intent, line));
            }
        }
        return templates;
    }

    private static List<Template> tagged(Path file) throws IOException {
        return lines(file).stream()
                .filter(line -> line.startsWith("["))
                .map(line -> new Template(tag(line), rest(line)))
                .toList();
    }

    private static String tag(String line) {
        return line.substring(1, line.indexOf(']'));
    }

    private static String rest(String line) {
        return line.substring(line.indexOf(']') + 1).strip();
    }

    private static List<String> lines(Path file) throws IOException {
        return Template.lines(Files.readAllLines(file));
    }
}
