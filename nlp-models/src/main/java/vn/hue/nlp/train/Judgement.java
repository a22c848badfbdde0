package vn.hue.nlp.train;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Language;
import vn.hue.conversations.reading.Reader;
import vn.hue.conversations.reading.Reading;

/** How a reader does on real texts. */
final class Judgement {

    private final Scores category = new Scores();
    private final Scores marked = new Scores();
    private final Scores folded = new Scores();
    private final Scores intent = new Scores();
    private final List<String> misses = new ArrayList<>();
    private int urgent;
    private int urgentFound;
    private int falseAlarms;
    private int outside;
    private int outsideFound;
    private int outsideFalse;
    private int abuseFalse;
    private int languageWrong;
    private int places;
    private int placesFound;
    private int guesses;
    private int guessesRight;

    static Judgement of(Reader reader, List<RealTexts> texts) {
        Judgement judgement = new Judgement();
        Instant now = Instant.parse("2026-06-01T03:00:00Z");
        for (RealTexts text : texts) {
            judgement.add(text, reader.read(text.text(), now));
        }
        return judgement;
    }

    private void add(RealTexts text, Reading reading) {
        String guess =
                reading.category() == null ? "-" : reading.category().name().toLowerCase(Locale.ROOT);
        category.add(text.category(), guess);
        (text.marks() ? marked : folded).add(text.category(), guess);
        intent.add(text.intent(), reading.intent().name().toLowerCase(Locale.ROOT));
        boolean alarm = reading.urgent() || reading.intent() == Intent.SOS;
        urgent += text.urgent() ? 1 : 0;
        urgentFound += text.urgent() && alarm ? 1 : 0;
        falseAlarms += !text.urgent() && alarm ? 1 : 0;
        outside += text.outOfScope() ? 1 : 0;
        outsideFound += text.outOfScope() && reading.outOfScope() ? 1 : 0;
        outsideFalse += !text.outOfScope() && reading.outOfScope() ? 1 : 0;
        abuseFalse += reading.abusive() ? 1 : 0;
        languageWrong += reading.language() == (text.marks() ? Language.VI : Language.VI_FOLDED) ? 0 : 1;
        places(text, reading);
        if (!guess.equals(text.category()) || alarm != text.urgent() || text.outOfScope() != reading.outOfScope()) {
            misses.add(String.format(
                    Locale.ROOT,
                    "%s taken for %s %.2f %s%s %s: %s",
                    text.category(),
                    guess,
                    reading.categoryConfidence(),
                    reading.intent(),
                    reading.outOfScope() ? " outside" : "",
                    reading.urgency(),
                    text.text().substring(0, Math.min(90, text.text().length())).replace('\n', ' ')));
        }
    }

    private void places(RealTexts text, Reading reading) {
        List<Entity> found = reading.entities().stream()
                .filter(e -> e.type() == Entity.Type.PLACE)
                .toList();
        guesses += found.size();
        places += text.locations().size();
        for (Entity place : found) {
            guessesRight += text.locations().stream().anyMatch(s -> place.start() < s[1] && s[0] < place.end()) ? 1 : 0;
        }
        for (int[] span : text.locations()) {
            placesFound += found.stream().anyMatch(p -> p.start() < span[1] && span[0] < p.end()) ? 1 : 0;
        }
    }

    double categoryAccuracy() {
        return category.accuracy();
    }

    /** The figures, one a line. */
    List<String> lines() {
        double precision = guessesRight / (double) Math.max(1, guesses);
        double recall = placesFound / (double) Math.max(1, places);
        return List.of(
                "category: " + category.line(),
                "category with marks: " + marked.line(),
                "category without marks: " + folded.line(),
                "intent: " + intent.line(),
                "urgent: " + urgentFound + " of " + urgent + " found, " + falseAlarms + " false alarms",
                "out of scope: " + outsideFound + " of " + outside + " found, " + outsideFalse + " false",
                "abuse: " + abuseFalse + " false alarms",
                "language: " + languageWrong + " wrong",
                String.format(
                        Locale.ROOT,
                        "places that overlap: precision %.3f, recall %.3f, F1 %.3f",
                        precision,
                        recall,
                        2 * precision * recall / Math.max(1e-9, precision + recall)));
    }

    List<String> misses() {
        return misses;
    }

    List<String> table() {
        return category.table();
    }
}
