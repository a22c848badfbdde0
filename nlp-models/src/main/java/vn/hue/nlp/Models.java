package vn.hue.nlp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The trained models.
 *
 * @param category what a report is about; {@link #NONE} for what is no report
 * @param intent what a message wants
 * @param urgency {@code NORMAL}, {@code URGENT} or {@code SOS}
 * @param scope {@code IN} or {@code OUT}
 */
public record Models(LinearModel category, LinearModel intent, LinearModel urgency, LinearModel scope) {

    /** The category of a message that reports nothing. */
    public static final String NONE = "none";

    public static final String CHECKSUMS = "models/SHA256SUMS";

    /**
     * The models that come with the program.
     *
     * @throws IllegalStateException when one is missing or is not, byte for byte, what was trained
     */
    public static Models load() {
        Map<String, String> sums = new TreeMap<>();
        for (String line : new String(bytes(CHECKSUMS), StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isBlank()) {
                sums.put(line.substring(66), line.substring(0, 64));
            }
        }
        return new Models(model("category", sums), model("intent", sums), model("urgency", sums), model("scope", sums));
    }

    /** SHA-256 in hexadecimal. */
    public static String checksum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file name of a model. */
    public static String file(String name) {
        return name + ".maxent.gz";
    }

    private static LinearModel model(String name, Map<String, String> sums) {
        byte[] bytes = bytes("models/" + file(name));
        if (!checksum(bytes).equals(sums.get(file(name)))) {
            throw new IllegalStateException(file(name) + " is not the model that was trained");
        }
        try {
            return ModelFile.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String resource) {
        try (InputStream stream = Models.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
