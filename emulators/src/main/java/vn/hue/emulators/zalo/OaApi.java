package vn.hue.emulators.zalo;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The OA API: takes what Zalo takes, refuses what Zalo refuses. */
final class OaApi {

    private static final Set<String> DOCUMENTS = Set.of("pdf", "doc", "docx", "csv");

    private final ZaloApp app;
    private final Grants grants;
    private final Faults faults;
    private final Events events;
    private final Chats chats;
    private final Map<String, Buffer> assets = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Checks checks = new Checks(known);
    private final JsonArray requests = new JsonArray();

    OaApi(ZaloApp app, Grants grants, Faults faults, Events events, Chats chats) {
        this.app = app;
        this.grants = grants;
        this.faults = faults;
        this.events = events;
        this.chats = chats;
    }

    void routes(Router router, String uploads) {
        send(router, "/v3.0/oa/message/cs", ctx -> guarded(ctx, checks::consultation, true));
        send(router, "/v2.0/oa/message", ctx -> guarded(ctx, checks::legacy, false));
        send(router, "/v3.0/oa/message/template", ctx -> guarded(ctx, checks::template, false));
        send(router, "/message/template", ctx -> guarded(ctx, checks::templateByPhone, false));
        send(router, "/v3.0/oa/message/transaction", ctx -> Answers.error(ctx, -240));
        send(router, "/v3.0/oa/message/promotion", ctx -> Answers.error(ctx, -240));
        for (String kind : new String[] {"image", "gif", "file"}) {
            router.post("/v2.0/oa/upload/" + kind)
                    .handler(BodyHandler.create(uploads).setDeleteUploadedFilesOnEnd(true))
                    .handler(ctx -> upload(ctx, kind));
        }
        router.get("/v2.0/oa/getoa").handler(ctx -> {
            int objection = grants.objection(ctx.request());
            if (objection != 0) {
                Answers.error(ctx, objection);
            } else {
                Answers.success(
                        ctx,
                        new JsonObject()
                                .put("oaid", app.oaId())
                                .put("name", "Huế")
                                .put("is_verified", true));
            }
        });
        router.get("/control/sent").handler(ctx -> Answers.json(ctx, new JsonObject().put("requests", requests)));
        router.get("/control/chats").handler(ctx -> Answers.json(ctx, chats.all()));
        router.delete("/control/assets").handler(ctx -> {
            known.clear();
            Answers.json(ctx, new JsonObject());
        });
        router.get("/phone/zalo/assets/:id").handler(ctx -> {
            Buffer asset = assets.get(ctx.pathParam("id"));
            if (asset == null) {
                Answers.end(ctx, 404, "text/plain", Buffer.buffer("gone"));
            } else {
                Answers.end(ctx, 200, "application/octet-stream", asset);
            }
        });
    }

    private static void send(Router router, String path, Handler<RoutingContext> handler) {
        router.post(path).handler(BodyHandler.create(false)).handler(handler);
    }

    private void guarded(RoutingContext ctx, ToIntFunction<JsonObject> check, boolean windowed) {
        if (faults.strikes(Faults.Kind.HTML)) {
            Answers.html(ctx, 502);
            return;
        }
        JsonObject body = body(ctx);
        int objection = objection(ctx, body, check, windowed);
        if (objection != 0 || body == null) {
            Answers.error(ctx, objection);
            return;
        }
        JsonObject data = take(body);
        if (faults.strikes(Faults.Kind.LIE)) {
            faults.lie().answer(ctx.vertx(), ctx.response());
            return;
        } else if (faults.strikes(Faults.Kind.LOST)) {
            return;
        }
        Answers.success(ctx, data);
    }

    private int objection(
            RoutingContext ctx, @Nullable JsonObject body, ToIntFunction<JsonObject> check, boolean windowed) {
        if (faults.strikes(Faults.Kind.RATE)) {
            return -32;
        }
        if (faults.strikes(Faults.Kind.ERROR)) {
            return faults.code();
        }
        int refused = grants.objection(ctx.request());
        if (refused != 0) {
            return refused;
        }
        String type = String.valueOf(ctx.request().getHeader("Content-Type"));
        if (body == null || !type.startsWith("application/json")) {
            return -201;
        }
        int wrong = check.applyAsInt(body);
        if (wrong != 0 || !windowed) {
            return wrong;
        }
        String user = body.getJsonObject("recipient").getString("user_id");
        return faults.strikes(Faults.Kind.CLOSED_WINDOW) ? -230 : chats.objection(user);
    }

    private JsonObject take(JsonObject body) {
        requests.add(body);
        JsonObject action = body.getJsonObject("sender_action");
        if (action != null) {
            chats.react(action.getString("react_message_id"), action.getString("react_icon"));
            return new JsonObject();
        }
        String id = events.messageId();
        if (body.containsKey("phone")) {
            arrived(body, id);
            return new JsonObject().put("msg_id", id).put("sent_time", "0").put("sending_mode", "1");
        }
        JsonObject recipient = body.getJsonObject("recipient", body);
        String user = recipient.getString("user_id", recipient.getString("anonymous_id"));
        JsonObject message = body.getJsonObject("message", body);
        chats.account(user, id, message);
        boolean early = faults.strikes(Faults.Kind.EARLY_RECEIPTS);
        report(user, id, message, early);
        return new JsonObject()
                .put("message_id", id)
                .put("user_id", user)
                .put("quota", new JsonObject().put("quota_type", "reply"));
    }

    /** Of a template to a phone number Zalo tells the number, when it arrived and the sender's own id; there is no echo. */
    private void arrived(JsonObject body, String id) {
        JsonObject receipt = events.event("user_received_message", app.oaId(), body.getString("phone"))
                .put(
                        "message",
                        new JsonObject()
                                .put("msg_id", id)
                                .put("delivery_time", events.now())
                                .put("tracking_id", body.getString("tracking_id")));
        events.later(() -> events.report(receipt));
    }

    /** The echo and the receipt; mostly after the answer to the send, sometimes before. */
    private void report(String user, String id, JsonObject message, boolean early) {
        JsonObject content = new JsonObject().put("msg_id", id).put("text", message.getString("text", ""));
        JsonObject echo = events.event("oa_send_text", app.oaId(), user).put("message", content);
        JsonObject receipt = events.event("user_received_message", app.oaId(), user)
                .put("message", new JsonObject().put("msg_id", id));
        if (early) {
            events.report(receipt);
            events.report(echo);
        } else {
            events.later(() -> {
                events.report(echo);
                events.report(receipt);
            });
        }
    }

    private void upload(RoutingContext ctx, String kind) {
        int refused = grants.objection(ctx.request());
        if (refused != 0) {
            Answers.error(ctx, refused);
            return;
        }
        FileUpload file = ctx.fileUploads().stream()
                .filter(each -> each.name().equals("file") && !each.fileName().isBlank())
                .findFirst()
                .orElse(null);
        if (file == null) {
            Answers.error(ctx, -201);
            return;
        }
        ctx.vertx()
                .fileSystem()
                .readFile(Path.of(file.uploadedFileName()).toString())
                .onSuccess(bytes -> keep(ctx, kind, file.fileName(), bytes))
                .onFailure(lost -> Answers.error(ctx, -200));
    }

    private void keep(RoutingContext ctx, String kind, String name, Buffer bytes) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean picture = bytes.length() > 3
                && ((bytes.getUnsignedByte(0) == 0xff && bytes.getUnsignedByte(1) == 0xd8)
                        || (bytes.getUnsignedByte(0) == 0x89 && bytes.getByte(1) == 'P'));
        boolean image = kind.equals("image");
        if (image ? !picture : kind.equals("file") && !DOCUMENTS.contains(extension)) {
            Answers.error(ctx, -201);
        } else if (bytes.length() > (image ? 1 << 20 : 5 << 20)) {
            Answers.error(ctx, -210);
        } else {
            String id = kind + "-" + events.messageId();
            known.add(id);
            assets.put(id, bytes);
            Answers.success(ctx, new JsonObject().put(kind.equals("file") ? "token" : "attachment_id", id));
        }
    }

    private static @Nullable JsonObject body(RoutingContext ctx) {
        try {
            return ctx.body().asJsonObject();
        } catch (DecodeException | ClassCastException notAnObject) {
            return null;
        }
    }
}
