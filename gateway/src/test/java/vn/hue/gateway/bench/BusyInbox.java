package vn.hue.gateway.bench;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import vn.hue.channels.Intake.Accepted;
import vn.hue.conversations.reading.rules.RuleReader;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.gateway.SampleTown;
import vn.hue.gateway.config.DeskSettings;
import vn.hue.gateway.config.Settings;
import vn.hue.gateway.config.Settings.Contacts;
import vn.hue.gateway.delivery.Outlooks;
import vn.hue.gateway.delivery.Routing;
import vn.hue.gateway.desk.Console;
import vn.hue.gateway.desk.House;
import vn.hue.gateway.desk.Live;
import vn.hue.gateway.desk.Means;
import vn.hue.gateway.desk.ReportFindings;
import vn.hue.gateway.flow.Resending;
import vn.hue.gateway.http.PublicServer;
import vn.hue.gateway.media.MediaLibrary;
import vn.hue.gateway.media.MemoryShelf;
import vn.hue.gateway.staff.Account;
import vn.hue.gateway.staff.Role;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.teaching.Teaching;
import vn.hue.nlp.Anonymous;

/**
 * The inbox on a typhoon night: 10,000 open conversations, 200 events a second, twenty operators whose pages fetch what
 * changed as browsers do. Its floor is the login page: the least that any page of the same server costs.
 */
final class BusyInbox implements Measurement {

    private static final int CONVERSATIONS = 10_000;
    private static final int EVENTS_PER_SECOND = 200;
    private static final int OPERATORS = 20;
    private static final int TICK_MILLIS = 50;
    private static final int SECONDS = 30;
    private static final int WARM_UP_SECONDS = 10;
    private static final int AT_ONCE = 500;
    private static final String PASSWORD = "mot cau de nho";
    private static final String[] QUEUES = {
        "urgent", "waiting", "new", "soon", "all", "all&q=o+ga", "new&ward=thuan+hoa"
    };

    @Override
    public String name() {
        return "inbox";
    }

    @Override
    public String about() {
        return "10,000 open conversations, 200 events/s, 20 operators: the inbox page and how soon a change is seen";
    }

    @Override
    public void run(Bed bed) {
        new Night(bed).measure();
    }

    private static final class Night {

        private final Bed bed;
        private final Vertx vertx;
        private final Random chance = new Random(3);
        private final List<Snapshot> town = new ArrayList<>();
        private final List<Double> pages = Collections.synchronizedList(new ArrayList<>());
        private final List<Double> floor = Collections.synchronizedList(new ArrayList<>());
        private final List<Double> live = Collections.synchronizedList(new ArrayList<>());
        /** When a matter was filed, by its code, until the first page shows it. */
        private final Map<String, Long> filed = new ConcurrentHashMap<>();

        private final Live changes;
        private final PublicServer server;
        private final WebClient client;
        private final HttpClient streams;
        private long stored;
        private long failed;
        private int probes;
        private volatile boolean counts;

        private Night(Bed bed) {
            this.bed = bed;
            this.vertx = bed.vertx();
            InstantSource clock = InstantSource.system();
            DeskSettings settings = new DeskSettings(
                    Duration.ofHours(12), Duration.ofHours(2), List.of(), "bench", new Settings.Tiles(null, ""));
            House house = House.of(vertx, bed.stores().staff(), settings, clock, clock);
            String hash = house.passwords().hash(PASSWORD).await();
            house.staff()
                    .accounts()
                    .store(new Account("operator", "Lan", Role.OPERATOR, null, hash, null, false, Instant.now(), 1))
                    .await();
            changes = new Live(vertx);
            ZoneId zone = ZoneId.of("Asia/Ho_Chi_Minh");
            MediaLibrary media = new MediaLibrary(
                    new MemoryShelf(), vertx.createSharedWorkerExecutor("media", 1), 1, 1, 1, zone, () -> "m");
            WorkerExecutor reading = vertx.createSharedWorkerExecutor("reading", 1);
            Console console = new Console(
                    bed.stores(),
                    media,
                    (conversation, id, did) -> Future.succeededFuture(Accepted.NEW),
                    new Means(
                            (letter, over, operator) -> Future.succeededFuture(Resending.Resent.UNKNOWN),
                            new Outlooks(new Routing(channel -> null, channel -> null, false), clock),
                            new RuleReader(),
                            (state, did) -> List.of()),
                    new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
                    new Teaching(bed.stores(), new Anonymous(new RuleReader()), reading, clock),
                    new ReportFindings(bed.stores(), Province.hue(), new RuleReader(), reading, "19001075"),
                    Province.hue(),
                    settings,
                    new Contacts("1900 9999", "0234 999 999"),
                    "a secret for tests only",
                    zone,
                    false,
                    clock,
                    house,
                    changes,
                    List.of());
            server = PublicServer.listen(vertx, "127.0.0.1", 0, () -> "r", console::mount)
                    .await();
            client = WebClient.create(
                    vertx,
                    new WebClientOptions()
                            .setFollowRedirects(false)
                            .setDefaultHost("127.0.0.1")
                            .setDefaultPort(server.port()),
                    new PoolOptions().setHttp1MaxSize(8 * OPERATORS));
            streams = vertx.httpClientBuilder()
                    .with(new PoolOptions().setHttp1MaxSize(OPERATORS + 1))
                    .build();
        }

        private void measure() {
            fill();
            List<String> sessions = new ArrayList<>();
            for (int i = 0; i < OPERATORS; i++) {
                sessions.add(logIn());
            }
            sessions.forEach(this::watch);
            long events = vertx.setPeriodic(TICK_MILLIS, tick -> happen());
            long probing = vertx.setPeriodic(500, tick -> file());
            long reading = vertx.setPeriodic(100, tick -> open(sessions.get(chance.nextInt(OPERATORS))));
            pause(WARM_UP_SECONDS);
            counts = true;
            long before = stored;
            pause(SECONDS);
            counts = false;
            double rate = (stored - before) / (double) SECONDS;
            List.of(events, probing, reading).forEach(vertx::cancelTimer);
            pause(1);
            changes.close();
            streams.close().await();
            client.close();
            server.drain(Duration.ofSeconds(5)).await();
            print("an empty page (floor)", floor);
            print("an inbox page (aim: p95 < 300 ms)", pages);
            print("a change is on the page (aim: < 1,000 ms)", live);
            System.out.printf(
                    Locale.ROOT,
                    "%-44s %8.0f/s stored, %d failed, %d matters never seen%n%n",
                    "events",
                    rate,
                    failed,
                    filed.size());
        }

        private void fill() {
            town.addAll(new SampleTown(Instant.now()).conversations(CONVERSATIONS));
            for (int from = 0; from < town.size(); from += AT_ONCE) {
                Future.all(town.subList(from, Math.min(town.size(), from + AT_ONCE)).stream()
                                .map(snapshot -> bed.stores().conversations().store(snapshot))
                                .toList())
                        .await();
            }
        }

        private static void pause(int seconds) {
            Promise<Void> over = Promise.promise();
            Vertx clock = Vertx.vertx();
            clock.setTimer(TimeUnit.SECONDS.toMillis(seconds), tick -> over.complete());
            over.future().await();
            clock.close().await();
        }

        private String logIn() {
            Map<String, String> jar = new TreeMap<>();
            var page = client.get("/desk/login").send().await();
            keep(jar, page.cookies());
            String csrf =
                    Jsoup.parse(page.bodyAsString()).select("input[name=csrf]").attr("value");
            MultiMap form = MultiMap.caseInsensitiveMultiMap()
                    .add("csrf", csrf)
                    .add("name", "operator")
                    .add("password", PASSWORD);
            var in = client.post("/desk/login")
                    .putHeader("Cookie", cookies(jar))
                    .sendForm(form)
                    .await();
            if (in.statusCode() != 303) {
                throw new IllegalStateException("no login: " + in.statusCode());
            }
            keep(jar, in.cookies());
            return cookies(jar);
        }

        private static void keep(Map<String, String> jar, List<String> cookies) {
            cookies.forEach(cookie ->
                    jar.put(cookie.split("=", 2)[0], cookie.split(";")[0].split("=", 2)[1]));
        }

        private static String cookies(Map<String, String> jar) {
            return String.join(
                    "; ",
                    jar.entrySet().stream()
                            .map(e -> e.getKey() + "=" + e.getValue())
                            .toList());
        }

        /** An open page: it fetches its lists anew whenever it is told to, one fetch at a time. */
        private void watch(String session) {
            boolean[] busy = {false};
            streams.request(HttpMethod.GET, server.port(), "127.0.0.1", "/desk/live")
                    .compose(request -> request.putHeader("Cookie", session).send())
                    .onSuccess(stream -> stream.handler(chunk -> {
                        if (chunk.toString().contains("event: board") && !busy[0]) {
                            busy[0] = true;
                            Future.join(
                                            get("/desk/parts/queues?active=", session),
                                            get("/desk/parts/inbox?queue=all&q=matter", session))
                                    .onSuccess(parts -> look(parts.resultAt(1)))
                                    .onComplete(done -> busy[0] = false);
                        }
                    }))
                    .onFailure(e -> System.out.println("a stream broke: " + e));
        }

        private Future<String> get(String path, String session) {
            return client.get(path).putHeader("Cookie", session).send().map(answer -> answer.bodyAsString());
        }

        private void look(String part) {
            filed.forEach((code, at) -> {
                if (part.contains(code) && filed.remove(code) != null && counts) {
                    live.add((System.nanoTime() - at) / 1e6);
                }
            });
        }

        private void happen() {
            for (int i = 0; i < EVENTS_PER_SECOND * TICK_MILLIS / 1_000; i++) {
                int one = chance.nextInt(town.size());
                Snapshot next = SampleTown.next(town.get(one), Instant.now());
                town.set(one, next);
                bed.stores()
                        .conversations()
                        .store(next)
                        .onSuccess(won -> {
                            stored++;
                            changes.changed(next.id());
                        })
                        .onFailure(e -> failed++);
            }
        }

        /** A new matter that the open pages list. */
        private void file() {
            Snapshot matter = SampleTown.matter(probes++, Instant.now());
            filed.put(matter.state().reports().get(0).name(), System.nanoTime());
            bed.stores()
                    .conversations()
                    .store(matter)
                    .onSuccess(won -> changes.changed(matter.id()))
                    .onFailure(e -> failed++);
        }

        private void open(String session) {
            String queue = QUEUES[chance.nextInt(QUEUES.length)];
            timed("/desk/inbox?queue=" + queue, session, pages);
            if (chance.nextInt(4) == 0) {
                timed("/desk/login", "", floor);
            }
        }

        private void timed(String path, String session, List<Double> into) {
            long began = System.nanoTime();
            client.get(path).putHeader("Cookie", session).send().onSuccess(answer -> {
                if (answer.statusCode() != 200) {
                    failed++;
                } else if (counts) {
                    into.add((System.nanoTime() - began) / 1e6);
                }
            });
        }

        private static void print(String what, List<Double> millis) {
            List<Double> sorted = new ArrayList<>(millis);
            Collections.sort(sorted);
            if (sorted.isEmpty()) {
                System.out.printf("%-44s nothing measured%n", what);
                return;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-44s median %7.1f ms   p95 %7.1f ms   worst %7.1f ms   (%d)%n",
                    what,
                    sorted.get(sorted.size() / 2),
                    sorted.get((int) (sorted.size() * 0.95)),
                    sorted.get(sorted.size() - 1),
                    sorted.size());
        }
    }
}
