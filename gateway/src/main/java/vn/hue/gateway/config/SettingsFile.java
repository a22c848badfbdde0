package vn.hue.gateway.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings from a YAML file, then from the environment, which wins. */
public final class SettingsFile {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private SettingsFile() {}

    /** What reading came to. */
    public sealed interface Loaded {
        record Ready(Settings settings) implements Loaded {}

        /** Nothing may start; {@code problems} is all that is wrong, by path. */
        record Refused(List<Problem> problems) implements Loaded {}
    }

    /**
     * Reads a file and the variables that begin with {@code HUE_}.
     *
     * @param file in UTF-8; null to take everything from the environment
     */
    public static Loaded load(@Nullable Path file, Map<String, String> environment) {
        if (file == null) {
            return read("", environment);
        }
        try {
            return read(Files.readString(file), environment);
        } catch (IOException e) {
            return new Loaded.Refused(List.of(new Problem("", "can't read the file " + file)));
        }
    }

    /** The same from text. */
    public static Loaded read(String text, Map<String, String> environment) {
        JsonNode tree;
        try {
            tree = YAML.readTree(text);
        } catch (JsonProcessingException e) {
            return new Loaded.Refused(List.of(new Problem("", "not YAML: " + where(e))));
        }
        if (tree == null || tree.isMissingNode() || tree.isNull()) {
            tree = YAML.createObjectNode();
        }
        Binder binder = new Binder(YAML);
        if (tree instanceof ObjectNode root) {
            new Environment(YAML, binder.problems()).lay(environment, root);
        }
        Settings settings = binder.bind(Settings.class, tree);
        return settings == null || !binder.problems().isEmpty()
                ? new Loaded.Refused(List.copyOf(binder.problems()))
                : new Loaded.Ready(settings);
    }

    /** Place and kind of the mistake; Jackson's own message would quote the line, and with it a secret. */
    private static String where(JsonProcessingException e) {
        String place = e.getLocation() == null
                ? ""
                : " in line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        String what = e.getOriginalMessage().startsWith("Duplicate field") ? "a key stands twice" : "a syntax error";
        return what + place;
    }
}
