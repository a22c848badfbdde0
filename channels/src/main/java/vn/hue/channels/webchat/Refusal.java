package vn.hue.channels.webchat;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why something was not taken: the code the browser has a sentence for, and the status over plain HTTP. */
enum Refusal {
    /** The store is away; the same thing may be sent again. */
    UNAVAILABLE(503),
    /** Too much at once; send again later. */
    RATE(429),
    /** Too many uploads on this node just now; send again later. */
    BUSY(503),
    TOO_MANY_SOCKETS(429),
    UNAUTHORISED(401),
    WRONG_ORIGIN(403),
    FORBIDDEN(403),
    NOT_FOUND(404),
    MALFORMED(400),
    TEXT_TOO_LONG(400),
    /** A file this citizen did not upload. */
    NOT_YOUR_FILE(400),
    LENGTH_REQUIRED(411),
    FRAME_TOO_LARGE(413),
    FILE_TOO_LARGE(413),
    TYPE_NOT_ALLOWED(415),
    FILE_EMPTY(400),
    FILE_BROKEN(400);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For example {@code {"type":"error","code":"unavailable","id":"…"}}; {@code id} is left out when null. */
    JsonObject frame(@Nullable String id) {
        JsonObject frame = new JsonObject().put("type", "error").put("code", code());
        return id == null ? frame : frame.put("id", id);
    }
}
