package vn.hue.gateway;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A citizen in the web chat whose network lets no WebSocket through: everything goes by plain requests. */
public final class Visitor {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String token;

    /** A new citizen at a gateway. */
    public Visitor(URI gateway) {
        token = json(text(HttpRequest.newBuilder(gateway.resolve("/webchat/session"))
                        .POST(HttpRequest.BodyPublishers.noBody())))
                .getString("token");
    }

    /** Says something at a gateway, any of those that share the secret; {@code ack} means that it is durable. */
    public HttpResponse<String> say(URI gateway, String id, String text) {
        JsonObject message = new JsonObject()
                .put("type", "message")
                .put("id", id)
                .put(
                        "parts",
                        new JsonArray().add(new JsonObject().put("type", "text").put("text", text)));
        return send(HttpRequest.newBuilder(gateway.resolve("/webchat/messages"))
                .POST(HttpRequest.BodyPublishers.ofString(message.encode())));
    }

    /** What stands on the page, oldest first; waits a while for more than {@code after} when that is given. */
    public Stream<String> reads(URI gateway, @Nullable String after) {
        return reading(gateway, after).stream().map(line -> ((JsonObject) line).getString("text", ""));
    }

    JsonArray reading(URI gateway, @Nullable String after) {
        String path = "/webchat/messages" + (after == null ? "" : "?after=" + after);
        return json(send(HttpRequest.newBuilder(gateway.resolve(path)))).getJsonArray("lines");
    }

    /** Whether a line with these words comes within the patience of a test. */
    public boolean hears(URI gateway, String words) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            JsonArray lines = reading(gateway, null);
            if (lines.stream()
                    .anyMatch(line -> ((JsonObject) line).getString("text", "").contains(words))) {
                return true;
            }
            // Returns when there is more, and after a while in any case.
            reading(
                    gateway,
                    lines.isEmpty()
                            ? "none"
                            : lines.getJsonObject(lines.size() - 1).getString("id"));
        }
        return false;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return text(request.header("Authorization", "Bearer " + token));
    }

    static HttpResponse<String> text(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonObject json(HttpResponse<String> response) {
        return new JsonObject(response.body());
    }
}
