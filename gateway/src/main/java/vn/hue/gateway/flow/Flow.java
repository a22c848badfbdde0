package vn.hue.gateway.flow;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.channels.ChannelAdapter;
import vn.hue.channels.History;
import vn.hue.channels.Intake;
import vn.hue.channels.MediaLinks;
import vn.hue.channels.TemplateRoute;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Turn;
import vn.hue.conversations.reading.Reader;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.DeliveryState;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Medium;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.delivery.DeliverySettings;
import vn.hue.gateway.delivery.Outlooks;
import vn.hue.gateway.delivery.Pace;
import vn.hue.gateway.delivery.Rendering;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Route;
import vn.hue.gateway.store.Stores;

/**
 * The durable way through, from a message accepted to its answer delivered.
 *
 * <p>Everything runs on one context, to which calls from any thread come and from which their answers return.
 */
public final class Flow implements Intake, Desk, Foresight, Resending, History {

    private static final Logger log = LoggerFactory.getLogger(Flow.class);

    private static final int DONE_REMEMBERED = 20_000;

    private static final Duration TURN_BACKOFF = Duration.ofMillis(100);
    private static final Duration TURN_BACKOFF_AT_MOST = Duration.ofSeconds(5);
    private static final Duration SEND_BACKOFF = Duration.ofSeconds(2);
    private static final Duration SEND_BACKOFF_AT_MOST = Duration.ofMinutes(10);

    private final Vertx vertx;
    private final Context context;
    private final Stores stores;
    private final FlowSettings settings;
    private final String node;
    private final Map<String, ChannelAdapter> channels = new ConcurrentHashMap<>();
    private final Map<String, TemplateRoute> templates = new ConcurrentHashMap<>();
    private volatile MediaLinks links = MediaLinks.NONE;
    private final Wakeups wakeups;
    private final Step dialog;
    private final Ways ways;
    private final Inserts inserts;
    private final Acceptance acceptance;
    private final Lanes lanes;
    private final Deliveries deliveries;
    private final Deadlines deadlines;
    private final Receipts receipts;
    private final Resend resend;
    private final Outlooks outlooks;
    private final Rescue rescue;
    private boolean accepting;
    private boolean stopped;

    /**
     * What the flow needs of the world.
     *
     * @param node this process's name among the gateways on the database; a new one at every start
     * @param workers where {@code reader} runs; null when it is quick
     * @param clock the citizens' time
     * @param machineClock for leases between gateways
     * @param inserts what messages hold that is stored nowhere
     * @param wakeups how it waits for a moment
     */
    public record World(
            Vertx vertx,
            String node,
            Step dialog,
            Reader reader,
            Fetch fetch,
            @Nullable WorkerExecutor workers,
            InstantSource clock,
            InstantSource machineClock,
            Wakeups wakeups,
            RandomGenerator chance,
            MeterRegistry meters,
            Changes changes,
            Inserts inserts) {

        /** A world without web cards and codes. */
        public World(
                Vertx vertx,
                String node,
                Step dialog,
                Reader reader,
                Fetch fetch,
                @Nullable WorkerExecutor workers,
                InstantSource clock,
                InstantSource machineClock,
                Wakeups wakeups,
                RandomGenerator chance,
                MeterRegistry meters,
                Changes changes) {
            this(
                    vertx,
                    node,
                    dialog,
                    reader,
                    fetch,
                    workers,
                    clock,
                    machineClock,
                    wakeups,
                    chance,
                    meters,
                    changes,
                    Inserts.NONE);
        }
    }

    /** With usual deliveries. */
    public Flow(World world, Stores stores, FlowSettings settings) {
        this(world, stores, settings, DeliverySettings.USUAL);
    }

    public Flow(World world, Stores stores, FlowSettings settings, DeliverySettings delivery) {
        this.vertx = world.vertx;
        this.context = vertx.getOrCreateContext();
        this.stores = stores;
        this.settings = settings;
        this.node = world.node;
        this.wakeups = world.wakeups;
        this.inserts = world.inserts;
        this.dialog = world.dialog;
        FlowMetrics metrics = new FlowMetrics(world.meters);
        Backoff turnBackoff = new Backoff(TURN_BACKOFF, TURN_BACKOFF_AT_MOST, world.chance);
        Backoff sendBackoff = new Backoff(SEND_BACKOFF, SEND_BACKOFF_AT_MOST, world.chance);
        Recent<Boolean> done = new Recent<>(DONE_REMEMBERED);
        acceptance = new Acceptance(stores.inbox(), node, world.clock, metrics, done);
        ways = new Ways(
                stores.conversations(),
                channels::get,
                templates::get,
                new Rendering(file -> links.to(file)),
                delivery,
                world.clock);
        Settling settling = new Settling(stores, ways, acceptance, world.clock, wakeups, turnBackoff, world.changes);
        deliveries = new Deliveries(
                stores,
                channels::get,
                ways,
                new Pace(delivery.perMinute(), world.clock),
                settling,
                node,
                world.clock,
                wakeups,
                sendBackoff,
                settings,
                metrics,
                world.inserts);
        Relay relay = new Relay(stores, ways, deliveries, acceptance);
        Listening listening = new Listening(world.fetch, world.clock, world.reader, world.workers, world.inserts);
        Turns turns = new Turns(
                stores, listening, this::open, world.dialog, relay, world.clock, metrics, world.changes, done);
        lanes = new Lanes(stores.inbox(), turns, wakeups, turnBackoff, settings);
        deadlines = new Deadlines(
                stores.timers(),
                acceptance,
                new LateFiles(
                        stores.timers(),
                        stores.lines(),
                        stores.conversations(),
                        world.fetch,
                        this::onlyOnce,
                        acceptance,
                        world.clock),
                world.clock);
        receipts = new Receipts(stores, deliveries, world.changes);
        outlooks = new Outlooks(ways.routing(), world.clock);
        resend = new Resend(stores.deadLetters(), this, world.clock);
        rescue = new Rescue(stores, lanes, deliveries, node, world.machineClock, settings);
        acceptance.leadTo(lanes::feed, rescue::doubt);
        metrics.gauge("hue.lanes.waiting", lanes::waiting);
        metrics.gauge("hue.lanes.running", lanes::running);
        metrics.gauge("hue.deliveries.open", deliveries::open);
    }

    /** Where everything runs. */
    Context context() {
        return context;
    }

    /** Makes a channel's messages deliverable; before {@link #start}, so that what waits finds it. */
    public void channel(ChannelAdapter channel) {
        channels.put(channel.channel(), channel);
    }

    private boolean onlyOnce(Address citizen) {
        ChannelAdapter channel = channels.get(citizen.channel());
        return channel != null && channel.onlyOnce(citizen);
    }

    private Conversation open(Address from, Instant at) {
        ChannelAdapter channel = channels.get(from.channel());
        if (Address.files(from.channel())) {
            return Conversation.fresh(from, at, Medium.CALL, Sender.UNKNOWN);
        }
        return channel == null
                ? Conversation.fresh(from, at)
                : Conversation.fresh(from, at, channel.capabilities().medium(), channel.known(from));
    }

    /** Gives links to files that a channel can't carry; before {@link #start}. */
    public void links(MediaLinks made) {
        links = made;
    }

    /** Lets a channel's approved templates carry what comes after its window; before {@link #start}. */
    public void templates(String channel, TemplateRoute route) {
        templates.put(channel, route);
    }

    /** Takes up what was left open, then accepts. Fails when the database is away: try again. */
    public Future<Void> start() {
        return here(() -> rescue.beat().onSuccess(beaten -> {
            accepting = true;
            deliveries.rests.begin();
            every(settings.alarmEvery(), () -> {
                deliveries.look();
                return Future.join(deliveries.rests.look(), deadlines.look()).mapEmpty();
            });
            every(settings.lease().dividedBy(3), rescue::beat);
        }));
    }

    /** Runs a round, and the next a while after it has ended. */
    private void every(Duration pause, Supplier<Future<Void>> round) {
        wakeups.in(pause, () -> {
            if (!stopped) {
                begun(round).onComplete(ended -> {
                    if (ended.failed() && !stopped) {
                        log.warn("a round failed: {}", ended.cause().getClass().getName());
                    }
                    every(pause, round);
                });
            }
        });
    }

    /** Fires what is due by now: for a clock that was moved. */
    public Future<Void> look() {
        return here(() -> {
            deliveries.look();
            return deadlines.look();
        });
    }

    /** Takes over at once what dead gateways left. */
    Future<Void> rescue() {
        return here(rescue::beat);
    }

    /** Accepts nothing more, ends the turns and the sends under way, and hands open work to the other gateways. */
    public Future<Void> stop() {
        return here(() -> {
            accepting = false;
            stopped = true;
            return lanes.stop()
                    .compose(ended -> deliveries.stop())
                    .compose(ended -> stores.nodes().leave(node))
                    .otherwise(cause -> {
                        log.warn(
                                "stopped without saying goodbye: {}",
                                cause.getClass().getName());
                        return null;
                    });
        });
    }

    @Override
    public Future<Accepted> accept(Inbound message) {
        return entering(() -> acceptance.accept((now, seq) -> Entry.message(message, now, seq)));
    }

    @Override
    public Future<Accepted> did(String conversation, String id, Event.OperatorDid action) {
        return entering(
                () -> acceptance.accept((now, seq) -> Entry.event("operator:" + id, conversation, action, seq)));
    }

    /**
     * Takes anything else that changes a conversation; durable when the future succeeds.
     *
     * @param id unique for ever, and the same when it comes twice
     * @param event what happened, at the moment it is given
     */
    public Future<Accepted> happened(String id, String conversation, Function<Instant, Event> event) {
        return entering(() -> acceptance.accept((now, seq) -> Entry.event(id, conversation, event.apply(now), seq)));
    }

    /** How citizens can be written to. */
    public Outlooks outlooks() {
        return outlooks;
    }

    @Override
    public Future<Resent> resend(String letter, @Nullable Route over, String operator) {
        return here(() -> resend.resend(letter, over, operator));
    }

    @Override
    public Future<Accepted> receipt(
            Address from, String messageId, DeliveryState state, Instant at, @Nullable String reason) {
        return entering(() -> receipts.take(from, messageId, state, at, reason));
    }

    private Future<Accepted> entering(Supplier<Future<Accepted>> door) {
        return here(() -> {
            if (!accepting) {
                return Future.failedFuture(new ClosedException("the gateway is starting or stopping"));
            }
            if (lanes.waiting() >= settings.waitingAtMost()) {
                return Future.failedFuture(new ClosedException("too much is waiting"));
            }
            return door.get();
        });
    }

    @Override
    public Future<List<History.Line>> lines(Address of, int limit) {
        String conversation = of.conversation();
        return stores.conversations().load(conversation).compose(snapshot -> {
            if (snapshot == null) {
                return Future.succeededFuture(List.of());
            }
            long last = snapshot.lines();
            return stores.lines()
                    .read(conversation, Math.max(1, last - limit + 1), last)
                    .map(lines -> lines.stream()
                            .filter(line -> line.remark() == null) // for operators alone
                            .map(line -> HistoryLines.of(line, inserts))
                            .toList());
        });
    }

    @Override
    public List<Foreseen> foresee(Conversation state, Event.OperatorDid did) {
        Turn turn = dialog.step(state, did);
        return turn.effects().stream()
                .filter(effect -> effect instanceof Effect.Send send && send.reach() == null)
                .flatMap(effect -> ways.foresee(turn.conversation(), ((Effect.Send) effect).message()).stream())
                .toList();
    }

    /** Runs on the flow's context and answers on the caller's. */
    private <T> Future<T> here(Supplier<Future<T>> call) {
        Context caller = Vertx.currentContext();
        if (caller == context) {
            return begun(call);
        }
        Promise<T> answer = Promise.promise();
        context.runOnContext(there -> begun(call).onComplete(outcome -> {
            if (caller == null) {
                answer.handle(outcome);
            } else {
                caller.runOnContext(back -> answer.handle(outcome));
            }
        }));
        return answer.future();
    }

    /** What breaks at once has failed like everything else. */
    private static <T> Future<T> begun(Supplier<Future<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }
}
