package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.ChannelAdapter;
import vn.hue.channels.Intake.Accepted;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.rules.RuleReader;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.gateway.Sample;
import vn.hue.gateway.agency.Agency;
import vn.hue.gateway.api.DeadLetterApi;
import vn.hue.gateway.api.LabelApi;
import vn.hue.gateway.api.ReadApi;
import vn.hue.gateway.api.WriteApi;
import vn.hue.gateway.config.DeskSettings;
import vn.hue.gateway.config.Secret;
import vn.hue.gateway.config.Settings;
import vn.hue.gateway.config.Settings.Contacts;
import vn.hue.gateway.config.Settings.Scope;
import vn.hue.gateway.config.Settings.Token;
import vn.hue.gateway.delivery.Outlooks;
import vn.hue.gateway.delivery.Routing;
import vn.hue.gateway.flow.Desk;
import vn.hue.gateway.flow.Phone;
import vn.hue.gateway.flow.Resending;
import vn.hue.gateway.http.PublicServer;
import vn.hue.gateway.media.MediaLibrary;
import vn.hue.gateway.media.MemoryShelf;
import vn.hue.gateway.staff.Account;
import vn.hue.gateway.staff.Role;
import vn.hue.gateway.store.DeadLetters;
import vn.hue.gateway.store.Entry;
import vn.hue.gateway.store.Route;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.memory.Memory;
import vn.hue.gateway.teaching.Teaching;
import vn.hue.gateway.work.LetterWork;
import vn.hue.nlp.Anonymous;

/**
 * The whole console over HTTP on stores in memory, with one person of each role: {@code operator}, {@code supervisor},
 * {@code agency}, {@code administrator}. Its clocks stand still until they are moved.
 */
final class Stage implements AutoCloseable {

    static final String PASSWORD = "mot cau de nho";
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final Vertx VERTX = Vertx.vertx();
    private static final Map<String, ChannelAdapter> CHANNELS = Map.of(
            "zalo", Phone.zalo(),
            "facebook", Phone.facebook(),
            "webchat", new Phone("webchat", true),
            "sms", Phone.sms(),
            "email", Phone.email());
    private static final Routing ROUTING = new Routing(CHANNELS::get, channel -> null, false);
    /** Hashed once: it takes its time on purpose. */
    private static final String HASH = await(
            House.of(VERTX, Memory.stores().staff(), settings(Set.of()), InstantSource.system(), InstantSource.system())
                    .passwords()
                    .hash(PASSWORD));

    final Stores stores = Memory.stores();
    final List<Event.OperatorDid> deeds = new CopyOnWriteArrayList<>();
    final List<String> ids = new CopyOnWriteArrayList<>();
    final List<String> resent = new CopyOnWriteArrayList<>();
    final MediaLibrary media;
    final Live live;
    final House house;
    final PublicServer server;
    final Router root;
    private final WebClient client = WebClient.create(VERTX, new WebClientOptions().setFollowRedirects(false));
    private final AtomicInteger pictures = new AtomicInteger();
    private final AtomicInteger clicks = new AtomicInteger();
    private volatile Instant now = Sample.NOW.plusSeconds(600);
    private volatile boolean living;

    Stage() {
        this(Set.of());
    }

    Stage(Set<Role> secondFactor) {
        InstantSource clock = () -> now;
        DeskSettings settings = settings(secondFactor);
        media = new MediaLibrary(
                new MemoryShelf(),
                VERTX.createSharedWorkerExecutor("media", 1),
                1 << 20,
                1 << 20,
                4_000_000,
                ZONE,
                () -> "m" + pictures.incrementAndGet());
        live = new Live(VERTX, clock);
        house = House.of(VERTX, stores.staff(), settings, clock, clock);
        for (String name : List.of("Sở Xây dựng", "UBND phường Thuận Hóa", "Công ty Điện lực Huế")) {
            register(name, name.startsWith("UBND") ? List.of("Phường Thuận Hóa") : List.of());
        }
        for (Role role : Role.values()) {
            hire(role.name().toLowerCase(Locale.ROOT), role);
        }
        WorkerExecutor reading = VERTX.createSharedWorkerExecutor("reading", 1);
        Teaching teaching = new Teaching(stores, new Anonymous(new RuleReader()), reading, clock);
        Lifecycle lifecycle = new Lifecycle(new WorkingCalendar(Set.of(), Set.of()));
        Desk door = (conversation, id, did) -> {
            deeds.add(did);
            if (living && !ids.contains(id)) {
                new PlayedTurns(stores).take(conversation, did);
                live.changed(conversation);
            }
            ids.add(id);
            return stores.inbox()
                    .done(List.of(Entry.event("operator:" + id, conversation, did, ids.size())))
                    .map(Accepted.NEW);
        };
        Console console = new Console(
                stores,
                media,
                door,
                new Means(this::resend, new Outlooks(ROUTING, clock), new RuleReader(), PlayedTurns::foresee),
                lifecycle,
                teaching,
                new ReportFindings(stores, Province.hue(), new RuleReader(), reading, "19001075"),
                Province.hue(),
                settings,
                new Contacts("1900 9999", "0234 999 999"),
                "a secret for tests only",
                ZONE,
                false,
                clock,
                house,
                live,
                tokens());
        AtomicReference<Router> mounted = new AtomicReference<>();
        server = await(PublicServer.listen(VERTX, "127.0.0.1", 0, () -> "req-1", router -> {
            mounted.set(router);
            console.mount(router);
            new DeadLetterApi(
                            stores,
                            new LetterWork(stores.deadLetters(), door, this::resend, house.audit(), clock),
                            tokens(),
                            false,
                            clock)
                    .mount(router);
            ReadApi api = new ReadApi(stores, tokens(), false, clock);
            api.mount(router);
            new LabelApi(teaching, stores.reports(), house.audit(), api.guard()).mount(router);
            new WriteApi(
                            VERTX,
                            stores,
                            door,
                            lifecycle,
                            teaching,
                            Province.hue(),
                            new RuleReader(),
                            media,
                            1 << 20,
                            clock,
                            api.guard())
                    .mount(router);
        }));
        root = Objects.requireNonNull(mounted.get(), "mounted by then");
    }

    /** As the flow does with what may be sent again, and notes who wanted it. */
    private Future<Resending.Resent> resend(String id, @Nullable Route over, String operator) {
        return stores.deadLetters().find(id).compose(letter -> {
            if (letter == null) {
                return Future.succeededFuture(Resending.Resent.UNKNOWN);
            }
            if (letter.settled() != null) {
                return Future.succeededFuture(Resending.Resent.ALREADY);
            }
            resent.add(operator + " " + over + " " + letter.message().text());
            return stores.deadLetters()
                    .settle(id, new DeadLetters.Settled(now, operator))
                    .map(Resending.Resent.ACCEPTED);
        });
    }

    /** One for each scope, named like it, and {@code nothing} without any. */
    private static List<Token> tokens() {
        List<Token> tokens = new ArrayList<>(List.of(new Token("nothing", new Secret(secret(null)), List.of())));
        tokens.add(new Token("app", new Secret("secret-of-the-token-app"), List.of(), null, "operator", "hues"));
        for (Scope scope : Scope.values()) {
            tokens.add(new Token(scope.name().toLowerCase(Locale.ROOT), new Secret(secret(scope)), List.of(scope)));
        }
        return tokens;
    }

    /** Of the token with this scope alone; of the one without any for null. */
    static String secret(@Nullable Scope scope) {
        return "secret-of-the-token-" + scope;
    }

    private static DeskSettings settings(Set<Role> secondFactor) {
        return new DeskSettings(
                Duration.ofHours(12),
                Duration.ofHours(2),
                List.copyOf(secondFactor),
                "Huế",
                new Settings.Tiles("https://{s}.t.vn/{z}/{x}/{y}.png", "©"));
    }

    /** From now on what is done is also turned into the conversation's next state, as the flow would. */
    Stage living() {
        living = true;
        return this;
    }

    /** What was said last to the citizen of {@link Sample} has left just now. */
    void left() {
        new PlayedTurns(stores).left(Sample.ID, now);
    }

    static Vertx vertx() {
        return VERTX;
    }

    Account hire(String name, Role role) {
        String agency = role == Role.AGENCY ? "UBND phường Thuận Hóa" : null;
        Account account = new Account(name, "Chị " + name, role, agency, HASH, null, false, now, 1);
        await(stores.staff().accounts().store(account));
        return account;
    }

    /** An agency of the register, with a number to call. */
    private void register(String name, List<String> wards) {
        await(stores.agencies()
                .store(new Agency(
                        Agency.idOf(name),
                        name,
                        "",
                        Agency.Level.CITY,
                        null,
                        "0234 000 0001",
                        wards,
                        wards.isEmpty() ? Set.of(Category.GIAO_THONG) : Set.of(),
                        List.of(),
                        true,
                        1)));
    }

    /** Changes an account. */
    void change(String name, UnaryOperator<Account> change) {
        await(house.change(name, change));
    }

    Instant now() {
        return now;
    }

    void wait(Duration time) {
        now = now.plus(time);
    }

    /** The cookies of a browser: what it was given, and gives back. */
    final class Browser {

        private final Map<String, String> jar = new TreeMap<>();

        String cookies() {
            return jar.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "));
        }

        HttpResponse<Buffer> get(String path) {
            return keep(await(request(HttpMethod.GET, path).send()));
        }

        HttpResponse<Buffer> post(String path, MultiMap form) {
            return keep(await(request(HttpMethod.POST, path).sendForm(form)));
        }

        HttpRequest<Buffer> request(HttpMethod method, String path) {
            return client.request(method, server.port(), "127.0.0.1", path).putHeader("Cookie", cookies());
        }

        /** Fills in a form of a page and sends it. */
        HttpResponse<Buffer> send(String page, String action, String... pairs) {
            Document from = page(page);
            assertThat(from.select("form[action^=" + action + "]"))
                    .as("form to " + action)
                    .isNotEmpty();
            return post(action, form(pairs).add("csrf", csrf(from)));
        }

        /** A form of a page, sent as it would be, whether the page shows it or not. */
        HttpResponse<Buffer> click(String page, String action, String... pairs) {
            return post(
                    action, form(pairs).add("csrf", csrf(page(page))).add("id", "click-" + clicks.incrementAndGet()));
        }

        Document page(String path) {
            HttpResponse<Buffer> answer = get(path);
            assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
            return Jsoup.parse(answer.bodyAsString());
        }

        HttpResponse<Buffer> logIn(String name, String password) {
            return send("/desk/login", "/desk/login", "name", name, "password", password);
        }

        private HttpResponse<Buffer> keep(HttpResponse<Buffer> answer) {
            for (String cookie : answer.cookies()) {
                String[] pair = cookie.split(";")[0].split("=", 2);
                if (pair[1].isEmpty()) {
                    jar.remove(pair[0]);
                } else {
                    jar.put(pair[0], pair[1]);
                }
            }
            return answer;
        }
    }

    Browser browser() {
        return new Browser();
    }

    /** A browser in which this person, one of those by role, has logged in. */
    Browser as(String name) {
        Browser browser = new Browser();
        HttpResponse<Buffer> answer = browser.logIn(name, PASSWORD);
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(303);
        return browser;
    }

    static String csrf(Document page) {
        return page.select("input[name=csrf]").attr("value");
    }

    static MultiMap form(String... pairs) {
        MultiMap form = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < pairs.length; i += 2) {
            form.add(pairs[i], pairs[i + 1]);
        }
        return form;
    }

    @Override
    public void close() {
        live.close();
        await(server.drain(Duration.ofSeconds(2)));
    }
}
