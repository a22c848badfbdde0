package vn.hue.nlp.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;

/** All templates of the project, as its files hold them. */
final class Corpus {

    /** What operators can correct. */
    private static final Set<String> LABELS = Stream.concat(
                    Arrays.stream(Category.values()).map(c -> c.name().toLowerCase(Locale.ROOT)),
                    Arrays.stream(Urgency.values()).map(Urgency::name))
            .collect(Collectors.toUnmodifiableSet());

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
        List<Template> letters = tagged(root.resolve("body/bodies.txt"));
        letters.addAll(tagged(root.resolve("body/bodies-2.txt")));
        return letters;
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

    /** How people say who they are beside what they report. */
    List<String> senders() throws IOException {
        return lines(root.resolve("body/senders.txt"));
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

    /**
     * Lines of {@code label<TAB>text}, as {@code bin/gateway examples export} writes them.
     *
     * @throws IOException also when a line is not labelled, with its number
     */
    static List<Template> taught(Path file) throws IOException {
        List<Template> templates = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            int tab = lines.get(i).indexOf('\t');
            String label = tab < 0 ? "" : lines.get(i).substring(0, tab).strip();
            if (LABELS.contains(label)) {
                // Whatever a citizen wrote is text, but for the slots that stand for what was taken out.
                String text = lines.get(i).substring(tab + 1).replace('|', '/');
                templates.add(new Template(label, text.replaceAll("\\{(?!(?:phone|email|name|code)\\})", " ")));
            } else if (!lines.get(i).isBlank()) {
                throw new IOException(file + ", line " + (i + 1) + ": not a category or urgency, a tab and a text");
            }
        }
        return templates;
    }

    private static List<Template> tagged(Path file) throws IOException {
        return lines(file).stream()
                .filter(line -> line.startsWith("["))
                .map(line -> new Template(tag(line), rest(line)))
                .collect(Collectors.toCollection(ArrayList::new));
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
