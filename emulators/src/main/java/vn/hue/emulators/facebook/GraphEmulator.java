package vn.hue.emulators.facebook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import vn.hue.emulators.phone.PhoneApp;

/**
 * Graph and Messenger for one page, on the loopback interface.
 *
 * <pre>{@code
 * /v25.0/…                          as Facebook has it, see GraphApi
 * POST /emulator/facebook/faults    see Faults        DELETE: none any more
 * POST /emulator/facebook/release   webhooks that were held back, newest first
 * POST /emulator/facebook/clock     {"seconds":86401}   later from now on
 * GET  /emulator/facebook/sends     what was taken and what was refused
 * }</pre>
 */
public final class GraphEmulator implements PhoneApp {

    private static final int SMALL = 1 << 16;

    private final InstantSource clock;
    private final EmulatedPage page;
    private final Faults faults = new Faults();
    private final Hook hook;
    private final Phone phone;
    private final GraphApi api;
    private final Map<String, Buffer> files = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Vertx vertx;
    private volatile Duration ahead = Duration.ZERO;
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
        this.hook = new Hook(vertx, appSecret, faults);
        Events events = new Events(pageId);
        this.phone = new Phone(page, hook, events, this::now, this::mid, files);
        this.api = new GraphApi(page, faults, hook, events, phone, this::now, this::mid);
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
        api.deadToken(dead);
        return this;
    }

    /** Sends in order: {@code {"body":…,"message_id":…}} or {@code {"body":…,"error":…}}. */
    public List<JsonObject> sends() {
        return api.sends();
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
        router.post("/emulator/facebook/faults").handler(GraphApi.body(SMALL)).handler(ctx -> {
            faults.add(ctx.body().asJsonObject());
            GraphApi.answer(ctx, 200, new JsonObject().put("ok", true));
        });
        router.delete("/emulator/facebook/faults").handler(ctx -> {
            faults.clear();
            api.deadToken(false);
            GraphApi.answer(ctx, 200, new JsonObject().put("ok", true));
        });
        router.post("/emulator/facebook/token").handler(GraphApi.body(SMALL)).handler(ctx -> {
            boolean dead = ctx.body().asJsonObject().getBoolean("dead", true);
            api.deadToken(dead);
            GraphApi.answer(ctx, 200, new JsonObject().put("dead", dead));
        });
        router.post("/emulator/facebook/release").handler(ctx -> hook.release()
                .onSuccess(status -> GraphApi.answer(ctx, 200, new JsonObject().put("status", status)))
                .onFailure(ctx::fail));
        router.post("/emulator/facebook/clock").handler(GraphApi.body(SMALL)).handler(ctx -> {
            later(Duration.ofSeconds(ctx.body().asJsonObject().getLong("seconds", 0L)));
            GraphApi.answer(ctx, 200, new JsonObject().put("now", now().toString()));
        });
        router.get("/emulator/facebook/sends").handler(ctx -> {
            JsonArray all = new JsonArray();
            api.sends().forEach(all::add);
            GraphApi.answer(ctx, 200, new JsonObject().put("sends", all));
        });
        router.get("/emulator/facebook/cdn/:id").handler(this::file);
        phone.routes(router);
        api.routes(router);
    }

    /** The next upload is refused. */
    public GraphEmulator refuseUpload(int code, int subcode) {
        api.refuseUpload(code, subcode);
        return this;
    }

    /** Everything uploaded is gone, as after 90 days. */
    public GraphEmulator forgetUploads() {
        page.attachments().clear();
        return this;
    }

    private void file(RoutingContext ctx) {
        Buffer file = files.get(ctx.pathParam("id"));
        ctx.response()
                .setStatusCode(file == null ? 403 : 200)
                .end(file == null ? Buffer.buffer() : file)
                .onFailure(gone -> {});
    }
}
