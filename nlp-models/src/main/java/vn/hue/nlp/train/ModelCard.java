package vn.hue.nlp.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a reader of the models must know: data, date, figures, limits. */
final class ModelCard {

    private ModelCard() {}

    static void write(List<Fit> fits, List<String> real, Path file, Instant now) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# Model card");
        lines.add("");
        lines.add("Written by `bin/train`; do not edit. Trained on "
                + now.atOffset(ZoneOffset.UTC).toLocalDate() + ".");
        lines.add("");
        lines.add(
                "**What.** Four maximum-entropy models (Apache OpenNLP's events, index and model; optimised by AdaGrad)"
                        + " over words and word pairs, with marks and without side by side: category, intent, urgency, scope.");
        lines.add("");
        lines.add(
                "**Data.** `src/main/corpora`: sentences written for this project, multiplied by generators (places,"
                        + " letters, spellings with and without marks, chat, typing slips). No third-party text, no personal data.");
        lines.add("");
        lines.add("**Figures** are on a fifth of the templates, kept from training template by template, never line by"
                + " line; then all is trained again on everything. Held-out templates are other matters in other words, so"
                + " these figures are lower than on everyday texts.");
        lines.add("");
        lines.add(
                "**Limits.** Written by few hands about Huế; a category below 0.3 is given as \"not sure\"; an insult is"
                        + " a reason to look, never to lock; urgency rings too often rather than too seldom.");
        lines.add("");
        lines.add(
                "| model | examples | with marks: accuracy | macro-F1 | without marks: accuracy | macro-F1 | calibration error |");
        lines.add("|---|---|---|---|---|---|---|");
        for (Fit fit : fits) {
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.3f | %.3f | %.3f | %.3f | %.3f |",
                    fit.name(),
                    fit.examples(),
                    fit.marked().accuracy(),
                    fit.marked().macroF1(),
                    fit.folded().accuracy(),
                    fit.folded().macroF1(),
                    fit.calibrationError()));
        }
        if (!real.isEmpty()) {
            lines.add("");
            lines.add("## Real texts, through the whole reader");
            lines.add("");
            lines.add("These few texts were known while the corpora were written: take them for the best case, and the"
                    + " held-out templates for the worst.");
            lines.add("");
            real.forEach(line -> lines.add("- " + line));
        }
        for (Fit fit : fits) {
            lines.add("");
            lines.add("## " + fit.name() + ", held out, with marks");
            lines.add("");
            lines.addAll(fit.marked().table());
            lines.add("");
            lines.addAll(fit.marked().confusion());
        }
        Files.write(file, lines);
    }
}
