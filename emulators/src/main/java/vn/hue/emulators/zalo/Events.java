package vn.hue.emulators.zalo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends signed events to the gateway, and again when they find no 200.
 *
 * <pre>{@code
 * POST /control/events {"event_name":"follow",…}   sends any event, with its timestamp or the present one
 * GET  /control/events                             what was answered to each
 * POST /control/webhook {"url":"http://…"}         where they go
 * POST /control/receipts                           lets go what waits
 * }</pre>
 */
final class Events {

    private static final int COPIES = 5;
    private static final long PATIENCE_MILLIS = 5_000;
    private static final long AFTER_ANSWER_MILLIS = 20;

    private final Vertx vertx;
    private final ZaloApp app;
    private final Faults faults;
    private final InstantSource clock;
    private final Consumer<String> taken;
    private final WebClient web;
    private final JsonArray answers = new JsonArray();
    private final Deque<JsonObject> held = new ArrayDeque<>();
    private @Nullable JsonObject overtaken;
    private String webhook;
    private long number;

    /** @param taken told the id of every message whose event found its 200 */
    Events(Vertx vertx, ZaloApp app, Faults faults, InstantSource clock, Consumer<String> taken) {
        this.vertx = vertx;
        this.app = app;
        this.faults = faults;
        this.clock = clock;
        this.taken = taken;
        this.web = WebClient.create(vertx);
        this.webhook = app.webhook();
    }

    void routes(Router router) {
        router.post("/control/events").handler(BodyHandler.create(false)).handler(ctx -> {
            send(ctx.body().asJsonObject());
            Answers.json(ctx, new JsonObject());
        });
        router.get("/control/events").handler(ctx -> Answers.json(ctx, new JsonObject().put("answers", answers)));
        router.post("/control/webhook").handler(BodyHandler.create(false)).handler(ctx -> {
            webhook = ctx.body().asJsonObject().getString("url");
            Answers.json(ctx, new JsonObject());
        });
        router.post("/control/receipts").handler(ctx -> {
            List<JsonObject> all = new ArrayList<>(held);
            held.clear();
            all.forEach(this::dispatch);
            Answers.json(ctx, new JsonObject());
        });
    }

    String messageId() {
        return String.format("%08x%012d", clock.millis() & 0xffffffffL, ++number);
    }

    /** The present moment as Zalo writes it. */
    String now() {
        return Long.toString(clock.millis());
    }

    /** An event between a user and the account, without its message. */
    JsonObject event(String name, String sender, String recipient) {
        return new JsonObject()
                .put("app_id", app.appId())
                .put("user_id_by_app", "5" + (sender.equals(app.oaId()) ? recipient : sender))
                .put("event_name", name)
                .put("sender", new JsonObject().put("id", sender))
                .put("recipient", new JsonObject().put("id", recipient));
    }

    /** Of a citizen: may be doubled or overtaken. */
    void send(JsonObject event) {
        stamp(event);
        if (faults.strikes(Faults.Kind.REORDER)) {
            overtaken = event;
            return;
        }
        int copies = faults.strikes(Faults.Kind.DUPLICATE) ? COPIES : 1;
        List<Future<?>> sent = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            sent.add(dispatch(event));
        }
        JsonObject late = overtaken;
        if (late != null) {
            overtaken = null;
            Future.join(sent).onComplete(first -> dispatch(late));
        }
    }

    /** Receipts and echoes. */
    void report(JsonObject event) {
        if (faults.strikes(Faults.Kind.DELAY_RECEIPTS)) {
            held.add(event);
        } else {
            dispatch(event);
        }
    }

    /** After the answer that is being written has left. */
    void later(Runnable report) {
        vertx.setTimer(AFTER_ANSWER_MILLIS, tick -> report.run());
    }

    /** When it happened, however late it is told. */
    private void stamp(JsonObject event) {
        if (!event.containsKey("timestamp")) {
            event.put("timestamp", now());
        }
    }

    /** Completes when it was answered for the first time, however. */
    private Future<?> dispatch(JsonObject event) {
        stamp(event);
        return post(event, event.toBuffer(), 0);
    }

    private Future<?> post(JsonObject event, Buffer body, int retry) {
        if (webhook.isEmpty()) {
            return Future.succeededFuture();
        }
        String mac = Hashes.mac(app.appId(), body.getBytes(), event.getString("timestamp"), app.oaSecret());
        var request = web.postAbs(webhook)
                .putHeader("Content-Type", "application/json")
                .putHeader("X-ZEvent-Signature", mac)
                .timeout(PATIENCE_MILLIS);
        if (event.getJsonObject("message", new JsonObject()).containsKey("tracking_id")) {
            request.putHeader("X-ZEvent-Server", "ZNS");
        }
        if (retry > 0) {
            request.putHeader("num_retry", Integer.toString(retry));
        }
        return request.sendBuffer(body).onComplete(answer -> {
            int status = answer.succeeded() ? answer.result().statusCode() : 0;
            answers.add(
                    new JsonObject().put("event", event.getString("event_name")).put("status", status));
            JsonObject message = event.getJsonObject("message");
            if (status == 200 && message != null && message.containsKey("msg_id")) {
                taken.accept(message.getString("msg_id"));
            }
            if (status != 200 && retry < app.again().size()) {
                vertx.setTimer(app.again().get(retry).toMillis(), later -> post(event, body, retry + 1));
            }
        });
    }
}
