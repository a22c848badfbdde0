package vn.hue.gateway;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hue.conversations.reading.Reader;
import vn.hue.gateway.api.DemoClock;
import vn.hue.gateway.api.WriteApi;
import vn.hue.gateway.channel.ChannelWorld;
import vn.hue.gateway.channel.Channels;
import vn.hue.gateway.config.ClusterSettings;
import vn.hue.gateway.config.Secret;
import vn.hue.gateway.config.Settings;
import vn.hue.gateway.desk.House;
import vn.hue.gateway.desk.Live;
import vn.hue.gateway.flow.Desk;
import vn.hue.gateway.flow.Flow;
import vn.hue.gateway.flow.FlowSettings;
import vn.hue.gateway.flow.Wakeups;
import vn.hue.gateway.http.PortInUseException;
import vn.hue.gateway.http.PublicServer;
import vn.hue.gateway.media.GridFsShelf;
import vn.hue.gateway.media.MediaLibrary;
import vn.hue.gateway.media.Sweep;
import vn.hue.gateway.mongo.Database;
import vn.hue.gateway.mongo.EmbeddedMongo;
import vn.hue.gateway.mongo.FileInUseException;
import vn.hue.gateway.operate.Clustering;
import vn.hue.gateway.operate.Metrics;
import vn.hue.gateway.operate.OperateServer;
import vn.hue.gateway.operate.Readiness;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.mongo.MongoStores;
import vn.hue.nlp.ForeignModelException;
import vn.hue.nlp.OpenNlpReader;

/**
 * A running gateway, put together in the order in which things need each other; stopping goes the other way round.
 *
 * <p>Health answers first and the public port opens last: nobody is let in before everything behind the door is there.
 */
public final class Gateway {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration SWEEP = Duration.ofMinutes(20);
    private static final Duration DATABASE_RETRY = Duration.ofSeconds(2);

    private final Settings settings;
    private final Reader reader;
    private final Vertx vertx;
    private final @Nullable EmbeddedMongo embedded;
    private final Database database;
    private final Readiness readiness;
    private final OperateServer operate;
    private final Live live;
    private final Channels channels;
    private @Nullable Flow flow;
    private @Nullable House house;
    private @Nullable String firstLink;
    private @Nullable PublicServer server;

    private Gateway(
            Settings settings,
            Reader reader,
            Vertx vertx,
            @Nullable EmbeddedMongo embedded,
            Database database,
            Readiness readiness,
            OperateServer operate) {
        this.settings = settings;
        this.reader = reader;
        this.vertx = vertx;
        this.embedded = embedded;
        this.database = database;
        this.readiness = readiness;
        this.operate = operate;
        this.live = new Live(vertx);
        this.channels = new Channels(vertx, live);
        readiness.show("channels", channels::details);
    }

    /**
     * Starts, and waits for the database as long as it is away. Blocks while it opens the embedded one; call it from an
     * ordinary thread.
     *
     * @param clock the citizens' time; a {@link DemoClock} can be moved over HTTP when {@code demo.clock} is set
     * @return fails with a {@link vn.hue.gateway.http.PortInUseException} when a port is in use, and with a
     *     {@link vn.hue.gateway.mongo.FileInUseException} when another gateway is on the file, and with a
     *     {@link ForeignModelException} when a language model is not the one that was trained
     */
    public static Future<Gateway> start(Settings settings, InstantSource clock) {
        return start(settings, clock, stores -> Future.succeededFuture());
    }

    /**
     * As {@link #start(Settings, InstantSource)}.
     *
     * @param before puts into the stores what must be there before the channels open; only for the demo and for tests
     */
    public static Future<Gateway> start(Settings settings, InstantSource clock, Function<Stores, Future<Void>> before) {
        Reader reader;
        EmbeddedMongo embedded;
        try {
            reader = OpenNlpReader.load();
            embedded = settings.database().embedded().file() == null
                    ? null
                    : EmbeddedMongo.onFile(settings.database().embedded().file());
        } catch (FileInUseException | ForeignModelException e) {
            return Future.failedFuture(e);
        }
        PrometheusMeterRegistry metrics = Metrics.registry();
        ClusterSettings cluster = settings.cluster();
        Future<Vertx> running =
                cluster == null ? Future.succeededFuture(Metrics.vertx(metrics)) : Clustering.vertx(metrics, cluster);
        return running.compose(vertx -> start(settings, clock, before, reader, vertx, embedded, metrics));
    }

    private static Future<Gateway> start(
            Settings settings,
            InstantSource clock,
            Function<Stores, Future<Void>> before,
            Reader reader,
            Vertx vertx,
            @Nullable EmbeddedMongo embedded,
            PrometheusMeterRegistry metrics) {
        Secret uri = settings.database().uri();
        Database database = Database.open(vertx, embedded != null ? embedded.uri() : uri == null ? "" : uri.value());
        Readiness readiness = new Readiness(vertx, database::ping);
        Settings.Operate inside = settings.server().operate();
        int port = inside.port().number();
        Promise<Gateway> started = Promise.promise();
        PortInUseException.named(
                        inside.host(), port, OperateServer.listen(vertx, inside.host(), port, readiness, metrics))
                .onFailure(e -> close(vertx, database, embedded).onComplete(closed -> started.fail(e)))
                .onSuccess(operate -> {
                    Gateway gateway = new Gateway(settings, reader, vertx, embedded, database, readiness, operate);
                    gateway.open(clock, metrics, before)
                            .onSuccess(open -> started.complete(gateway))
                            .onFailure(e -> gateway.stop().onComplete(stopped -> started.fail(e)));
                });
        return started.future();
    }

    private Future<Void> open(
            InstantSource clock, PrometheusMeterRegistry metrics, Function<Stores, Future<Void>> before) {
        return untilThere(() -> Future.all(
                        embedded == null ? MongoStores.open(database) : MongoStores.openAlone(database),
                        GridFsShelf.open(database)))
                .compose(opened -> before.apply(opened.resultAt(0))
                        .compose(ready -> open(opened.resultAt(0), opened.resultAt(1), clock, metrics)));
    }

    private Future<Void> open(Stores stores, GridFsShelf shelf, InstantSource clock, PrometheusMeterRegistry metrics) {
        Conversing conversing = Conversing.of(settings, reader);
        MediaLibrary media = new MediaLibrary(
                shelf,
                vertx.createSharedWorkerExecutor("media", settings.media().workers()),
                settings.media().imageBytes(),
                settings.media().videoBytes(),
                settings.media().maxPixels(),
                settings.province().zone(),
                () -> UUID.randomUUID().toString());
        Flow way = flow(conversing, stores, clock, metrics);
        flow = way;
        House people = House.of(vertx, stores.staff(), settings.desk(), InstantSource.system(), clock);
        house = people;
        vertx.setPeriodic(SWEEP.toMillis(), tick -> WriteApi.sweep(stores.answers(), clock)
                .onFailure(e -> LOG.warn(
                        "old answers can't be swept now ({})", e.getClass().getSimpleName())));
        vertx.setPeriodic(SWEEP.toMillis(), tick -> people.sweep()
                .onFailure(e -> LOG.warn(
                        "old sessions can't be swept now ({})", e.getClass().getSimpleName())));
        sweep(stores, shelf, clock);
        Settings.Listen outside = settings.server().citizens();
        int port = outside.port().number();
        return channels.open(new ChannelWorld(vertx, settings, way, stores, database, media, clock, metrics))
                .compose(opened -> untilThere(() -> way.start().map(true)))
                .compose(started -> PortInUseException.named(
                        outside.host(),
                        port,
                        PublicServer.listen(
                                vertx,
                                outside.host(),
                                port,
                                Gateway::requestId,
                                routes(way, stores, media, conversing, people, clock)::mount)))
                .compose(listening -> people.invitations().first().map(token -> {
                    firstLink = token;
                    return listening;
                }))
                .onSuccess(listening -> {
                    server = listening;
                    readiness.enter(Readiness.Phase.SERVING);
                })
                .mapEmpty();
    }

    private void sweep(Stores stores, GridFsShelf shelf, InstantSource clock) {
        Sweep sweep = new Sweep(
                stores.channels().leftovers(),
                stores.channels().leases(),
                shelf,
                UUID.randomUUID().toString(),
                clock,
                InstantSource.system());
        vertx.setPeriodic(SWEEP.toMillis(), tick -> sweep.look()
                .onFailure(e -> LOG.warn(
                        "old files can't be swept now ({})", e.getClass().getSimpleName())));
    }

    private PublicRoutes routes(
            Flow way, Stores stores, MediaLibrary media, Conversing conversing, House people, InstantSource clock) {
        return new PublicRoutes(vertx, settings, reader, channels, live, way, stores, media, conversing, people, clock);
    }

    private Flow flow(Conversing conversing, Stores stores, InstantSource clock, PrometheusMeterRegistry metrics) {
        Duration quiet = settings.turns().quiet();
        FlowSettings way = FlowSettings.DEFAULT.withQuiet(quiet, quiet.multipliedBy(4));
        return new Flow(
                new Flow.World(
                        vertx,
                        UUID.randomUUID().toString(),
                        conversing.dialog()::step,
                        conversing.reader(),
                        channels,
                        vertx.createSharedWorkerExecutor("reading", 2),
                        clock,
                        InstantSource.system(),
                        Wakeups.of(vertx),
                        RandomGenerator.getDefault(),
                        metrics,
                        live,
                        PublicRoutes.inserts(settings)),
                stores,
                embedded == null ? way : way.onlyGateway(),
                settings.delivery().settings(settings.province().zone()));
    }

    /** Tries until the database answers: a gateway that starts before its database must not have to be started again. */
    private <T> Future<T> untilThere(Supplier<Future<T>> attempt) {
        return attempt.get().recover(away -> {
            if (readiness.phase() == Readiness.Phase.STOPPING) {
                return Future.failedFuture(away);
            }
            LOG.warn("the database is away ({}), trying again", away.getClass().getSimpleName());
            return vertx.timer(DATABASE_RETRY.toMillis(), TimeUnit.MILLISECONDS).compose(tick -> untilThere(attempt));
        });
    }

    private static String requestId() {
        return Long.toString(RandomGenerator.getDefault().nextLong() & Long.MAX_VALUE, 36);
    }

    /** Where citizens, operators and other systems reach it, from this machine. */
    public URI publicUri() {
        return URI.create("http://localhost:" + (server == null ? 0 : server.port()) + "/");
    }

    /** The link that makes the first administrator, below {@link #publicUri}; null when there is one already. */
    public @Nullable String firstLink() {
        return firstLink == null ? null : "desk/link/" + firstLink;
    }

    /** The people who work here; null before the start. */
    public @Nullable House house() {
        return house;
    }

    /** The door for what operators do; null before the start. */
    public @Nullable Desk desk() {
        return flow;
    }

    /** Where health and metrics are, from this machine. */
    public URI operateUri() {
        return URI.create("http://localhost:" + operate.port() + "/");
    }

    /**
     * Stops in order, each step within its budget: no new traffic, nothing new accepted and what is under way ended, open
     * pages and sockets, the servers, the database.
     */
    public Future<Void> stop() {
        readiness.enter(Readiness.Phase.STOPPING);
        Flow way = flow;
        PublicServer door = server;
        Promise<Void> stopped = Promise.promise();
        within(settings.server().drain(), "turns", () -> way == null ? Future.succeededFuture() : way.stop())
                .compose(done -> within(STEP, "channels", () -> {
                    live.close();
                    return channels.close();
                }))
                .compose(done -> within(
                        STEP,
                        "requests",
                        () -> door == null ? Future.succeededFuture() : door.drain(STEP.minusSeconds(1))))
                .compose(done -> within(STEP, "health", operate::close))
                .onComplete(done -> close(vertx, database, embedded).onComplete(stopped));
        return stopped.future();
    }

    /** The future is on no context of Vert.x: those end with it, and what was composed on them would never complete. */
    private static Future<Void> close(Vertx vertx, Database database, @Nullable EmbeddedMongo embedded) {
        Promise<Void> closed = Promise.promise();
        within(STEP, "database", database::close)
                .compose(done -> within(
                        STEP.multipliedBy(3),
                        "file",
                        () -> vertx.executeBlocking(
                                () -> {
                                    if (embedded != null) {
                                        embedded.close();
                                    }
                                    return null;
                                },
                                false)))
                // From a thread of its own: on one of Vert.x's the answer would have to come from a loop that has
                // ended.
                .onComplete(done -> new Thread(() -> vertx.close().onComplete(closed), "close").start());
        return closed.future();
    }

    private static Future<Void> within(Duration budget, String what, Supplier<Future<Void>> step) {
        return step.get().timeout(budget.toMillis(), TimeUnit.MILLISECONDS).otherwise(e -> {
            LOG.warn("stopping: {} did not end in time ({})", what, e.getClass().getSimpleName());
            return null;
        });
    }
}
