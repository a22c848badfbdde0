package vn.hue.nlp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

    private static final List<String> NAMES = List.of("category", "intent", "urgency", "scope");

    /**
     * The models that come with the program.
     *
     * @throws ForeignModelException when one is missing or is not, byte for byte, what was trained
     */
    public static Models load() {
        return load(Models::resource);
    }

    /**
     * The models of another place.
     *
     * @param bytes a file by its name; null for one that is not there
     * @throws ForeignModelException as above
     */
    static Models load(Function<String, byte @Nullable []> bytes) {
        Map<String, String> sums = sums(bytes);
        List<LinearModel> models =
                NAMES.stream().map(name -> model(name, sums, bytes)).toList();
        return new Models(models.get(0), models.get(1), models.get(2), models.get(3));
    }

    /** What is wrong with the models that come with the program, one a line. */
    public static List<String> problems() {
        return problems(Models::resource);
    }

    static List<String> problems(Function<String, byte @Nullable []> bytes) {
        List<String> problems = new ArrayList<>();
        try {
            Map<String, String> sums = sums(bytes);
            for (String name : NAMES) {
                try {
                    trained(name, sums, bytes);
                } catch (ForeignModelException e) {
                    problems.add(String.valueOf(e.getMessage()));
                }
            }
        } catch (ForeignModelException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        return problems;
    }

    private static Map<String, String> sums(Function<String, byte @Nullable []> bytes) {
        byte[] file = bytes.apply(CHECKSUMS);
        if (file == null) {
            throw new ForeignModelException(CHECKSUMS + ": missing");
        }
        Map<String, String> sums = new TreeMap<>();
        for (String line : new String(file, StandardCharsets.UTF_8).split("\n", -1)) {
            if (line.length() > 66) {
                sums.put(line.substring(66), line.substring(0, 64));
            }
        }
        return sums;
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

    private static LinearModel model(String name, Map<String, String> sums, Function<String, byte @Nullable []> bytes) {
        try {
            return ModelFile.read(new ByteArrayInputStream(trained(name, sums, bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] trained(String name, Map<String, String> sums, Function<String, byte @Nullable []> bytes) {
        String path = "models/" + file(name);
        byte[] model = bytes.apply(path);
        if (model == null) {
            throw new ForeignModelException(path + ": missing");
        }
        if (!checksum(model).equals(sums.get(file(name)))) {
            throw new ForeignModelException(path + ": not the model that was trained, its checksum is another");
        }
        return model;
    }

    private static byte @Nullable [] resource(String path) {
        try (InputStream stream = Models.class.getResourceAsStream(path)) {
            return stream == null ? null : stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
