package vn.hue.nlp.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was right and what was taken for what. */
final class Scores {

    private final Map<String, Map<String, Integer>> taken = new TreeMap<>();
    private int right;
    private int all;

    void add(String gold, String guess) {
        taken.computeIfAbsent(gold, g -> new TreeMap<>()).merge(guess, 1, Integer::sum);
        right += gold.equals(guess) ? 1 : 0;
        all++;
    }

    int count() {
        return all;
    }

    double accuracy() {
        return all == 0 ? 0 : right / (double) all;
    }

    /** The mean F1 of the labels that occur. */
    double macroF1() {
        return taken.keySet().stream().mapToDouble(this::f1).average().orElse(0);
    }

    double f1(String label) {
        double hit = hits(label);
        double precision = hit == 0 ? 0 : hit / guessed(label);
        double recall = hit == 0 ? 0 : hit / gold(label);
        return hit == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private int hits(String label) {
        return taken.getOrDefault(label, Map.of()).getOrDefault(label, 0);
    }

    private int gold(String label) {
        return taken.getOrDefault(label, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private int guessed(String label) {
        return taken.values().stream()
                .mapToInt(row -> row.getOrDefault(label, 0))
                .sum();
    }

    String line() {
        return String.format(Locale.ROOT, "accuracy %.3f, macro-F1 %.3f of %d", accuracy(), macroF1(), all);
    }

    /** Per label: count, precision, recall, F1. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("| label | texts | precision | recall | F1 |");
        lines.add("|---|---|---|---|---|");
        for (String label : taken.keySet()) {
            double hit = hits(label);
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.2f | %.2f | %.2f |",
                    label,
                    gold(label),
                    hit / Math.max(1, guessed(label)),
                    hit / Math.max(1, gold(label)),
                    f1(label)));
        }
        return lines;
    }

    /** Rows are what it is, columns what it was taken for. */
    List<String> confusion() {
        TreeSet<String> labels = new TreeSet<>(taken.keySet());
        taken.values().forEach(row -> labels.addAll(row.keySet()));
        List<String> lines = new ArrayList<>();
        lines.add("| | " + String.join(" | ", labels) + " |");
        lines.add("|---".repeat(labels.size() + 1) + "|");
        for (String gold : taken.keySet()) {
            StringBuilder line = new StringBuilder("| " + gold);
            for (String guess : labels) {
                line.append(" | ").append(taken.getOrDefault(gold, Map.of()).getOrDefault(guess, 0));
            }
            lines.add(line + " |");
        }
        return lines;
    }
}
