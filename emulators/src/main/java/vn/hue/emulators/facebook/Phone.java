package vn.hue.emulators.facebook;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What the citizens' phones call, and tests as well.
 *
 * <pre>{@code
 * GET  /phone/facebook/api/<psid>/lines      {"lines":[{"from":"page","mid":"…","text":"…","buttons":[…]}],"typing":false}
 * POST /phone/facebook/api/<psid>/actions    see #act
 * POST /phone/facebook/api/<psid>/photos     a picture's bytes; Content-Type image/… or video/…
 * }</pre>
 */
final class Phone {

    private final EmulatedPage page;
    private final Hook hook;
    private final Events events;
    private final InstantSource clock;
    private final UnaryOperator<String> ids;
    private final Map<String, Buffer> files;
    private final Map<String, List<JsonObject>> lines = new ConcurrentHashMap<>();
    private final Map<String, Boolean> typing = new ConcurrentHashMap<>();

    Phone(
            EmulatedPage page,
            Hook hook,
            Events events,
            InstantSource clock,
            UnaryOperator<String> ids,
            Map<String, Buffer> files) {
        this.page = page;
        this.hook = hook;
        this.events = events;
        this.clock = clock;
        this.ids = ids;
        this.files = files;
    }

    void routes(Router router) {
        router.get("/phone/facebook/api/:psid/lines").handler(ctx -> {
            JsonArray all = new JsonArray();
            lines(ctx.pathParam("psid")).forEach(all::add);
            boolean busy = typing.getOrDefault(ctx.pathParam("psid"), false);
            GraphApi.answer(ctx, 200, new JsonObject().put("lines", all).put("typing", busy));
        });
        router.post("/phone/facebook/api/:psid/actions")
                .handler(BodyHandler.create(false).setBodyLimit(1 << 16))
                .handler(
                        ctx -> status(ctx, act(ctx.pathParam("psid"), ctx.body().asJsonObject(), origin(ctx))));
        router.post("/phone/facebook/api/:psid/photos")
                .handler(BodyHandler.create(false).setBodyLimit(25L << 20))
                .handler(ctx -> {
                    String type = String.valueOf(ctx.request().getHeader("Content-Type"));
                    String kind = type.startsWith("video/") ? "video" : "image";
                    String id = ids.apply("file_");
                    files.put(id, ctx.body().buffer());
                    status(
                            ctx,
                            act(
                                    ctx.pathParam("psid"),
                                    new JsonObject().put("kind", kind).put("file", id),
                                    origin(ctx)));
                });
    }

    private static String origin(RoutingContext ctx) {
        return "http://" + ctx.request().authority();
    }

    /**
     * Does something on a phone.
     *
     * <pre>{@code
     * {"kind":"text","text":"…"}  {"kind":"tap","title":"…","payload":"…"}  {"kind":"press","title":"…","payload":"…"}
     * {"kind":"image|video|audio|file","file":"…" or "url":"…"}  {"kind":"sticker","sticker":"…"}
     * {"kind":"location","lat":…,"long":…}  {"kind":"like","mid":"…"}  {"kind":"read"}  {"kind":"comment","text":"…"}
     * {"kind":"inbox","text":"…"}   somebody of the page types in its inbox
     * {"kind":"block"}
     * {…,"standby":true}            another app has the thread
     * }</pre>
     *
     * @return the webhook's status
     */
    Future<Integer> act(String psid, JsonObject action, String origin) {
        Instant now = clock.instant();
        String kind = action.getString("kind", "text");
        String text = action.getString("text", "");
        switch (kind) {
            case "block" -> {
                page.citizens().put(psid, new EmulatedPage.Citizen(now, true));
                return Future.succeededFuture(0);
            }
            case "read" -> {
                JsonObject read =
                        new JsonObject().put("watermark", now.plusMillis(1).toEpochMilli());
                return hook.call(events.fromCitizen(psid, now.plusMillis(1), "read", read));
            }
            case "comment" -> {
                String id = ids.apply(page.pageId() + '_');
                page.comments().put(id, new EmulatedPage.Comment(psid, now));
                line(
                        psid,
                        new JsonObject()
                                .put("from", "citizen")
                                .put("mid", id)
                                .put("text", text)
                                .put("comment", true));
                return hook.call(events.comment(id, "c" + psid, text, now))
                        .onSuccess(status -> taken(psid, id, status));
            }
            case "inbox" -> {
                JsonObject echo =
                        new JsonObject().put("mid", ids.apply("m_inbox")).put("text", text);
                line(psid, new JsonObject().put("from", "page").put("text", text));
                return hook.call(events.echo(psid, now, echo.put("app_id", 263902037430900L)));
            }
            default -> {
                page.heard(psid, now);
                JsonObject body = said(psid, now, kind, action, origin);
                List<JsonObject> shown = lines(psid);
                String mid = shown.isEmpty()
                        ? ""
                        : String.valueOf(shown.get(shown.size() - 1).getString("mid"));
                boolean shownOnly = action.getBoolean("standby", false);
                return hook.call(shownOnly ? Events.standby(body) : body).onSuccess(status -> taken(psid, mid, status));
            }
        }
    }

    private JsonObject said(String psid, Instant now, String kind, JsonObject action, String origin) {
        String mid = ids.apply("m_citizen");
        JsonObject message = new JsonObject().put("mid", mid);
        String title = action.getString("title", "");
        JsonObject line = new JsonObject().put("from", "citizen").put("mid", mid);
        switch (kind) {
            case "tap" -> {
                message.put("text", title)
                        .put("quick_reply", new JsonObject().put("payload", action.getString("payload")));
                line.put("text", title);
            }
            case "press" -> {
                line(psid, line.put("text", title));
                return events.fromCitizen(
                        psid,
                        now,
                        "postback",
                        new JsonObject()
                                .put("mid", mid)
                                .put("title", title)
                                .put("payload", action.getString("payload")));
            }
            case "like" -> {
                JsonObject reaction = new JsonObject()
                        .put("mid", action.getString("mid", mid))
                        .put("action", "react")
                        .put("reaction", "like")
                        .put("emoji", "👍");
                return events.fromCitizen(psid, now, "reaction", reaction);
            }
            case "image", "video", "audio", "file" -> {
                String url = action.getString("url", origin + "/emulator/facebook/cdn/" + action.getString("file", ""));
                attach(message, kind, new JsonObject().put("url", url));
                line.put(kind, url);
            }
            case "sticker" -> {
                attach(message, "sticker", new JsonObject().put("sticker_id", action.getValue("sticker")));
                line.put("text", "👍");
            }
            case "location" -> {
                JsonObject coordinates =
                        new JsonObject().put("lat", action.getDouble("lat")).put("long", action.getDouble("long"));
                attach(message, "location", new JsonObject().put("coordinates", coordinates));
                line.put("lat", action.getDouble("lat"))
                        .put("long", action.getDouble("long"))
                        .put("text", "📍 " + action.getDouble("lat") + ", " + action.getDouble("long"));
            }
            default -> {
                message.put("text", action.getString("text", ""));
                line.put("text", action.getString("text", ""));
            }
        }
        line(psid, line);
        return events.fromCitizen(psid, now, "message", message);
    }

    private static void attach(JsonObject message, String type, JsonObject payload) {
        message.put(
                "attachments",
                new JsonArray().add(new JsonObject().put("type", type).put("payload", payload)));
    }

    /** The page's message appears on the phone. */
    void heard(String psid, String mid, JsonObject message) {
        typing.put(psid, false);
        JsonObject line = new JsonObject().put("from", "page").put("mid", mid);
        if (message.getValue("text") instanceof String text) {
            line.put("text", text);
        }
        if (message.getValue("quick_replies") instanceof JsonArray replies) {
            line.put("quick_replies", replies);
        }
        if (message.getValue("attachment") instanceof JsonObject attachment) {
            JsonObject payload = attachment.getJsonObject("payload");
            if ("template".equals(attachment.getString("type"))) {
                line.put("text", payload.getString("text")).put("buttons", payload.getJsonArray("buttons"));
            } else {
                line.put("attachment", attachment.getString("type"));
            }
        }
        line(psid, line);
    }

    void doing(String psid, String action) {
        if (action.equals("mark_seen")) {
            mark(psid, line -> "citizen".equals(line.getString("from")), "seen");
        } else {
            typing.put(psid, action.equals("typing_on"));
        }
    }

    /** What the webhook said to a citizen's message; 0 when it was held back. */
    private void taken(String psid, String mid, int status) {
        if (status != 0) {
            mark(psid, line -> mid.equals(line.getString("mid")), status == 200 ? "taken" : "failed");
        }
    }

    private void mark(String psid, Predicate<JsonObject> which, String how) {
        List<JsonObject> all = lines.computeIfAbsent(psid, unknown -> new ArrayList<>());
        synchronized (all) {
            all.replaceAll(line -> which.test(line) ? line.copy().put(how, true) : line);
        }
    }

    private void line(String psid, JsonObject line) {
        List<JsonObject> all = lines.computeIfAbsent(psid, unknown -> new ArrayList<>());
        synchronized (all) {
            all.add(line.put("at", clock.instant().toEpochMilli()));
        }
    }

    List<JsonObject> lines(String psid) {
        List<JsonObject> all = lines.getOrDefault(psid, List.of());
        synchronized (all) {
            return List.copyOf(all);
        }
    }

    private static void status(RoutingContext ctx, Future<Integer> status) {
        status.onSuccess(done -> GraphApi.answer(ctx, 200, new JsonObject().put("status", done)))
                .onFailure(ctx::fail);
    }
}
