package vn.hue.emulators.zalo;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the citizen's phone calls, and tests as well.
 *
 * <pre>{@code
 * GET  /phone/zalo/api/lines?user=U&after=N
 * POST /phone/zalo/api/text   {"user":"U","text":"…","quotes":"…"}
 * POST /phone/zalo/api/photo?user=U&text=…   the bytes
 * POST /phone/zalo/api/pin    {"user":"U","lat":16.46,"lng":107.59,"label":"…"}
 * POST /phone/zalo/api/tap    {"user":"U","line":"<id>","button":0}
 * POST /phone/zalo/api/form   {"user":"U","name":"…","phone":"84…","address":"…"}
 * POST /phone/zalo/api/seen   {"user":"U","ids":["…"]}
 * POST /phone/zalo/api/follow {"user":"U"}
 * POST /phone/zalo/api/withdraw {"user":"U"}   takes back the consent to keep their data
 * POST /phone/zalo/api/console {"user":"U","text":"…","admin":"…"}   a person in Zalo's own console answers
 * }</pre>
 */
final class Phone {

    private static final long LARGEST_PHOTO = 25L << 20;

    private final ZaloApp app;
    private final Events events;
    private final Chats chats;
    private final Map<String, Buffer> photos = new HashMap<>();

    Phone(ZaloApp app, Events events, Chats chats) {
        this.app = app;
        this.events = events;
        this.chats = chats;
    }

    void routes(Router router) {
        router.get("/phone/zalo/api/lines").handler(ctx -> {
            String after = ctx.request().getParam("after", "0");
            int skip = after.matches("\\d{1,6}") ? Integer.parseInt(after) : 0;
            Answers.json(ctx, new JsonObject().put("lines", chats.lines(user(ctx), skip)));
        });
        router.post("/phone/zalo/api/photo")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_PHOTO))
                .handler(this::photo);
        router.get("/phone/zalo/media/:id").handler(ctx -> {
            Buffer photo = photos.get(ctx.pathParam("id"));
            Answers.end(ctx, photo == null ? 404 : 200, "image/jpeg", photo == null ? Buffer.buffer() : photo);
        });
        post(router, "text", this::text);
        post(router, "pin", this::pin);
        post(router, "tap", this::tap);
        post(router, "form", this::form);
        post(router, "seen", this::seen);
        post(router, "console", this::console);
        post(router, "withdraw", said -> {
            String user = said.getString("user");
            events.send(new JsonObject()
                    .put("event_name", "user_withdraw")
                    .put("app_id", app.appId())
                    .put("oa_id", app.oaId())
                    .put("user_id", user)
                    .put("user_id_by_app", "5" + user));
            return user;
        });
        post(router, "follow", said -> {
            String user = said.getString("user");
            chats.acts(user);
            events.send(new JsonObject()
                    .put("event_name", "follow")
                    .put("app_id", app.appId())
                    .put("oa_id", app.oaId())
                    .put("follower", new JsonObject().put("id", user))
                    .put("user_id_by_app", "5" + user)
                    .put("source", "oa_profile"));
            return user;
        });
    }

    private String text(JsonObject said) {
        JsonObject message = new JsonObject().put("text", said.getString("text"));
        if (said.containsKey("quotes")) {
            message.put("quote_msg_id", said.getString("quotes"));
        }
        return say(said.getString("user"), "user_send_text", message);
    }

    private String pin(JsonObject said) {
        JsonObject coordinates = new JsonObject()
                .put("latitude", String.valueOf(said.getValue("lat")))
                .put("longitude", String.valueOf(said.getValue("lng")));
        JsonObject message = new JsonObject()
                .put("text", said.getString("label", ""))
                .put("attachments", attachment("location", new JsonObject().put("coordinates", coordinates)));
        return say(said.getString("user"), "user_send_location", message);
    }

    /** A tap has no event of its own: the button's payload arrives as typed words. */
    private String tap(JsonObject said) {
        JsonObject line = chats.line(said.getString("user"), said.getString("line"));
        if (line == null) {
            return "";
        }
        JsonArray buttons = line.getJsonObject("message")
                .getJsonObject("attachment")
                .getJsonObject("payload")
                .getJsonArray("buttons");
        String payload = buttons.getJsonObject(said.getInteger("button")).getString("payload");
        return say(said.getString("user"), "user_send_text", new JsonObject().put("text", payload));
    }

    private String form(JsonObject said) {
        String user = said.getString("user");
        JsonObject info = new JsonObject()
                .put("name", said.getString("name"))
                .put("phone", said.getString("phone"))
                .put("full_address", new JsonObject().put("user_address", said.getString("address", "")));
        events.send(events.event("user_submit_info", user, app.oaId()).put("info", info));
        return user;
    }

    private String seen(JsonObject said) {
        String user = said.getString("user");
        events.report(events.event("user_seen_message", app.oaId(), user)
                .put("message", new JsonObject().put("msg_ids", said.getJsonArray("ids"))));
        return user;
    }

    private String console(JsonObject said) {
        String user = said.getString("user");
        String id = events.messageId();
        JsonObject message = new JsonObject().put("text", said.getString("text"));
        chats.account(user, id, message);
        JsonObject echo = events.event("oa_send_text", app.oaId(), user)
                .put("message", message.copy().put("msg_id", id));
        echo.getJsonObject("sender").put("admin_id", said.getString("admin", "77"));
        events.send(echo);
        return id;
    }

    private void photo(RoutingContext ctx) {
        String id = "photo-" + events.messageId();
        Buffer bytes = ctx.body().buffer();
        photos.put(id, bytes == null ? Buffer.buffer() : bytes);
        String url = "http://" + ctx.request().authority() + "/phone/zalo/media/" + id;
        JsonObject message = new JsonObject()
                .put(
                        "attachments",
                        attachment(
                                "image", new JsonObject().put("thumbnail", url).put("url", url)));
        String text = ctx.request().getParam("text");
        if (text != null) {
            message.put("text", text);
        }
        Answers.json(ctx, new JsonObject().put("id", say(user(ctx), "user_send_image", message)));
    }

    private String say(String user, String event, JsonObject message) {
        String id = events.messageId();
        chats.citizen(user, id, message);
        events.send(events.event(event, user, app.oaId())
                .put("message", new JsonObject().put("msg_id", id).mergeIn(message)));
        return id;
    }

    private static JsonArray attachment(String type, JsonObject payload) {
        return new JsonArray().add(new JsonObject().put("type", type).put("payload", payload));
    }

    private static String user(RoutingContext ctx) {
        return ctx.request().getParam("user", "");
    }

    private static void post(Router router, String name, Act act) {
        router.post("/phone/zalo/api/" + name)
                .handler(BodyHandler.create(false))
                .handler(ctx -> Answers.json(
                        ctx, new JsonObject().put("id", act.on(ctx.body().asJsonObject()))));
    }

    /** What the citizen does; gives the id of what came of it. */
    private interface Act {
        @Nullable
        String on(JsonObject said);
    }
}
