package vn.hue.nlp;

import java.util.Arrays;
import java.util.List;

/**
 * A trained maximum-entropy model, evaluated without locks and without garbage but its answer. Immutable, thread-safe.
 */
public final class LinearModel {

    private final List<String> outcomes;
    private final long[] keys;
    private final int[] rows;
    private final float[] weights;
    private final double temperature;

    /**
     * A model as a table.
     *
     * @param outcomes the labels
     * @param features hashes of features
     * @param weights one row of {@code outcomes.size()} weights for each feature
     * @param temperature what scores are divided by, so that probabilities mean what they say
     */
    LinearModel(List<String> outcomes, long[] features, float[] weights, double temperature) {
        this.outcomes = List.copyOf(outcomes);
        this.weights = weights;
        this.temperature = temperature;
        int capacity = Integer.highestOneBit(Math.max(8, features.length) * 2) * 2;
        keys = new long[capacity];
        rows = new int[capacity];
        for (int i = 0; i < features.length; i++) {
            int at = (int) features[i] & (capacity - 1);
            while (keys[at] != 0) {
                at = (at + 1) & (capacity - 1);
            }
            keys[at] = features[i];
            rows[at] = i * outcomes.size();
        }
    }

    public List<String> outcomes() {
        return outcomes;
    }

    public int indexOf(String outcome) {
        return outcomes.indexOf(outcome);
    }

    public LinearModel withTemperature(double other) {
        return new LinearModel(this, other);
    }

    private LinearModel(LinearModel model, double temperature) {
        outcomes = model.outcomes;
        keys = model.keys;
        rows = model.rows;
        weights = model.weights;
        this.temperature = temperature;
    }

    /** The features it knows, in ascending order. */
    long[] features() {
        return Arrays.stream(keys).filter(key -> key != 0).sorted().toArray();
    }

    float weight(long feature, int outcome) {
        int at = (int) feature & (keys.length - 1);
        while (keys[at] != feature) {
            at = (at + 1) & (keys.length - 1);
        }
        return weights[rows[at] + outcome];
    }

    public double temperature() {
        return temperature;
    }

    /** The probability of each outcome, in the order of {@link #outcomes}. */
    public double[] probabilities(long[] features) {
        double[] scores = scores(features);
        double highest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            highest = Math.max(highest, score);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp((scores[i] - highest) / temperature);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
        return scores;
    }

    private double[] scores(long[] features) {
        int width = outcomes.size();
        double[] scores = new double[width];
        int mask = keys.length - 1;
        for (long feature : features) {
            int at = (int) feature & mask;
            while (keys[at] != 0 && keys[at] != feature) {
                at = (at + 1) & mask;
            }
            if (keys[at] != 0) {
                int row = rows[at];
                for (int i = 0; i < width; i++) {
                    scores[i] += weights[row + i];
                }
            }
        }
        double scale = scale(features.length);
        for (int i = 0; i < width; i++) {
            scores[i] *= scale;
        }
        return scores;
    }

    /** Long texts have more features, not more evidence: each counts for less. */
    public static float scale(int features) {
        return (float) (4 / Math.sqrt(features + 4.0));
    }

    /** The place of the highest number. */
    public static int best(double[] probabilities) {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return best;
    }
}
