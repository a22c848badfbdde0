package vn.hue.nlp.train;

import java.util.Arrays;
import java.util.SplittableRandom;
import opennlp.tools.ml.AbstractEventTrainer;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.ml.model.MaxentModel;
import opennlp.tools.util.TrainingParameters;

/**
 * An OpenNLP trainer of maximum-entropy models by stochastic gradients (AdaGrad) that stops early.
 *
 * <p>On these corpora it is twenty times quicker than OpenNLP's L-BFGS, and right more often on texts unlike its
 * templates. At each look at a sentence some of its words are hidden, so that no word is leant on alone; the weights are
 * the mean of those after each round but the first. The same events in the same order give the same model.
 */
final class AdaGradTrainer extends AbstractEventTrainer {

    private static final double RATE = 0.15;
    private static final double CALM = 1e-3;
    private static final double HIDDEN = 0.3;
    private static final long SEED = 7;

    AdaGradTrainer(TrainingParameters parameters) {
        super(parameters);
    }

    @Override
    public boolean isSortAndMerge() {
        return true;
    }

    @Override
    public MaxentModel doTrain(DataIndexer indexer) {
        int width = indexer.getOutcomeLabels().length;
        int[][] contexts = indexer.getContexts();
        float[][] values = indexer.getValues();
        int[] outcomes = indexer.getOutcomeList();
        int[] seen = indexer.getNumTimesEventsSeen();
        float[] weights = new float[indexer.getPredLabels().length * width];
        float[] squares = new float[weights.length];
        double[] scores = new double[width];
        int[] order = order(outcomes.length);
        SplittableRandom random = new SplittableRandom(SEED);
        float[] sum = new float[weights.length];
        for (int round = 0; round < getIterations(); round++) {
            shuffle(order, random);
            for (int event : order) {
                int[] shown = shown(contexts[event], random);
                double value = values[event][0] * Math.sqrt((contexts[event].length + 4.0) / (shown.length + 4.0));
                softmax(shown, value, weights, scores);
                scores[outcomes[event]] -= 1;
                step(shown, value * Math.min(3, seen[event]), weights, squares, scores);
            }
            for (int i = 0; round > 0 && i < weights.length; i++) {
                sum[i] += weights[i] / (getIterations() - 1);
            }
        }
        return model(indexer, sum, width);
    }

    /** Those features that are not hidden this time; all of them when none would be left. */
    private static int[] shown(int[] context, SplittableRandom random) {
        int[] shown = new int[context.length];
        int n = 0;
        for (int feature : context) {
            if (random.nextDouble() >= HIDDEN) {
                shown[n++] = feature;
            }
        }
        return n == 0 ? context : Arrays.copyOf(shown, n);
    }

    private static int[] order(int events) {
        int[] order = new int[events];
        Arrays.setAll(order, i -> i);
        return order;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[i];
            order[i] = order[j];
            order[j] = other;
        }
    }

    private static void softmax(int[] context, double value, float[] weights, double[] scores) {
        int width = scores.length;
        Arrays.fill(scores, 0);
        for (int predicate : context) {
            for (int k = 0; k < width; k++) {
                scores[k] += weights[predicate * width + k];
            }
        }
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < width; k++) {
            scores[k] *= value;
            highest = Math.max(highest, scores[k]);
        }
        double sum = 0;
        for (int k = 0; k < width; k++) {
            scores[k] = Math.exp(scores[k] - highest);
            sum += scores[k];
        }
        for (int k = 0; k < width; k++) {
            scores[k] /= sum;
        }
    }

    private static void step(int[] context, double value, float[] weights, float[] squares, double[] slopes) {
        int width = slopes.length;
        for (int predicate : context) {
            for (int k = 0; k < width; k++) {
                int at = predicate * width + k;
                double slope = slopes[k] * value;
                squares[at] += (float) (slope * slope);
                weights[at] -= (float) (RATE * slope / Math.sqrt(squares[at] + CALM));
            }
        }
    }

    private static QNModel model(DataIndexer indexer, float[] weights, int width) {
        Context[] parameters = new Context[indexer.getPredLabels().length];
        int[] all = order(width);
        for (int i = 0; i < parameters.length; i++) {
            double[] row = new double[width];
            for (int k = 0; k < width; k++) {
                row[k] = weights[i * width + k];
            }
            parameters[i] = new Context(all, row);
        }
        return new QNModel(parameters, indexer.getPredLabels(), indexer.getOutcomeLabels());
    }
}
