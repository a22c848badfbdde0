package vn.hue.emulators.zalo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each citizen's phone shows, and when each last did something. */
final class Chats {

    private static final Duration WINDOW = Duration.ofDays(7);

    private final InstantSource clock;
    private final Map<String, List<JsonObject>> lines = new HashMap<>();
    private final Map<String, Instant> lastAction = new HashMap<>();

    Chats(InstantSource clock) {
        this.clock = clock;
    }

    /** What Zalo says about a message to this person just now; 0 when it may go. */
    int objection(String user) {
        Instant last = lastAction.get(user);
        if (last == null) {
            return -232;
        }
        return clock.instant().isAfter(last.plus(WINDOW)) ? -230 : 0;
    }

    void citizen(String user, String id, JsonObject message) {
        lastAction.put(user, clock.instant());
        add(user, id, "citizen", message);
    }

    /** What is no message and counts as an interaction all the same. */
    void acts(String user) {
        lastAction.put(user, clock.instant());
    }

    void account(String user, String id, JsonObject message) {
        add(user, id, "account", message);
    }

    /** The gateway has said "got it" to a citizen's message. */
    void taken(String id) {
        lines.values().forEach(all -> all.stream()
                .filter(line -> id.equals(line.getString("id")))
                .forEach(line -> line.put("taken", true)));
    }

    /** A reaction of the account's. */
    void react(String id, String icon) {
        lines.values().forEach(all -> all.stream()
                .filter(line -> id.equals(line.getString("id")))
                .forEach(line -> line.put("reaction", icon)));
    }

    JsonArray lines(String user, int after) {
        List<JsonObject> all = lines.getOrDefault(user, List.of());
        return new JsonArray(new ArrayList<>(all.subList(Math.min(Math.max(0, after), all.size()), all.size())));
    }

    @Nullable
    JsonObject line(String user, String id) {
        return lines.getOrDefault(user, List.of()).stream()
                .filter(line -> id.equals(line.getString("id")))
                .findFirst()
                .orElse(null);
    }

    JsonObject all() {
        JsonObject all = new JsonObject();
        lines.forEach((user, said) -> all.put(user, new JsonArray(new ArrayList<>(said))));
        return all;
    }

    private void add(String user, String id, String author, JsonObject message) {
        lines.computeIfAbsent(user, any -> new ArrayList<>())
                .add(new JsonObject()
                        .put("id", id)
                        .put("author", author)
                        .put("at", clock.millis())
                        .put("message", message));
    }
}
