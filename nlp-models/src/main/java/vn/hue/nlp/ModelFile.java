package vn.hue.nlp;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How a model is stored: gzip of a name, the outcomes, the temperature, and for each feature its hash and one weight a
 * hundredth per outcome.
 */
public final class ModelFile {

    private static final String NAME = "vn.hue.nlp maxent 1";
    private static final float STEP = 200f;

    private ModelFile() {}

    /** A model from its table; see {@link LinearModel}. */
    public static LinearModel model(List<String> outcomes, long[] features, float[] weights, double temperature) {
        return new LinearModel(outcomes, features, weights, temperature);
    }

    /** Writes so that equal models give equal bytes. */
    public static void write(LinearModel model, OutputStream to) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(to))) {
            out.writeUTF(NAME);
            out.writeInt(model.outcomes().size());
            for (String outcome : model.outcomes()) {
                out.writeUTF(outcome);
            }
            out.writeDouble(model.temperature());
            long[] features = model.features();
            out.writeInt(features.length);
            for (long feature : features) {
                out.writeLong(feature);
                for (int i = 0; i < model.outcomes().size(); i++) {
                    float weight = model.weight(feature, i) * STEP;
                    out.writeShort(Math.round(Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, weight))));
                }
            }
        }
    }

    /** Reads what {@link #write} wrote; anything else fails. */
    public static LinearModel read(InputStream from) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(from), 1 << 16))) {
            if (!in.readUTF().equals(NAME)) {
                throw new IOException("not a model of ours");
            }
            int width = in.readInt();
            List<String> outcomes = new ArrayList<>(width);
            for (int i = 0; i < width; i++) {
                outcomes.add(in.readUTF());
            }
            double temperature = in.readDouble();
            int rows = in.readInt();
            long[] features = new long[rows];
            float[] weights = new float[rows * width];
            for (int row = 0; row < rows; row++) {
                features[row] = in.readLong();
                for (int i = 0; i < width; i++) {
                    weights[row * width + i] = in.readShort() / STEP;
                }
            }
            return new LinearModel(outcomes, features, weights, temperature);
        }
    }
}
