package vn.hue.gateway.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Json;
import vn.hue.gateway.work.Typed;

/**
 * The JSON object that came with a request. What is wrong with it is gathered, each with its place, and told at once by
 * {@link #check}; until then a wrong field reads as an absent one.
 */
final class Given {

    private static final Pattern JSON =
            Pattern.compile("\\s*application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final JsonNode node;
    private final String place;
    private final ApiWords words;
    private final JsonArray errors;
    private final Set<String> read = new HashSet<>();
    private final List<Given> inside = new ArrayList<>();

    private Given(JsonNode node, String place, ApiWords words, JsonArray errors) {
        this.node = node;
        this.place = place;
        this.words = words;
        this.errors = errors;
    }

    /** An absent body is an empty object. */
    static Given of(RoutingContext ctx) {
        String body = ctx.body().asString();
        if (body == null || body.isBlank()) {
            return new Given(JsonNodeFactory.instance.objectNode(), "", ApiWords.of(ctx), new JsonArray());
        }
        String type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !JSON.matcher(type).matches()) {
            throw new Problem(415, "unsupported-media-type");
        }
        try {
            JsonNode node = Json.MAPPER.readTree(body);
            if (node != null && node.isObject()) {
                return new Given(node, "", ApiWords.of(ctx), new JsonArray());
            }
        } catch (JsonProcessingException e) {
            throw new Problem(400, "bad-request"); // the cause would quote the body
        }
        throw new Problem(400, "bad-request");
    }

    /** Fails when anything is wrong, unknown fields included. */
    void check() {
        unknown();
        if (!errors.isEmpty()) {
            throw new Problem(400, "invalid", new JsonObject().put("errors", errors));
        }
    }

    private void unknown() {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!read.contains(name)) {
                wrong(name, "unknown");
            }
        }
        inside.forEach(Given::unknown);
    }

    void wrong(String field, String what, Object... arguments) {
        errors.add(new JsonObject()
                .put("pointer", place + "/" + field)
                .put("code", what)
                .put("message", words.say("error." + what, arguments)));
    }

    /** What the rules of reports find wrong with it; the first thing of a place counts. */
    void fault(String field, String fault) {
        String pointer = place + "/" + field;
        boolean known = errors.stream()
                .anyMatch(error -> ((JsonObject) error).getString("pointer").startsWith(pointer));
        if (!known) {
            errors.add(new JsonObject()
                    .put("pointer", pointer)
                    .put("code", fault.toLowerCase(Locale.ROOT).replace('_', '-'))
                    .put("message", words.say("fault." + fault)));
        }
    }

    private JsonNode at(String field) {
        read.add(field);
        return node.path(field);
    }

    private boolean isThere(String field) {
        JsonNode value = at(field);
        return !value.isMissingNode() && !value.isNull();
    }

    /** Text without white space around it; null when absent or blank. */
    @Nullable
    String text(String field, int longest) {
        if (!isThere(field)) {
            return null;
        }
        JsonNode value = at(field);
        if (!value.isTextual()) {
            wrong(field, "text");
            return null;
        }
        String text = Typed.clean(value.textValue());
        if (text.length() > longest) {
            wrong(field, "long", String.valueOf(longest));
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** Empty only when it is wrong as well. */
    String needed(String field, int longest) {
        int before = errors.size();
        String text = text(field, longest);
        if (text == null && errors.size() == before) {
            wrong(field, "missing");
        }
        return text == null ? "" : text;
    }

    /** Any of an enum's constants, as the API writes them. */
    <E extends Enum<E>> Optional<E> oneOf(String field, Class<E> type, Set<E> allowed) {
        if (!isThere(field)) {
            return Optional.empty();
        }
        JsonNode value = at(field);
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(allowed::contains)
                .filter(constant -> value.isTextual() && constant.name().equals(value.textValue()))
                .findFirst();
        if (found.isEmpty()) {
            wrong(field, "choice", allowed.stream().map(Enum::name).sorted().collect(Collectors.joining(", ")));
        }
        return found;
    }

    <E extends Enum<E>> Optional<E> neededOneOf(String field, Class<E> type, Set<E> allowed) {
        if (!isThere(field)) {
            wrong(field, "missing");
        }
        return oneOf(field, type, allowed);
    }

    @Nullable
    Boolean bool(String field) {
        if (!isThere(field)) {
            return null;
        }
        JsonNode value = at(field);
        if (!value.isBoolean()) {
            wrong(field, "boolean");
            return null;
        }
        return value.booleanValue();
    }

    boolean neededBool(String field) {
        int before = errors.size();
        Boolean value = bool(field);
        if (value == null && errors.size() == before) {
            wrong(field, "missing");
        }
        return Boolean.TRUE.equals(value);
    }

    @Nullable
    Double number(String field, int least, int most) {
        if (!isThere(field)) {
            return null;
        }
        JsonNode value = at(field);
        if (!value.isNumber() || value.doubleValue() < least || value.doubleValue() > most) {
            wrong(field, "number", String.valueOf(least), String.valueOf(most));
            return null;
        }
        return value.doubleValue();
    }

    @Nullable
    Instant time(String field) {
        String text = text(field, 40);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            wrong(field, "time");
            return null;
        }
    }

    /** Texts, none of them blank. */
    List<String> texts(String field, int most, int longest) {
        if (!isThere(field)) {
            return List.of();
        }
        JsonNode value = at(field);
        if (!value.isArray()) {
            wrong(field, "list");
            return List.of();
        }
        if (value.size() > most) {
            wrong(field, "many", String.valueOf(most));
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            JsonNode one = value.get(i);
            if (!one.isTextual() || Typed.clean(one.textValue()).isEmpty()) {
                wrong(field + "/" + i, "text");
            } else if (Typed.clean(one.textValue()).length() > longest) {
                wrong(field + "/" + i, "long", String.valueOf(longest));
            } else {
                texts.add(Typed.clean(one.textValue()));
            }
        }
        return texts;
    }

    /** An object inside; null when absent. */
    @Nullable
    Given object(String field) {
        if (!isThere(field)) {
            return null;
        }
        JsonNode value = at(field);
        if (!value.isObject()) {
            wrong(field, "object");
            return null;
        }
        Given given = new Given(value, place + "/" + field, words, errors);
        inside.add(given);
        return given;
    }
}
