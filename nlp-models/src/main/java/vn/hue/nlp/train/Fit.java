package vn.hue.nlp.train;

import java.io.IOException;
import java.util.List;
import vn.hue.nlp.LinearModel;
import vn.hue.nlp.text.Features;
import vn.hue.nlp.text.Tokens;

/**
 * One model, measured on templates it has not seen, then trained on all.
 *
 * @param marked figures on held-out sentences with marks
 * @param folded figures on the same sentences without marks
 * @param model trained on everything, its probabilities calibrated on what was held out
 */
record Fit(String name, Scores marked, Scores folded, double calibrationError, int examples, LinearModel model) {

    static Fit of(String name, List<Example> examples) throws IOException {
        LinearModel measured =
                Maxent.train(examples.stream().filter(e -> !e.heldOut()).toList());
        List<Example> held = examples.stream().filter(Example::heldOut).toList();
        double temperature = temperature(measured, held);
        LinearModel calibrated = measured.withTemperature(temperature);
        Scores marked = new Scores();
        Scores folded = new Scores();
        for (Example e : held) {
            Tokens tokens = Tokens.of(e.text());
            String guess = guess(calibrated, tokens);
            (tokens.wordsWithMarks() > 0 ? marked : folded).add(e.label(), guess);
        }
        LinearModel whole = Maxent.train(examples).withTemperature(temperature);
        return new Fit(name, marked, folded, calibrationError(calibrated, held), examples.size(), whole);
    }

    static String guess(LinearModel model, Tokens tokens) {
        return model.outcomes().get(LinearModel.best(model.probabilities(Features.of(tokens))));
    }

    /** The divisor of scores that makes the held-out labels likeliest. */
    private static double temperature(LinearModel model, List<Example> held) {
        double best = 1;
        double least = Double.POSITIVE_INFINITY;
        List<long[]> features =
                held.stream().map(e -> Features.of(Tokens.of(e.text()))).toList();
        for (double t = 0.6; t <= 3; t += 0.1) {
            LinearModel tried = model.withTemperature(t);
            double loss = 0;
            for (int i = 0; i < features.size(); i++) {
                double[] p = tried.probabilities(features.get(i));
                int gold = model.indexOf(held.get(i).label());
                loss -= Math.log(Math.max(1e-9, gold < 0 ? 0 : p[gold]));
            }
            if (loss < least) {
                least = loss;
                best = t;
            }
        }
        return best;
    }

    /** The mean distance between confidence and being right, over ten bins. */
    private static double calibrationError(LinearModel model, List<Example> held) {
        double[] sure = new double[10];
        int[] right = new int[10];
        int[] count = new int[10];
        for (Example e : held) {
            double[] p = model.probabilities(Features.of(Tokens.of(e.text())));
            int best = LinearModel.best(p);
            int bin = (int) Math.min(9, p[best] * 10);
            sure[bin] += p[best];
            right[bin] += model.outcomes().get(best).equals(e.label()) ? 1 : 0;
            count[bin]++;
        }
        double error = 0;
        for (int i = 0; i < 10; i++) {
            error += Math.abs(sure[i] - right[i]) / Math.max(1, held.size());
        }
        return error;
    }
}
