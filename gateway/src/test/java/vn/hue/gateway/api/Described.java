package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The API's description, and whether what is sent and answered is as it says. */
final class Described {

    static final JsonObject DOCUMENT = document();

    private static final JsonSchemaOptions OPTIONS = new JsonSchemaOptions()
            .setDraft(Draft.DRAFT202012)
            .setBaseUri("https://hue.example/")
            .setOutputFormat(OutputFormat.Basic);

    /**
     * One operation.
     *
     * @param path as OpenAPI writes it: {@code /api/v1/reports/{code}}
     */
    record Operation(String method, String path, JsonObject object) {

        String id() {
            return object.getString("operationId");
        }

        /** The JSON example of its body; null when it has none. */
        @Nullable
        JsonObject example() {
            JsonObject json = json(object.getJsonObject("requestBody"));
            return json == null ? null : json.getJsonObject("example");
        }
    }

    static List<Operation> operations() {
        return DOCUMENT.getJsonObject("paths").stream()
                .flatMap(path -> ((JsonObject) path.getValue())
                        .stream()
                                .map(method -> new Operation(
                                        method.getKey().toUpperCase(Locale.ROOT), path.getKey(), (JsonObject)
                                                method.getValue())))
                .toList();
    }

    static Operation operation(String id) {
        return operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no operation " + id));
    }

    /** Whether a body may be sent. */
    static boolean takes(String operation, JsonObject body) {
        return fits(schema(operation(operation).object().getJsonObject("requestBody"), "application/json"), body)
                .getValid();
    }

    /** That an answer is one of those described, status, type and body. */
    static void conforms(String operation, HttpResponse<Buffer> answer) {
        JsonObject responses = operation(operation).object().getJsonObject("responses");
        String status = String.valueOf(answer.statusCode());
        assertThat(responses.fieldNames()).as(operation).contains(status);
        JsonObject response = resolved(responses.getJsonObject(status));
        if (answer.statusCode() == 204) {
            return;
        }
        String type = answer.getHeader("Content-Type").split(";")[0];
        OutputUnit fits = fits(schema(response, type), answer.bodyAsJsonObject());
        assertThat(fits.getValid())
                .as(operation + " " + status + " " + answer.bodyAsString() + " " + fits.getErrors())
                .isTrue();
    }

    static List<String> choices(String schema) {
        return texts(schema, "enum");
    }

    static List<String> examples(String schema) {
        return texts(schema, "examples");
    }

    private static List<String> texts(String schema, String field) {
        return Stream.of(DOCUMENT.getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject(schema))
                .flatMap(found -> found.getJsonArray(field).stream())
                .map(String::valueOf)
                .toList();
    }

    private static OutputUnit fits(JsonObject schema, JsonObject value) {
        return Validator.create(JsonSchema.of(whole(schema)), OPTIONS).validate(value);
    }

    /** With everything it refers to inside. */
    private static JsonObject whole(JsonObject schema) {
        JsonObject resolved = resolved(schema).copy();
        JsonObject whole = new JsonObject();
        resolved.forEach(entry -> whole.put(entry.getKey(), inside(entry.getValue())));
        return whole;
    }

    private static Object inside(Object value) {
        if (value instanceof JsonObject object) {
            return whole(object);
        }
        if (value instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(one -> copy.add(inside(one)));
            return copy;
        }
        return value;
    }

    private static JsonObject resolved(JsonObject object) {
        String ref = object.getString("$ref");
        if (ref == null) {
            return object;
        }
        JsonObject found = DOCUMENT;
        for (String part : ref.substring(2).split("/")) {
            found = Objects.requireNonNull(found.getJsonObject(part), ref);
        }
        return found;
    }

    private static JsonObject schema(JsonObject content, String type) {
        JsonObject of = resolved(content).getJsonObject("content").getJsonObject(type);
        assertThat(of).as(type + " in " + content.encode()).isNotNull();
        return of.getJsonObject("schema");
    }

    private static @Nullable JsonObject json(@Nullable JsonObject body) {
        return body == null ? null : resolved(body).getJsonObject("content").getJsonObject("application/json");
    }

    private static JsonObject document() {
        try (InputStream yaml = ReadApi.class.getResourceAsStream("openapi.yaml")) {
            return new JsonObject(
                    new ObjectMapper().writeValueAsString(new ObjectMapper(new YAMLFactory()).readTree(yaml)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Described() {}
}
