package vn.hue.gateway.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Variables laid over the file: {@code HUE_DATABASE_URI} is {@code database.uri}, {@code HUE_WEBCHAT_ALLOWED_ORIGINS} is
 * {@code webchat.allowedOrigins}. A list is written as YAML ({@code [a, b]}) or parted by commas. An empty variable takes
 * the file's value away.
 */
final class Environment {

    static final String PREFIX = "HUE_";

    /** Read by {@code bin/gateway} itself. */
    private static final String FOR_JAVA = "HUE_JAVA_OPTIONS";

    private final ObjectMapper yaml;
    private final List<Problem> problems;

    Environment(ObjectMapper yaml, List<Problem> problems) {
        this.yaml = yaml;
        this.problems = problems;
    }

    /** Every key with its variable's name. */
    static Map<String, Leaf> leaves() {
        Map<String, Leaf> found = new TreeMap<>();
        collect(Settings.class, "", found);
        return found;
    }

    record Leaf(String path, Class<?> type) {}

    private static void collect(Class<?> type, String path, Map<String, Leaf> found) {
        for (RecordComponent component : type.getRecordComponents()) {
            String here = Binder.join(path, Binder.key(component));
            if (Binder.isSection(component.getType())) {
                collect(component.getType(), here, found);
            } else {
                found.put(variable(here), new Leaf(here, component.getType()));
            }
        }
    }

    static String variable(String path) {
        return PREFIX
                + path.replace('.', '_')
                        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .toUpperCase(Locale.ROOT);
    }

    void lay(Map<String, String> environment, ObjectNode root) {
        Map<String, Leaf> leaves = leaves();
        new TreeMap<>(environment).forEach((name, text) -> {
            if (!name.startsWith(PREFIX) || name.equals(FOR_JAVA)) {
                return;
            }
            Leaf leaf = leaves.get(name);
            if (leaf == null) {
                problems.add(new Problem(name, "unknown variable"));
            } else {
                put(root, leaf, name, text);
            }
        });
    }

    private void put(ObjectNode root, Leaf leaf, String name, String text) {
        String[] keys = leaf.path().split("\\.");
        ObjectNode section = root;
        for (int i = 0; i < keys.length - 1; i++) {
            JsonNode next = section.path(keys[i]);
            if (next.isMissingNode() || next.isNull()) {
                section = section.putObject(keys[i]);
            } else if (next instanceof ObjectNode below) {
                section = below;
            } else {
                return; // the file is wrong here, and will be told so
            }
        }
        if (text.isBlank() && leaf.type() != List.class) {
            section.remove(keys[keys.length - 1]);
            return;
        }
        try {
            section.set(keys[keys.length - 1], parse(leaf, text));
        } catch (JsonProcessingException e) {
            problems.add(new Problem(name, "must be a list, for example [a, b]"));
        }
    }

    private JsonNode parse(Leaf leaf, String text) throws JsonProcessingException {
        if (leaf.type() == List.class) {
            return text.stripLeading().startsWith("[") ? yaml.readTree(text) : commas(text);
        }
        boolean literal = leaf.type() == int.class
                || leaf.type() == long.class
                || leaf.type() == boolean.class
                || leaf.type() == Settings.Port.class;
        return literal ? yaml.readTree(text) : TextNode.valueOf(text);
    }

    private ArrayNode commas(String text) {
        ArrayNode list = yaml.createArrayNode();
        for (String item : text.split(",")) {
            if (!item.isBlank()) {
                list.add(item.strip());
            }
        }
        return list;
    }
}
