package vn.hue.emulators.facebook;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;

/** Webhook bodies as Facebook writes them. */
final class Events {

    private final String page;

    Events(String page) {
        this.page = page;
    }

    /** A body with one item of {@code messaging}. */
    JsonObject fromCitizen(String psid, Instant at, String kind, Object content) {
        return messaging(psid, page, at, kind, content);
    }

    /** The same body as an app sees it that doesn't have the thread. */
    static JsonObject standby(JsonObject body) {
        JsonObject shown = body.copy();
        JsonObject entry = shown.getJsonArray("entry").getJsonObject(0);
        entry.put("standby", entry.remove("messaging"));
        return shown;
    }

    JsonObject echo(String psid, Instant at, JsonObject message) {
        return messaging(page, psid, at, "message", message.copy().put("is_echo", true));
    }

    private JsonObject messaging(String sender, String recipient, Instant at, String kind, Object content) {
        JsonObject item = new JsonObject()
                .put("sender", new JsonObject().put("id", sender))
                .put("recipient", new JsonObject().put("id", recipient))
                .put("timestamp", at.toEpochMilli())
                .put(kind, content);
        return body("messaging", item, at);
    }

    JsonObject comment(String id, String author, String text, Instant at) {
        JsonObject value = new JsonObject()
                .put("item", "comment")
                .put("verb", "add")
                .put("comment_id", id)
                .put("post_id", page + "_1")
                .put("from", new JsonObject().put("id", author).put("name", "Người dân"))
                .put("message", text)
                .put("created_time", at.getEpochSecond());
        return body("changes", new JsonObject().put("field", "feed").put("value", value), at);
    }

    private JsonObject body(String list, JsonObject item, Instant at) {
        return new JsonObject()
                .put("object", "page")
                .put(
                        "entry",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("id", page)
                                        .put("time", at.toEpochMilli())
                                        .put(list, new JsonArray().add(item))));
    }

    /** One call that carries the entries of several. */
    static JsonObject batch(Collection<JsonObject> bodies) {
        JsonArray entries = new JsonArray();
        bodies.forEach(body -> entries.addAll(body.getJsonArray("entry")));
        return new JsonObject().put("object", "page").put("entry", entries);
    }
}
