package vn.hue.channels.sms.smpp;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a centre, kept alive: bound, asked whether anybody is there, bound anew after it was lost. Used on one
 * context; what blocks runs on {@code workers}.
 */
final class SmppBind {

    private static final Logger LOG = LoggerFactory.getLogger(SmppBind.class);
    private static final int QUEUE = 500;
    private static final Duration LAST_ANSWER = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Context context;
    private final WorkerExecutor workers;
    private final SmppSettings.Bind settings;
    private final SmppSettings.Patience patience;
    private final Function<String, MessageReceiverListener> listeners;
    private final Runnable changed;
    private final String node;
    private final RandomGenerator chance = RandomGenerator.getDefault();
    private final Window window;
    private final Rate rate;

    private @Nullable SMPPSession session;
    private int sessions;
    private int failures;
    private int refusal;
    private boolean stopped;

    /** When the last answer did not come: until something does, nothing more is handed over. */
    private long silentSince;

    /**
     * @param listeners gives who takes what comes over a session of a name
     * @param changed told that it was bound, lost or refused
     * @param node a name that no other process has
     */
    SmppBind(
            Vertx vertx,
            WorkerExecutor workers,
            SmppSettings.Bind settings,
            SmppSettings.Patience patience,
            Function<String, MessageReceiverListener> listeners,
            Runnable changed,
            String node,
            InstantSource machineClock) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.workers = workers;
        this.settings = settings;
        this.patience = patience;
        this.listeners = listeners;
        this.changed = changed;
        this.node = node;
        this.window = new Window(vertx, settings.window(), patience.slot());
        this.rate = new Rate(settings.perSecond(), machineClock);
    }

    String name() {
        return settings.name();
    }

    boolean sends() {
        return settings.mode().sends();
    }

    Window window() {
        return window;
    }

    Rate rate() {
        return rate;
    }

    /** The status with which the centre refused our name or password last; 0 when it didn't. */
    int refusal() {
        return refusal;
    }

    boolean bound() {
        SMPPSession now = session;
        return now != null && now.getSessionState().isBound();
    }

    /** Whether a message may be handed over: somebody is there, as far as we know. */
    boolean usable() {
        SMPPSession now = session;
        return sends() && now != null && bound() && now.getLastActivityTimestamp() > silentSince;
    }

    /** Binds, and binds anew whenever it has to. */
    void open() {
        if (stopped) {
            return;
        }
        String name = node + '.' + settings.name() + '.' + ++sessions;
        workers.executeBlocking(() -> connected(name), false).onComplete(outcome -> {
            if (outcome.failed()) {
                failed(outcome.cause());
                return;
            }
            SMPPSession fresh = outcome.result();
            failures = 0;
            refusal = 0;
            silentSince = 0;
            session = fresh;
            if (stopped) {
                // The workers have gone already.
                vertx.executeBlocking(() -> end(fresh), false)
                        .onFailure(cause -> LOG.debug("not closed: {}", cause.toString()));
            } else if (!fresh.getSessionState().isBound()) {
                lost(fresh);
            } else {
                LOG.info("bound to the SMS centre: {}", settings.name());
                changed.run();
            }
        });
    }

    private SMPPSession connected(String name) throws IOException {
        SMPPSession fresh = new SMPPSession(new Connections(patience.connect(), settings.tls()));
        // One thread: what comes first is taken first.
        fresh.setPduProcessorDegree(1);
        fresh.setQueueCapacity(QUEUE);
        fresh.setTransactionTimer(patience.answer().toMillis());
        fresh.setEnquireLinkTimer((int) patience.enquire().toMillis());
        fresh.setMessageReceiverListener(listeners.apply(name));
        fresh.addSessionStateListener((state, before, source) -> {
            if (state == SessionState.CLOSED) {
                context.runOnContext(told -> lost(fresh));
            }
        });
        BindType type =
                switch (settings.mode()) {
                    case TRANSCEIVER -> BindType.BIND_TRX;
                    case TRANSMITTER -> BindType.BIND_TX;
                    case RECEIVER -> BindType.BIND_RX;
                };
        fresh.connectAndBind(
                settings.host(),
                settings.port(),
                new BindParameter(
                        type,
                        settings.systemId(),
                        settings.password(),
                        settings.systemType(),
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        null),
                patience.connect().toMillis());
        return fresh;
    }

    private void lost(SMPPSession gone) {
        if (session == gone) {
            session = null;
            LOG.warn("the connection to the SMS centre is lost: {}", settings.name());
            changed.run();
            again(patience.rebind());
        }
    }

    private void failed(Throwable cause) {
        int status = status(cause);
        refusal = Status.refusesUs(status) ? status : 0;
        LOG.warn(
                "not bound to the SMS centre: {} ({})",
                settings.name(),
                status == 0 ? cause.getClass().getSimpleName() : Status.hex(status));
        changed.run();
        failures++;
        if (refusal != 0) {
            again(patience.locked());
        } else {
            long doubled = patience.rebind().toMillis() << Math.min(failures, 16);
            again(Duration.ofMillis(Math.min(doubled, patience.rebindAtMost().toMillis())));
        }
    }

    /** Not all connections of all gateways at the same moment. */
    private void again(Duration pause) {
        if (!stopped) {
            long millis = Math.max(1, pause.toMillis());
            vertx.setTimer(millis + chance.nextLong(millis / 4 + 1), tick -> open());
        }
    }

    /** The command_status with which a bind was refused; 0 when it wasn't. */
    private static int status(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof NegativeResponseException refused) {
                return refused.getCommandStatus();
            }
        }
        return 0;
    }

    /** Runs one call on the session; fails as the library does. */
    <T> Future<T> call(Call<T> call) {
        SMPPSession now = session;
        if (now == null) {
            return Future.failedFuture(new IOException("Cannot submit_sm while session is gone"));
        }
        return workers.executeBlocking(() -> call.on(now), false).onFailure(cause -> {
            if (cause instanceof ResponseTimeoutException) {
                silentSince = Math.max(silentSince, System.currentTimeMillis());
            }
        });
    }

    /** What is done on a session; blocks. */
    @FunctionalInterface
    interface Call<T> {
        T on(SMPPSession session) throws Exception;
    }

    /** Says goodbye and binds no more. */
    Future<Void> stop() {
        stopped = true;
        SMPPSession now = session;
        session = null;
        return now == null
                ? Future.succeededFuture()
                : workers.executeBlocking(() -> end(now), false).mapEmpty();
    }

    /** Blocks; true, for it has to be something. */
    private static boolean end(SMPPSession open) {
        open.setTransactionTimer(LAST_ANSWER.toMillis());
        open.unbindAndClose();
        return true;
    }
}
