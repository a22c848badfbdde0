package vn.hue.gateway.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.vocabulary.GeoPoint;

/** Turns a tree into records and goes on after a mistake, so that all of them are found at once. */
final class Binder {

    private final ObjectMapper yaml;
    private final List<Problem> problems = new ArrayList<>();

    Binder(ObjectMapper yaml) {
        this.yaml = yaml;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The record, or null when anything in it is wrong. */
    <R extends Record> @Nullable R bind(Class<R> type, JsonNode tree) {
        return type.cast(record(type, tree, ""));
    }

    private @Nullable Object record(Class<?> type, JsonNode node, String path) {
        if (!(node.isMissingNode() || node.isNull() || node.isObject())) {
            return wrong(path, "must be a section of keys");
        }
        RecordComponent[] components = type.getRecordComponents();
        unknownKeys(components, node, path);
        @Nullable Object[] values = new Object[components.length];
        int before = problems.size();
        for (int i = 0; i < components.length; i++) {
            values[i] = component(components[i], node, path);
        }
        return problems.size() > before ? null : construct(type, components, values, path);
    }

    private void unknownKeys(RecordComponent[] components, JsonNode node, String path) {
        Set<String> known = Arrays.stream(components).map(Binder::key).collect(Collectors.toSet());
        Set<String> unknown = new LinkedHashSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        unknown.forEach(key -> wrong(join(path, key), "unknown key"));
    }

    private @Nullable Object component(RecordComponent component, JsonNode parent, String path) {
        String here = join(path, key(component));
        JsonNode node = parent.path(key(component));
        if (isSection(component.getType())) {
            boolean absent = node.isMissingNode() || node.isNull();
            return absent && optional(component) ? null : record(component.getType(), node, here);
        }
        if (node.isMissingNode() || node.isNull()) {
            Default fallback = component.getAnnotation(Default.class);
            if (fallback != null) {
                return value(component.getGenericType(), fallback(component, fallback.value()), here);
            }
            return optional(component) ? null : wrong(here, "missing");
        }
        return value(component.getGenericType(), node, here);
    }

    private @Nullable Object value(Type generic, JsonNode node, String path) {
        if (generic instanceof ParameterizedType list) {
            return list(list.getActualTypeArguments()[0], node, path);
        }
        Class<?> type = (Class<?>) generic;
        if (isSection(type)) {
            return record(type, node, path);
        }
        try {
            return scalar(type, node, path);
        } catch (IllegalArgumentException e) {
            return wrong(path, String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Object list(Type item, JsonNode node, String path) {
        if (!node.isArray()) {
            return wrong(path, "must be a list");
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            Object value = value(item, node.get(i), path + "[" + i + "]");
            if (value != null) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    private @Nullable Object scalar(Class<?> type, JsonNode node, String path) {
        if (type == boolean.class) {
            return node.isBoolean() ? (Object) node.booleanValue() : wrong(path, "must be true or false");
        }
        if (type == int.class || type == Settings.Port.class) {
            if (!node.canConvertToInt() || !node.isIntegralNumber()) {
                return wrong(path, "must be a whole number");
            }
            return type == int.class ? (Object) node.intValue() : new Settings.Port(node.intValue());
        }
        if (type == long.class) {
            return node.isIntegralNumber() ? (Object) node.longValue() : wrong(path, "must be a whole number");
        }
        if (!node.isTextual()) {
            return wrong(path, node.isNumber() ? "must be text: put the number in quotes" : "must be text");
        }
        return ofText(type, node.textValue().strip(), path);
    }

    private @Nullable Object ofText(Class<?> type, String text, String path) {
        if (type == String.class) {
            return text;
        }
        if (type == Secret.class) {
            return new Secret(text);
        }
        if (type == Password.class) {
            return new Password(text);
        }
        if (type == Path.class) {
            return Path.of(text);
        }
        if (type == GeoPoint.class) {
            return point(text, path);
        }
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (constant.toString().toLowerCase(Locale.ROOT).equals(text)) {
                    return constant;
                }
            }
            return wrong(
                    path,
                    "must be one of "
                            + Arrays.stream(type.getEnumConstants())
                                    .map(c -> c.toString().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", ")));
        }
        return time(type, text, path);
    }

    private @Nullable Object time(Class<?> type, String text, String path) {
        try {
            if (type == Duration.class) {
                Duration duration = Duration.parse(text);
                return duration.isNegative() ? wrong(path, "must not be negative") : duration;
            }
            if (type == LocalDate.class) {
                return LocalDate.parse(text);
            }
            if (type == ZoneId.class) {
                return ZoneId.of(text);
            }
        } catch (DateTimeException e) {
            return wrong(path, "must be " + shape(type));
        }
        throw new IllegalStateException("no way to read a " + type);
    }

    private @Nullable Object point(String text, String path) {
        String[] parts = text.split(",", -1);
        try {
            if (parts.length == 2) {
                return new GeoPoint(Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip()));
            }
        } catch (IllegalArgumentException e) {
            return wrong(path, "must be a position, for example \"16.4637,107.5909\"");
        }
        return wrong(path, "must be a position, for example \"16.4637,107.5909\"");
    }

    private static String shape(Class<?> type) {
        if (type == Duration.class) {
            return "a duration in ISO 8601, for example PT1.5S, PT48H or P2D";
        }
        return type == LocalDate.class ? "a date, for example 2026-02-17" : "a time zone, for example Asia/Ho_Chi_Minh";
    }

    private @Nullable Object construct(
            Class<?> type, RecordComponent[] components, @Nullable Object[] values, String path) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                return wrong(path, String.valueOf(refused.getMessage()));
            }
            throw new IllegalStateException("can't make a " + type, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't make a " + type, e);
        }
    }

    /** A default is YAML, except that the default of a text is that text: {@code 113} would be a number. */
    private JsonNode fallback(RecordComponent component, String text) {
        try {
            return component.getType() == String.class ? TextNode.valueOf(text) : yaml.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private @Nullable Object wrong(String path, String message) {
        problems.add(new Problem(path, message));
        return null;
    }

    static boolean isSection(Class<?> type) {
        return type.isRecord()
                && type != Secret.class
                && type != Password.class
                && type != GeoPoint.class
                && type != Settings.Port.class;
    }

    static boolean optional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    static String key(RecordComponent component) {
        Key key = component.getAnnotation(Key.class);
        return key == null ? component.getName() : key.value();
    }

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
