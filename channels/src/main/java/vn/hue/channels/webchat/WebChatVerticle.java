package vn.hue.channels.webchat;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.ChannelAdapter;
import vn.hue.channels.History;
import vn.hue.channels.Intake;
import vn.hue.channels.MediaStore;
import vn.hue.channels.Spool;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Capabilities;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Outbound;

/**
 * The web chat: a page at {@code /chat} and a widget at {@code /webchat/widget.js}.
 *
 * <p>Deploy it before mounting its routes. The routes may be served by any event loop. Frames are limited here to
 * {@value FrameReader#LONGEST_FRAME} characters; the server's own limit ({@code maxWebSocketMessageSize}) should be
 * 256 KB or less.
 */
public final class WebChatVerticle extends VerticleBase implements ChannelAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(WebChatVerticle.class);
    private static final Duration SWEEP = Duration.ofSeconds(10);

    /** Text may be longer than a citizen's: the summary of a report is. A message is shown once, whoever repeats it. */
    private static final Capabilities CAPABILITIES = new Capabilities(4_000, 13, true, true, true, null, true);

    private final Intake intake;
    private final History history;
    private final MediaStore media;
    private final WebChatSettings settings;
    private final InstantSource clock;
    private final Sessions sessions;
    private final MediaPasses passes;
    private final Lines lines;
    private final Sockets sockets;
    private final Visitor visitor;
    private final Rates newSessions;
    private final Rates requests;

    public WebChatVerticle(
            Intake intake, History history, MediaStore media, WebChatSettings settings, InstantSource clock) {
        this.intake = intake;
        this.history = history;
        this.media = media;
        this.settings = settings;
        this.clock = clock;
        Seal seal = new Seal(settings.sessionSecret());
        this.sessions = new Sessions(seal);
        this.passes = new MediaPasses(seal, clock);
        this.lines = new Lines(passes);
        this.sockets = new Sockets(settings.rates().sockets(), settings.rates().sessionSockets());
        this.visitor = new Visitor(settings.behindProxy());
        this.newSessions = new Rates(settings.rates().sessions(), clock);
        this.requests = new Rates(settings.rates().requests(), clock);
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(SWEEP.toMillis(), tick -> sockets.closeSilent(clock.instant()));
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        sockets.closeAll();
        return Future.succeededFuture();
    }

    @Override
    public String channel() {
        return Sessions.CHANNEL;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public void routes(Router router) {
        Vertx running = vertx;
        Exchange exchange = new Exchange(
                running,
                intake,
                history,
                lines,
                new FrameReader(settings.limits().text(), passes),
                settings.rates(),
                clock);
        router.route("/chat").handler(this::admit);
        router.route("/webchat/*").handler(this::admit);
        new Assets(settings.hotline(), settings.embedOrigins()).routes(router);
        router.post("/webchat/session").handler(this::session);
        router.get("/webchat/socket").handler(ctx -> upgrade(ctx, exchange));
        new LongPoll(running, sessions, exchange, visitor).routes(router);
        new Files(
                        sessions,
                        media,
                        passes,
                        settings.limits(),
                        settings.rates().sessionUploads(),
                        new Spool(vertx, settings.limits().uploadingBytes()),
                        clock)
                .routes(router);
    }

    /** Puts it on the citizen's open pages, wherever they are connected; others read it when they come back. */
    @Override
    public Future<Delivery> send(Address to, Outbound message) {
        JsonObject line = lines.of(message, clock.instant());
        vertx.eventBus()
                .publish(
                        Exchange.busAddress(to),
                        new JsonObject().put("type", "line").put("line", line));
        return Future.succeededFuture(new Delivery.Sent(message.id()));
    }

    private void admit(RoutingContext ctx) {
        Duration wait = requests.take(visitor.address(ctx.request()));
        if (wait.isZero()) {
            ctx.next();
        } else {
            Answers.slowDown(ctx, wait);
        }
    }

    private void session(RoutingContext ctx) {
        if (!visitor.isFromOurPage(ctx.request())) {
            Answers.refuse(ctx, Refusal.WRONG_ORIGIN);
            return;
        }
        String token = Sessions.tokenOf(ctx);
        if (token != null && sessions.userOf(token) != null) {
            Answers.json(ctx, 200, session(token));
            return;
        }
        Duration wait = newSessions.take(visitor.address(ctx.request()));
        if (wait.isZero()) {
            Answers.json(ctx, 201, session(sessions.begin()));
        } else {
            Answers.slowDown(ctx, wait);
        }
    }

    private JsonObject session(String token) {
        WebChatSettings.Limits limits = settings.limits();
        return new JsonObject()
                .put("type", "session")
                .put("token", token)
                .put(
                        "limits",
                        new JsonObject()
                                .put("text", limits.text())
                                .put("image", limits.imageBytes())
                                .put("video", limits.videoBytes()));
    }

    private void upgrade(RoutingContext ctx, Exchange exchange) {
        if (!visitor.isFromOurPage(ctx.request())) {
            Answers.refuse(ctx, Refusal.WRONG_ORIGIN);
            return;
        }
        if (!"websocket".equalsIgnoreCase(ctx.request().getHeader("Upgrade"))) {
            Answers.refuse(ctx, Refusal.MALFORMED);
            return;
        }
        String address = visitor.address(ctx.request());
        if (!sockets.reserve(address)) {
            Answers.refuse(ctx, Refusal.TOO_MANY_SOCKETS);
            return;
        }
        ctx.request()
                .toWebSocket()
                .onSuccess(socket -> {
                    ChatSocket tab = new ChatSocket(vertx, socket, address, sockets, sessions, exchange, clock);
                    sockets.opened(tab);
                    tab.open();
                })
                .onFailure(refused -> {
                    sockets.release(address);
                    LOG.debug("web chat upgrade failed: {}", refused.toString());
                });
    }
}
