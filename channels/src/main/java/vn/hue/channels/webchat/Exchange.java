package vn.hue.channels.webchat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.History;
import vn.hue.channels.Intake;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Inbound;

/** What happens to a frame, whichever way it came. */
final class Exchange {

    /** How much of a conversation a page shows after a reload. */
    static final int LINES_SHOWN = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Vertx vertx;
    private final Intake intake;
    private final History history;
    private final Lines lines;
    private final FrameReader reader;
    private final InstantSource clock;
    private final Rates byAddress;
    private final Rates bySession;

    Exchange(
            Vertx vertx,
            Intake intake,
            History history,
            Lines lines,
            FrameReader reader,
            WebChatSettings.Rates rates,
            InstantSource clock) {
        this.vertx = vertx;
        this.intake = intake;
        this.history = history;
        this.lines = lines;
        this.reader = reader;
        this.clock = clock;
        this.byAddress = new Rates(rates.messages(), clock);
        this.bySession = new Rates(rates.sessionMessages(), clock);
    }

    /** Where everything for one citizen is published; holds no name of theirs. */
    static String busAddress(Address citizen) {
        return "vn.hue.webchat." + citizen.conversation();
    }

    /** Takes a frame and gives the answer. An {@code ack} means: durable. Never fails. */
    Future<JsonObject> take(String user, String visitor, String text) {
        ClientFrame frame = reader.read(user, text);
        if (frame instanceof ClientFrame.Say said) {
            return say(user, visitor, said);
        }
        if (frame instanceof ClientFrame.Receipt receipt) {
            return receipt(user, receipt);
        }
        if (frame instanceof ClientFrame.Unusable unusable) {
            return Future.succeededFuture(unusable.refusal().frame(unusable.id()));
        }
        return Future.succeededFuture(new JsonObject().put("type", "pong"));
    }

    private Future<JsonObject> say(String user, String visitor, ClientFrame.Say said) {
        Duration session = bySession.take(user);
        Duration wait = session.isZero() ? byAddress.take(visitor) : session;
        if (!wait.isZero()) {
            return Future.succeededFuture(slowDown(said.id(), wait));
        }
        Address citizen = Sessions.address(user);
        Inbound message =
                new Inbound(Lines.externalId(user, said.id()), citizen, clock.instant(), said.parts(), said.quotes());
        return intake.accept(message)
                .timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .map(accepted -> {
                    if (accepted == Intake.Accepted.NEW) {
                        publish(citizen, lines.of(said, message.sentAt()));
                    }
                    return new JsonObject().put("type", "ack").put("id", said.id());
                })
                .otherwise(away -> {
                    LOG.warn(
                            "web chat message of {} not taken: {}",
                            citizen,
                            away.getClass().getSimpleName());
                    return Refusal.UNAVAILABLE.frame(said.id());
                });
    }

    private Future<JsonObject> receipt(String user, ClientFrame.Receipt receipt) {
        Address citizen = Sessions.address(user);
        List<Future<Intake.Accepted>> taken = receipt.ids().stream()
                .map(id -> intake.receipt(citizen, id, receipt.state(), clock.instant(), null))
                .toList();
        // A receipt that is lost comes again with the next reload, as the history still shows the message unread.
        return Future.join(taken)
                .map(new JsonObject().put("type", "noted"))
                .otherwise(away -> Refusal.UNAVAILABLE.frame(null));
    }

    /** Puts a line on all the citizen's screens, on every node. Best effort: the history is the store. */
    void publish(Address citizen, JsonObject line) {
        vertx.eventBus()
                .publish(
                        busAddress(citizen),
                        new JsonObject().put("type", "line").put("line", line));
    }

    /** The conversation so far, oldest first. */
    Future<JsonArray> lines(String user) {
        return history.lines(Sessions.address(user), LINES_SHOWN)
                .timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .map(said -> {
                    JsonArray list = new JsonArray();
                    said.forEach(line -> list.add(lines.of(user, line)));
                    return list;
                });
    }

    static JsonObject slowDown(@Nullable String id, Duration wait) {
        return Refusal.RATE
                .frame(id)
                .put("retryAfter", Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}
