package vn.hue.emulators.facebook;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.hue.emulators.network.Lie;

/**
 * The calls apps make to Graph, as Facebook has them: what is right is taken, shown on the phone and told to the webhook.
 *
 * <pre>{@code
 * POST /v25.0/<page>/messages, /v25.0/<page>/message_attachments
 * GET  /v25.0/<psid>
 * }</pre>
 */
final class GraphApi {

    private static final long LARGEST_UPLOAD = 25L << 20;
    private static final int LARGEST_MESSAGE = 1 << 20;
    private static final int ROOM_FOR_FORM = 1 << 16;
    private static final long FIRST_ATTACHMENT = 7_000_000_000L;
    private static final Duration SEEN_AFTER = Duration.ofMillis(1);

    private final EmulatedPage page;
    private final Faults faults;
    private final Hook hook;
    private final Events events;
    private final Phone phone;
    private final Supplier<Instant> now;
    private final UnaryOperator<String> mid;
    private final SendCheck check;
    private final List<JsonObject> sends = new CopyOnWriteArrayList<>();
    private final List<JsonObject> uploadFaults = new CopyOnWriteArrayList<>();
    private final AtomicLong uploads = new AtomicLong();
    private volatile boolean tokenDead;

    /** @param mid makes a new message id that begins so */
    GraphApi(
            EmulatedPage page,
            Faults faults,
            Hook hook,
            Events events,
            Phone phone,
            Supplier<Instant> now,
            UnaryOperator<String> mid) {
        this.page = page;
        this.faults = faults;
        this.hook = hook;
        this.events = events;
        this.phone = phone;
        this.now = now;
        this.mid = mid;
        this.check = new SendCheck(page);
    }

    void routes(Router router) {
        router.post("/:version/:page/messages").handler(body(LARGEST_MESSAGE)).handler(this::send);
        router.post("/:version/:page/message_attachments")
                .handler(body(LARGEST_UPLOAD + ROOM_FOR_FORM))
                .handler(this::upload);
        router.getWithRegex("/(?<version>v\\d+\\.\\d+)/(?<page>\\d+)").handler(this::profile);
    }

    /** In order: {@code {"body":…,"message_id":…}} or {@code {"body":…,"error":…}}. */
    List<JsonObject> sends() {
        return List.copyOf(sends);
    }

    void deadToken(boolean dead) {
        tokenDead = dead;
    }

    void refuseUpload(int code, int subcode) {
        uploadFaults.add(new JsonObject().put("code", code).put("subcode", subcode));
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
            refusal = check.of(body, now.get());
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
        String mid = this.mid.apply("m_page");
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
        Instant at = now.get();
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
            case "lie" -> lie(ctx, fault);
            case "no-id" -> answer(ctx, 200, new JsonObject().put("recipient_id", psid));
            default -> answer(ctx, 200, answer);
        }
        hook.call(echo).onFailure(gone -> {});
        hook.call(delivery).onFailure(gone -> {});
    }

    private static void lie(RoutingContext ctx, @Nullable JsonObject fault) {
        String which = fault == null ? "" : fault.getString("lie", "");
        Lie.valueOf(which.toUpperCase(Locale.ROOT)).answer(ctx.vertx(), ctx.response());
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
        String id = Long.toString(FIRST_ATTACHMENT + uploads.incrementAndGet());
        page.attachments().put(id, attachment.getString("type"));
        answer(ctx, 200, new JsonObject().put("attachment_id", id));
    }

    private @Nullable JsonObject uploadFault() {
        return uploadFaults.isEmpty() ? null : uploadFaults.remove(0);
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

    static BodyHandler body(long limit) {
        return BodyHandler.create(false).setBodyLimit(limit);
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
