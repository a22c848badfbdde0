package vn.hue.channels.webchat;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The same exchange over plain requests, for networks that block WebSockets.
 *
 * <pre>{@code
 * GET  /webchat/messages?after=<id>   → {"type":"history","lines":[…]}  at once, or when something comes, or empty after 25 s
 * POST /webchat/messages <frame>      → the frame's answer
 * }</pre>
 */
final class LongPoll {

    /** Below the 30 s after which common proxies give up. */
    private static final long WAIT_MILLIS = 25_000;

    private static final Logger LOG = LoggerFactory.getLogger(LongPoll.class);
    private static final long LARGEST_BODY = 4L * FrameReader.LONGEST_FRAME;

    private final Vertx vertx;
    private final Sessions sessions;
    private final Exchange exchange;
    private final Visitor visitor;

    LongPoll(Vertx vertx, Sessions sessions, Exchange exchange, Visitor visitor) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.exchange = exchange;
        this.visitor = visitor;
    }

    void routes(Router router) {
        router.get("/webchat/messages").handler(this::poll);
        router.post("/webchat/messages")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                .handler(this::post)
                .failureHandler(ctx -> Answers.failed(ctx, Refusal.FRAME_TOO_LARGE));
    }

    private void post(RoutingContext ctx) {
        String user = sessions.userOf(ctx);
        if (user == null) {
            Answers.refuse(ctx, Refusal.UNAUTHORISED);
            return;
        }
        String text = ctx.body().asString();
        exchange.take(user, visitor.address(ctx.request()), text == null ? "" : text)
                .onSuccess(answer -> Answers.frame(ctx, answer))
                .onFailure(ctx::fail);
    }

    private void poll(RoutingContext ctx) {
        String user = sessions.userOf(ctx);
        if (user == null) {
            Answers.refuse(ctx, Refusal.UNAUTHORISED);
            return;
        }
        new Poll(ctx, user, ctx.request().getParam("after")).begin();
    }

    /** One waiting request: listens first and reads then, so that nothing falls between. */
    private final class Poll {
        private final RoutingContext ctx;
        private final String user;
        private final @Nullable String after;
        private final JsonArray early = new JsonArray();
        private boolean read;
        private boolean done;
        private long timer = -1;
        private @Nullable MessageConsumer<JsonObject> published;

        Poll(RoutingContext ctx, String user, @Nullable String after) {
            this.ctx = ctx;
            this.user = user;
            this.after = after;
        }

        void begin() {
            ctx.addEndHandler(ended -> release());
            MessageConsumer<JsonObject> consumer = vertx.eventBus()
                    .consumer(Exchange.busAddress(Sessions.address(user)), message -> {
                        early.add(message.body().getJsonObject("line"));
                        if (read) {
                            answer(early);
                        }
                    });
            published = consumer;
            consumer.completion()
                    .compose(listening -> exchange.lines(user))
                    .onSuccess(this::read)
                    .onFailure(away -> {
                        LOG.warn(
                                "web chat history not read: {}", away.getClass().getSimpleName());
                        Answers.refuse(ctx, Refusal.UNAVAILABLE);
                    });
        }

        private void read(JsonArray lines) {
            JsonArray fresh = after(lines);
            read = true;
            // Without "after" the page has just opened: it wants the conversation now, even an empty one.
            if (!fresh.isEmpty() || !early.isEmpty() || after == null) {
                answer(fresh.addAll(early));
            } else if (!done) {
                timer = vertx.setTimer(WAIT_MILLIS, nothing -> answer(new JsonArray()));
            }
        }

        private JsonArray after(JsonArray lines) {
            for (int i = lines.size() - 1; i >= 0; i--) {
                if (lines.getJsonObject(i).getString("id").equals(after)) {
                    return new JsonArray(lines.getList().subList(i + 1, lines.size()));
                }
            }
            return lines;
        }

        private void answer(JsonArray lines) {
            if (!done) {
                done = true;
                Answers.json(ctx, 200, new JsonObject().put("type", "history").put("lines", lines));
            }
        }

        private void release() {
            done = true;
            if (timer >= 0) {
                vertx.cancelTimer(timer);
            }
            MessageConsumer<JsonObject> consumer = published;
            if (consumer != null) {
                consumer.unregister().onFailure(gone -> LOG.debug("web chat consumer was gone: {}", gone.toString()));
            }
        }
    }
}
