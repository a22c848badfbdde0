package vn.hue.nlp.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.OnePassRealValueDataIndexer;
import opennlp.tools.util.ObjectStream;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import vn.hue.nlp.LinearModel;
import vn.hue.nlp.ModelFile;
import vn.hue.nlp.text.Features;
import vn.hue.nlp.text.Tokens;

/** From examples to a table of weights, by way of OpenNLP's events, index and model. */
final class Maxent {

    private static final int ROUNDS = 8;
    private static final int CUTOFF = 2;

    /** Features with all weights below this are left out. */
    private static final double NOTHING = 0.05;

    private Maxent() {}

    static LinearModel train(List<Example> examples) throws IOException {
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(TrainingParameters.ITERATIONS_PARAM, ROUNDS);
        parameters.put(TrainingParameters.CUTOFF_PARAM, CUTOFF);
        DataIndexer indexer = new OnePassRealValueDataIndexer();
        indexer.init(parameters, new TreeMap<>());
        try (ObjectStream<Event> stream = ObjectStreamUtils.createObjectStream(events(examples))) {
            indexer.index(stream);
        }
        AdaGradTrainer trainer = new AdaGradTrainer(parameters);
        trainer.init(parameters, new TreeMap<>());
        return table((AbstractModel) trainer.doTrain(indexer));
    }

    private static List<Event> events(List<Example> examples) {
        List<Event> events = new ArrayList<>(examples.size());
        for (Example example : examples) {
            long[] features = Features.of(Tokens.of(example.text()));
            String[] names = new String[features.length];
            float[] values = new float[features.length];
            Arrays.fill(values, LinearModel.scale(features.length));
            for (int i = 0; i < features.length; i++) {
                names[i] = Long.toString(features[i], 36);
            }
            if (features.length > 0) {
                events.add(new Event(example.label(), names, values));
            }
        }
        return events;
    }

    @SuppressWarnings("unchecked")
    private static LinearModel table(AbstractModel model) {
        Object[] parts = model.getDataStructures();
        Map<String, Context> contexts = new TreeMap<>((Map<String, Context>) parts[1]);
        String[] labels = (String[]) parts[2];
        List<String> outcomes = Arrays.stream(labels).sorted().toList();
        contexts.values()
                .removeIf(context -> Arrays.stream(context.getParameters()).allMatch(w -> Math.abs(w) < NOTHING));
        long[] features = new long[contexts.size()];
        float[] weights = new float[contexts.size() * outcomes.size()];
        Iterator<Map.Entry<String, Context>> entries = contexts.entrySet().iterator();
        for (int row = 0; row < features.length; row++) {
            Map.Entry<String, Context> entry = entries.next();
            features[row] = Long.parseLong(entry.getKey(), 36);
            Context context = entry.getValue();
            for (int k = 0; k < context.getOutcomes().length; k++) {
                int column = outcomes.indexOf(labels[context.getOutcomes()[k]]);
                weights[row * outcomes.size() + column] = (float) context.getParameters()[k];
            }
        }
        return ModelFile.model(outcomes, features, weights, 1);
    }
}
