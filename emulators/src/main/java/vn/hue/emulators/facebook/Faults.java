package vn.hue.emulators.facebook;

import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong next, in the order it was asked for; each fault is used up by one send or one webhook.
 *
 * <pre>{@code
 * {"on":"send","kind":"error","code":613,"subcode":0,"times":2}
 * {"on":"send","kind":"html","status":502}
 * {"on":"send","kind":"silence"}            taken, but no answer ever
 * {"on":"send","kind":"hangup"}             taken, then the connection is closed
 * {"on":"send","kind":"lie","lie":"flood"} taken, and answered as no honest provider does
 * {"on":"send","kind":"early"}              the receipt and the echo come before the answer
 * {"on":"send","kind":"no-id"}              200 without message_id
 * {"on":"send","kind":"usage","percent":99,"minutes":7}   taken, with usage headers
 * {"on":"webhook","kind":"duplicate","copies":5}
 * {"on":"webhook","kind":"hold"}            kept back until release, which sends newest first
 * }</pre>
 */
final class Faults {

    private final Deque<JsonObject> sends = new ArrayDeque<>();
    private final Deque<JsonObject> webhooks = new ArrayDeque<>();

    synchronized void add(JsonObject fault) {
        Deque<JsonObject> queue = "webhook".equals(fault.getString("on")) ? webhooks : sends;
        int times = Math.max(1, fault.getInteger("times", 1));
        for (int i = 0; i < times; i++) {
            queue.add(fault);
        }
    }

    synchronized void clear() {
        sends.clear();
        webhooks.clear();
    }

    synchronized @Nullable JsonObject nextSend() {
        return sends.poll();
    }

    synchronized @Nullable JsonObject nextWebhook() {
        return webhooks.poll();
    }
}
