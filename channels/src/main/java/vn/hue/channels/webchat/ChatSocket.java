package vn.hue.channels.webchat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open tab: hello, then the conversation so far, then both ways until it closes.
 *
 * <p>Lives on the event loop of its socket. What is published while the history is being read waits for it, so that the
 * page sees every line in order and none is missed in between.
 */
final class ChatSocket {

    /** A browser pings every 30 s; three missed are a dead network. */
    static final Duration SILENCE = Duration.ofSeconds(95);

    private static final Logger LOG = LoggerFactory.getLogger(ChatSocket.class);
    private static final Duration HELLO = Duration.ofSeconds(15);
    private static final short GOING_AWAY = 1001;
    private static final short POLICY = 1008;
    private static final short TOO_LARGE = 1009;
    private static final short TRY_LATER = 1013;
    private static final int MOST_UNANSWERED = 50;

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final String visitor;
    private final Sockets sockets;
    private final Sessions sessions;
    private final Exchange exchange;
    private final InstantSource clock;

    private final Queue<JsonObject> early = new ArrayDeque<>();
    private Future<Void> tail = Future.succeededFuture();
    private int unanswered;
    private boolean resumed;
    private @Nullable String user;
    private @Nullable MessageConsumer<JsonObject> published;
    private volatile Instant heard;
    private volatile boolean greeted;

    ChatSocket(
            Vertx vertx,
            ServerWebSocket socket,
            String visitor,
            Sockets sockets,
            Sessions sessions,
            Exchange exchange,
            InstantSource clock) {
        this.vertx = vertx;
        this.socket = socket;
        this.visitor = visitor;
        this.sockets = sockets;
        this.sessions = sessions;
        this.exchange = exchange;
        this.clock = clock;
        this.heard = clock.instant();
    }

    void open() {
        socket.closeHandler(closed -> closed());
        socket.exceptionHandler(broken -> LOG.debug("web chat socket broke: {}", broken.toString()));
        socket.textMessageHandler(this::hear);
    }

    String visitor() {
        return visitor;
    }

    /** Closes it when nothing was heard for too long. */
    void closeIfSilent(Instant now) {
        if (heard.plus(greeted ? SILENCE : HELLO).isBefore(now)) {
            close(GOING_AWAY);
        }
    }

    /** For a node that stops: the browser comes back to another one. */
    void goAway() {
        close(GOING_AWAY);
    }

    private void hear(String text) {
        heard = clock.instant();
        String known = user;
        if (known == null) {
            greet(text);
        } else if (text.length() > FrameReader.LONGEST_FRAME) {
            write(Refusal.FRAME_TOO_LARGE.frame(null));
            close(TOO_LARGE);
        } else if (unanswered >= MOST_UNANSWERED) {
            write(Refusal.RATE.frame(null));
            close(POLICY);
        } else {
            unanswered++;
            // One after the other: what was typed first is stored first.
            tail = tail.compose(done -> exchange.take(known, visitor, text)).transform(answer -> {
                unanswered--;
                write(answer.succeeded() ? answer.result() : Refusal.UNAVAILABLE.frame(null));
                return Future.succeededFuture();
            });
        }
    }

    private void greet(String text) {
        ClientFrame.Hello hello = FrameReader.hello(text);
        String citizen = hello == null ? null : sessions.userOf(hello.token());
        if (citizen == null) {
            write((hello == null ? Refusal.MALFORMED : Refusal.UNAUTHORISED).frame(null));
            close(POLICY);
        } else if (!sockets.join(this, citizen)) {
            write(Refusal.TOO_MANY_SOCKETS.frame(null));
            close(POLICY);
        } else {
            user = citizen;
            greeted = true;
            resume(citizen);
        }
    }

    private void resume(String citizen) {
        MessageConsumer<JsonObject> consumer = vertx.eventBus()
                .consumer(Exchange.busAddress(Sessions.address(citizen)), message -> {
                    if (resumed) {
                        write(message.body());
                    } else {
                        early.add(message.body());
                    }
                });
        published = consumer;
        consumer.completion()
                .compose(listening -> exchange.lines(citizen))
                .onSuccess(this::resumed)
                .onFailure(away -> {
                    LOG.warn("web chat history not read: {}", away.getClass().getSimpleName());
                    write(Refusal.UNAVAILABLE.frame(null));
                    close(TRY_LATER);
                });
    }

    private void resumed(JsonArray lines) {
        write(new JsonObject().put("type", "history").put("lines", lines));
        resumed = true;
        for (JsonObject line = early.poll(); line != null; line = early.poll()) {
            write(line);
        }
    }

    private void write(JsonObject frame) {
        if (socket.isClosed()) {
            return;
        }
        if (socket.writeQueueFull()) {
            // A phone that can't keep up reads the history when it comes back.
            close(TRY_LATER);
            return;
        }
        socket.writeTextMessage(frame.encode())
                .onFailure(gone -> LOG.debug("web chat frame not written: {}", gone.toString()));
    }

    private void close(short code) {
        socket.close(code).onFailure(gone -> LOG.debug("web chat socket was gone: {}", gone.toString()));
    }

    private void closed() {
        sockets.leave(this, user);
        MessageConsumer<JsonObject> consumer = published;
        if (consumer != null) {
            consumer.unregister().onFailure(gone -> LOG.debug("web chat consumer was gone: {}", gone.toString()));
        }
    }
}
