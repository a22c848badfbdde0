package vn.hue.emulators.facebook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import vn.hue.emulators.phone.PhoneApp;

/**
 * Graph and Messenger for one page, on the loopback interface.
 *
 * <pre>{@code
 * POST /v25.0/<page>/messages, /v25.0/<page>/message_attachments, GET /v25.0/<psid>   as Facebook has them
 * POST /emulator/facebook/faults    see Faults        DELETE: none any more
 * POST /emulator/facebook/release   webhooks that were held back, newest first
 * POST /emulator/facebook/clock     {"seconds":86401}   later from now on
 * GET  /emulator/facebook/sends     what was taken and what was refused
 * }</pre>
 */
public final class GraphEmulator implements PhoneApp {

    private static final long LARGEST_UPLOAD = 25L << 20;
    private static final int ROOM_FOR_FORM = 1 << 16;
    private static final Duration SEEN_AFTER = Duration.ofMillis(1);

    private final InstantSource clock;
    private final EmulatedPage page;
    private final SendCheck check;
    private final Faults faults = new Faults();
    private final Hook hook;
    private final Events events;
    private final Phone phone;
    private final List<JsonObject> sends = new CopyOnWriteArrayList<>();
    private final Map<String, Buffer> files = new ConcurrentHashMap<>();
    private final List<JsonObject> uploadFaults = new CopyOnWriteArrayList<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Vertx vertx;
    private volatile Duration ahead = Duration.ZERO;
    private volatile boolean tokenDead;
    private @Nullable HttpServer server;

    /**
     * @param humanAgent whether the app has the Human Agent feature
     * @param clock what it takes for now, until it is put forward
     */
    public GraphEmulator(
            Vertx vertx,
            String appId,
            String appSecret,
            String pageId,
            String token,
            boolean humanAgent,
            InstantSource clock) {
        this.vertx = vertx;
        this.clock = clock;
        this.page = new EmulatedPage(appId, appSecret, pageId, token, humanAgent);
        this.check = new SendCheck(page);
        this.hook = new Hook(vertx, appSecret, faults);
        this.events = new Events(pageId);
        this.phone = new Phone(page, hook, events, this::now, this::mid, files);
    }

    /** Listens on 127.0.0.1; port 0 takes any. */
    public Future<GraphEmulator> listen(int port) {
        Router router = Router.router(vertx);
        routes(router);
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .map(listening -> {
                    server = listening;
                    return this;
                });
    }

    public Future<Void> close() {
        hook.close();
        return server == null ? Future.succeededFuture() : server.close();
    }

    /** {@code http://127.0.0.1:<port>}. */
    public String origin() {
        if (server == null) {
            throw new IllegalStateException("not listening");
        }
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Where the page's webhook is; nothing is called before it is known. */
    public GraphEmulator webhook(String url) {
        hook.url(url);
        return this;
    }

    /** What a citizen does on the phone; the webhook's status. See {@link Phone#act}. */
    public Future<Integer> act(String psid, JsonObject action) {
        return phone.act(psid, action, origin());
    }

    /** A webhook of any content, signed. */
    public Future<Integer> call(JsonObject body) {
        return hook.call(body);
    }

    /** Adds a fault; see the control API. */
    public GraphEmulator fault(JsonObject fault) {
        faults.add(fault);
        return this;
    }

    /** Sends what was held back, newest first. */
    public Future<Integer> release() {
        return hook.release();
    }

    /** From now on it is later. */
    public GraphEmulator later(Duration duration) {
        ahead = ahead.plus(duration);
        return this;
    }

    /** Every token is refused, or the right one taken again. */
    public GraphEmulator deadToken(boolean dead) {
        tokenDead = dead;
        return this;
    }

    /** Sends in order: {@code {"body":…,"message_id":…}} or {@code {"body":…,"error":…}}. */
    public List<JsonObject> sends() {
        return List.copyOf(sends);
    }

    /** What a citizen's phone shows, in order. */
    public List<JsonObject> lines(String psid) {
        return phone.lines(psid);
    }

    /** How many files were uploaded. */
    public int uploads() {
        return page.attachments().size();
    }

    private Instant now() {
        return clock.instant().plus(ahead);
    }

    private String mid(String prefix) {
        return prefix + numbers.incrementAndGet() + '_' + Long.toHexString(now().toEpochMilli());
    }

    @Override
    public String name() {
        return "facebook";
    }

    @Override
    public String label() {
        return "Facebook";
    }

    /** For a server that has other emulators, too; without {@link #listen}. */
    @Override
    public void routes(Vertx on, Router router) {
        routes(router);
    }

    private void routes(Router router) {
        router.post("/:version/:page/messages").handler(body(1 << 20)).handler(this::send);
        router.post("/:version/:page/message_attachments")
                .handler(body(LARGEST_UPLOAD + ROOM_FOR_FORM))
                .handler(this::upload);
        router.post("/emulator/facebook/faults").handler(body(1 << 16)).handler(ctx -> {
            faults.add(ctx.body().asJsonObject());
            answer(ctx, 200, new JsonObject().put("ok", true));
        });
        router.delete("/emulator/facebook/faults").handler(ctx -> {
            faults.clear();
            tokenDead = false;
            answer(ctx, 200, new JsonObject().put("ok", true));
        });
        router.post("/emulator/facebook/token").handler(body(1 << 16)).handler(ctx -> {
            tokenDead = ctx.body().asJsonObject().getBoolean("dead", true);
            answer(ctx, 200, new JsonObject().put("dead", tokenDead));
        });
        router.post("/emulator/facebook/release").handler(ctx -> hook.release()
                .onSuccess(status -> answer(ctx, 200, new JsonObject().put("status", status)))
                .onFailure(ctx::fail));
        router.post("/emulator/facebook/clock").handler(body(1 << 16)).handler(ctx -> {
            later(Duration.ofSeconds(ctx.body().asJsonObject().getLong("seconds", 0L)));
            answer(ctx, 200, new JsonObject().put("now", now().toString()));
        });
        router.get("/emulator/facebook/sends").handler(ctx -> {
            JsonArray all = new JsonArray();
            sends.forEach(all::add);
            answer(ctx, 200, new JsonObject().put("sends", all));
        });
        router.get("/emulator/facebook/cdn/:id").handler(this::file);
        phone.routes(router);
        router.getWithRegex("/(?<version>v\\d+\\.\\d+)/(?<page>\\d+)").handler(this::profile);
    }

    private static BodyHandler body(long limit) {
        return BodyHandler.create(false).setBodyLimit(limit);
    }

    private void send(RoutingContext ctx) {
        JsonObject body;
        try {
            body = ctx.body().asJsonObject();
        } catch (DecodeException notJson) {
            body = null;
        }
        GraphError refusal = body == null ? GraphError.parameter("The body is not JSON") : admitted(ctx);
        JsonObject fault = body == null || body.containsKey("sender_action") ? null : faults.nextSend();
        String kind = fault == null ? "" : fault.getString("kind", "");
        if (refusal == null && kind.equals("error") && fault != null) {
            refusal = new GraphError(
                    fault.getInteger("status", 400),
                    fault.getInteger("code", 1),
                    fault.getInteger("subcode", 0),
                    GraphError.OAUTH,
                    "(#" + fault.getInteger("code", 1) + ") as asked");
        } else if (refusal == null && kind.equals("html") && fault != null) {
            ctx.response()
                    .setStatusCode(fault.getInteger("status", 502))
                    .putHeader("Content-Type", "text/html")
                    .end("<html><title>502 Bad Gateway</title></html>")
                    .onFailure(gone -> {});
            return;
        }
        if (refusal == null && body != null) {
            refusal = check.of(body, now());
        }
        if (refusal != null || body == null) {
            GraphError error = refusal == null ? GraphError.parameter("empty") : refusal;
            sends.add(new JsonObject().put("body", body).put("error", error.json()));
            answer(ctx, error.status(), error.json());
            return;
        }
        taken(ctx, body, fault, kind);
    }

    private void taken(RoutingContext ctx, JsonObject body, @Nullable JsonObject fault, String kind) {
        JsonObject recipient = body.getJsonObject("recipient");
        String comment = recipient.getString("comment_id");
        EmulatedPage.Comment commented =
                comment == null ? null : page.comments().get(comment);
        String psid = commented == null ? String.valueOf(recipient.getValue("id")) : commented.author;
        if (body.containsKey("sender_action")) {
            phone.doing(psid, body.getString("sender_action"));
            sends.add(new JsonObject().put("body", body));
            answer(ctx, 200, new JsonObject().put("recipient_id", psid));
            return;
        }
        String mid = mid("m_page");
        if (commented != null) {
            commented.replies.add(mid);
        }
        JsonObject message = body.getJsonObject("message");
        sends.add(new JsonObject().put("body", body).put("message_id", mid));
        phone.heard(psid, mid, message);
        if (fault != null && kind.equals("usage")) {
            usage(ctx, fault);
        }
        JsonObject answer = new JsonObject().put("recipient_id", psid).put("message_id", mid);
        Instant at = now();
        JsonObject echo = events.echo(psid, at, message.copy().put("mid", mid).put("app_id", page.appId()));
        JsonObject delivery = events.fromCitizen(
                psid,
                at.plus(SEEN_AFTER),
                "delivery",
                new JsonObject()
                        .put("mids", new JsonArray().add(mid))
                        .put("watermark", at.plus(SEEN_AFTER).toEpochMilli()));
        if (kind.equals("early")) {
            hook.call(delivery).compose(delivered -> hook.call(echo)).onComplete(told -> answer(ctx, 200, answer));
            return;
        }
        switch (kind) {
            case "silence" -> {}
            case "hangup" -> ctx.request().connection().close().onFailure(gone -> {});
            case "no-id" -> answer(ctx, 200, new JsonObject().put("recipient_id", psid));
            default -> answer(ctx, 200, answer);
        }
        hook.call(echo).onFailure(gone -> {});
        hook.call(delivery).onFailure(gone -> {});
    }

    private void usage(RoutingContext ctx, JsonObject fault) {
        int percent = fault.getInteger("percent", 99);
        JsonObject use = new JsonObject()
                .put("type", "messenger")
                .put("call_count", percent)
                .put("total_time", 1)
                .put("total_cputime", 1)
                .put("estimated_time_to_regain_access", fault.getInteger("minutes", 0));
        ctx.response()
                .putHeader(
                        "X-Business-Use-Case-Usage",
                        new JsonObject()
                                .put(page.pageId(), new JsonArray().add(use))
                                .encode());
    }

    /** {@code message={"attachment":{"type":"image","payload":{"is_reusable":true}}}} and {@code filedata}. */
    private void upload(RoutingContext ctx) {
        GraphError refusal = admitted(ctx);
        String form = ctx.request().getFormAttribute("message");
        JsonObject attachment = null;
        try {
            attachment = form == null ? null : new JsonObject(form).getJsonObject("attachment");
        } catch (DecodeException | ClassCastException notMessage) {
            refusal = GraphError.parameter("message is not JSON");
        }
        if (refusal == null && (attachment == null || attachment.getString("type") == null)) {
            refusal = GraphError.parameter("The parameter message is required");
        }
        JsonObject fault = refusal == null ? uploadFault() : null;
        if (fault != null) {
            refusal = GraphError.of(fault.getInteger("code", 100), fault.getInteger("subcode", 2018047), "as asked");
        }
        if (refusal != null || attachment == null) {
            GraphError error = refusal == null ? GraphError.parameter("empty") : refusal;
            answer(ctx, error.status(), error.json());
            return;
        }
        String id = Long.toString(7_000_000_000L + numbers.incrementAndGet());
        page.attachments().put(id, attachment.getString("type"));
        answer(ctx, 200, new JsonObject().put("attachment_id", id));
    }

    /** The next upload is refused. */
    public GraphEmulator refuseUpload(int code, int subcode) {
        uploadFaults.add(new JsonObject().put("code", code).put("subcode", subcode));
        return this;
    }

    private @Nullable JsonObject uploadFault() {
        return uploadFaults.isEmpty() ? null : uploadFaults.remove(0);
    }

    /** Everything uploaded is gone, as after 90 days. */
    public GraphEmulator forgetUploads() {
        page.attachments().clear();
        return this;
    }

    private @Nullable GraphError admitted(RoutingContext ctx) {
        String header = ctx.request().getHeader("Authorization");
        String token = header != null && header.startsWith("Bearer ")
                ? header.substring("Bearer ".length())
                : ctx.request().getParam("access_token");
        String asked = ctx.pathParam("page");
        if (tokenDead || !page.token().equals(token)) {
            return GraphError.token();
        } else if (!hook.proof(page.token()).equals(ctx.request().getParam("appsecret_proof"))) {
            return GraphError.parameter("Invalid appsecret_proof provided in the API argument");
        } else if (!ctx.pathParam("version").matches("v\\d+\\.\\d+")) {
            return GraphError.of(2500, 0, "Unknown path components");
        }
        return asked == null || asked.equals("me") || asked.equals(page.pageId())
                ? null
                : GraphError.of(100, 33, "Object with ID '" + asked + "' does not exist");
    }

    private void profile(RoutingContext ctx) {
        GraphError refusal = admitted(ctx);
        if (refusal == null) {
            refusal = GraphError.of(100, 33, "Object does not exist or permission is missing");
        }
        answer(ctx, refusal.status(), refusal.json());
    }

    private void file(RoutingContext ctx) {
        Buffer file = files.get(ctx.pathParam("id"));
        ctx.response()
                .setStatusCode(file == null ? 403 : 200)
                .end(file == null ? Buffer.buffer() : file)
                .onFailure(gone -> {});
    }

    static void answer(RoutingContext ctx, int status, JsonObject body) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=UTF-8")
                .putHeader("X-App-Usage", "{\"call_count\":1,\"total_time\":1,\"total_cputime\":1}")
                .end(body.encode())
                .onFailure(gone -> {});
    }
}
