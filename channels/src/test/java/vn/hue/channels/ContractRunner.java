package vn.hue.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import vn.hue.channels.inspect.Inspected;
import vn.hue.conversations.vocabulary.Delivery;

/**
 * Runs every file {@code contracts/<channel>/<channel>.<case>.json} against the channel's wire format.
 *
 * <pre>{@code
 * {"about": "a citizen writes", "signature": "valid",
 *  "body": {"event_name": "user_send_text", …},
 *  "expected": [{"kind": "message", "text": "…", "parts": […], …}]}
 *
 * {"about": "the window is closed",
 *  "answer": {"status": 200, "body": {"error": -230, "message": "…"}},
 *  "expected": {"type": "never", "reason": "…"}}
 * }</pre>
 *
 * <p>{@code body} may also be a string: it is sent as it is then. {@code signature} is what is put on: {@code valid}
 * (when left out), {@code forged} or {@code absent}; {@code headers} come on top. The expected items are compared
 * whole; keys that are null or empty may be left out, and so may {@code signature} when it is valid. Of a delivery
 * only what is named is compared; {@code seconds} is a snooze's delay.
 */
public final class ContractRunner {

    /** A channel's wire format without a server. */
    public interface Wire {

        List<Inspected> inspect(byte[] body, Map<String, String> headers);

        /** The headers a provider would put on this body. */
        Map<String, String> sign(byte[] body);

        /** What an answer to a send means. */
        Delivery delivery(int status, String body);
    }

    public static Stream<DynamicTest> cases(String channel, Wire wire) {
        List<Path> files = files(channel);
        assertThat(files).as("payload files of " + channel).isNotEmpty();
        return files.stream().map(file -> DynamicTest.dynamicTest(name(file), () -> run(read(file), wire)));
    }

    /** The names of a channel's cases, for a test that none is missing. */
    public static List<String> names(String channel) {
        return files(channel).stream().map(ContractRunner::name).toList();
    }

    private static void run(JsonObject file, Wire wire) {
        assertThat(file.getString("about")).as("about").isNotBlank();
        if (file.containsKey("answer")) {
            delivery(file, wire);
        } else {
            items(file, wire);
        }
    }

    private static void items(JsonObject file, Wire wire) {
        byte[] body = raw(file.getValue("body")).getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String signature = file.getString("signature", "valid");
        if (!signature.equals("absent")) {
            headers.putAll(wire.sign(signature.equals("valid") ? body : new byte[] {'{', '}'}));
        }
        file.getJsonObject("headers", new JsonObject())
                .forEach(header -> headers.put(header.getKey(), String.valueOf(header.getValue())));

        JsonArray actual = Inspected.json(wire.inspect(body, headers));

        JsonArray expected = new JsonArray();
        for (Object each : file.getJsonArray("expected")) {
            JsonObject item = ((JsonObject) each).copy();
            if (!item.containsKey("signature")) {
                item.put("signature", "valid");
            }
            expected.add(item);
        }
        assertThat(bare(actual)).isEqualTo(bare(expected));
    }

    private static void delivery(JsonObject file, Wire wire) {
        JsonObject answer = file.getJsonObject("answer");
        JsonObject expected = file.getJsonObject("expected");
        JsonObject actual = json(wire.delivery(answer.getInteger("status"), raw(answer.getValue("body"))));
        actual.fieldNames().retainAll(expected.fieldNames());
        assertThat(actual).isEqualTo(expected);
    }

    private static JsonObject json(Delivery delivery) {
        if (delivery instanceof Delivery.Sent sent) {
            return new JsonObject().put("type", "sent").put("externalId", sent.externalId());
        } else if (delivery instanceof Delivery.Retry retry) {
            JsonObject again = new JsonObject().put("type", "retry").put("reason", retry.reason());
            return retry.tries() == Delivery.Retry.AS_USUAL ? again : again.put("tries", retry.tries());
        } else if (delivery instanceof Delivery.Snooze snooze) {
            return new JsonObject()
                    .put("type", "snooze")
                    .put("reason", snooze.reason())
                    .put("seconds", (int) snooze.delay().toSeconds());
        } else if (delivery instanceof Delivery.Unsure unsure) {
            return new JsonObject().put("type", "unsure").put("reason", unsure.reason());
        } else if (delivery instanceof Delivery.Never never) {
            return new JsonObject().put("type", "never").put("reason", never.reason());
        }
        throw new IllegalStateException("an outcome nobody knows: " + delivery.getClass());
    }

    private static String raw(@Nullable Object body) {
        return body instanceof JsonObject object ? object.encode() : String.valueOf(body);
    }

    /** Without what is null or empty. */
    private static @Nullable Object bare(@Nullable Object value) {
        if (value instanceof JsonArray array) {
            return array.stream()
                    .map(ContractRunner::bare)
                    .filter(Objects::nonNull)
                    .toList();
        } else if (value instanceof JsonObject object) {
            Map<String, Object> kept = new TreeMap<>();
            object.forEach(entry -> {
                Object child = bare(entry.getValue());
                if (child != null && !List.of().equals(child)) {
                    kept.put(entry.getKey(), child);
                }
            });
            return kept;
        }
        return value instanceof Integer small ? Long.valueOf(small) : value;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.json$", "");
    }

    private static JsonObject read(Path file) {
        try {
            return new JsonObject(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(String channel) {
        try {
            var folder = Objects.requireNonNull(ContractRunner.class.getResource("/contracts/" + channel));
            try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
                return files.filter(file -> name(file).startsWith(channel + "."))
                        .sorted()
                        .collect(Collectors.toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private ContractRunner() {}
}
