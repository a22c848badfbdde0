package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import vn.hue.conversations.dialog.Dialog;
import vn.hue.conversations.dialog.Settings;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.reading.rules.RuleReader;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.gateway.Recorded;
import vn.hue.gateway.Sample;
import vn.hue.gateway.agency.Agency;
import vn.hue.gateway.config.Secret;
import vn.hue.gateway.config.Settings.Scope;
import vn.hue.gateway.config.Settings.Token;
import vn.hue.gateway.flow.Fetch;
import vn.hue.gateway.flow.Flow;
import vn.hue.gateway.flow.FlowSettings;
import vn.hue.gateway.flow.Wakeups;
import vn.hue.gateway.http.PublicServer;
import vn.hue.gateway.media.MediaLibrary;
import vn.hue.gateway.media.MemoryShelf;
import vn.hue.gateway.staff.Account;
import vn.hue.gateway.staff.Duty;
import vn.hue.gateway.staff.Role;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.memory.Memory;
import vn.hue.gateway.teaching.Teaching;
import vn.hue.nlp.Anonymous;

/** The API over HTTP with the real way through behind it, on stores in memory, and programs that call it. */
final class Programs implements AutoCloseable {

    static final String REPORT = "/api/v1/reports/" + Sample.CODE;
    static final String TALK = "/api/v1/conversations/" + Sample.ID;
    /** May do everything. */
    static final String ALL = "portal";

    /** Likewise, and used by {@code binh}. */
    static final String OTHER = "hotline";

    static final String AGENCY = "ward";
    /** The Hue-S app. */
    static final String APP = "app";

    static final String READER = "reader";
    static final String WARD = "UBND phường Thuận Hóa";

    private static final String SECRET = "-secret-secret-secret";

    final Stores stores = Memory.stores();
    private final Vertx vertx = Vertx.vertx();
    private final WebClient client = WebClient.create(vertx);
    private final AtomicInteger files = new AtomicInteger();
    private final Flow flow;
    private final PublicServer server;
    private Instant now = Sample.NOW.plusSeconds(60);

    Programs(Urgency urgency) {
        Sample.into(stores, urgency);
        register(WARD);
        register("Sở Xây dựng");
        Lifecycle lifecycle = new Lifecycle(new WorkingCalendar(Set.of(), Set.of()));
        Dialog dialog = new Dialog(new Settings(
                Province.hue(), lifecycle, Regulation.ZONE, "19001075", "0888771075", false, false, Map.of()));
        flow = new Flow(
                new Flow.World(
                        vertx,
                        "node",
                        dialog::step,
                        (text, at) -> Reading.NOTHING,
                        Fetch.NONE,
                        null,
                        () -> now,
                        () -> now,
                        Wakeups.of(vertx),
                        new Random(1),
                        new SimpleMeterRegistry(),
                        conversation -> {}),
                stores,
                FlowSettings.DEFAULT.withQuiet(Duration.ZERO, Duration.ZERO));
        await(flow.start());
        MediaLibrary media = new MediaLibrary(
                new MemoryShelf(),
                vertx.createSharedWorkerExecutor("media", 1),
                1 << 20,
                1 << 20,
                4_000_000,
                Regulation.ZONE,
                () -> "file-" + files.incrementAndGet());
        ReadApi reading = new ReadApi(
                stores,
                List.of(
                        token(ALL, List.of(Scope.values()), null),
                        token(OTHER, List.of(Scope.values()), null),
                        token(AGENCY, List.of(Scope.REPORTS_HANDLE), WARD),
                        token(APP, List.of(Scope.REPORTS_FILE), null),
                        token(READER, List.of(), null)),
                false,
                () -> now);
        Teaching teaching = new Teaching(
                stores, new Anonymous(new RuleReader()), vertx.createSharedWorkerExecutor("reading", 1), () -> now);
        server = await(PublicServer.listen(vertx, "127.0.0.1", 0, () -> "req-1", root -> {
            reading.mount(root);
            new WriteApi(
                            vertx,
                            stores,
                            flow,
                            lifecycle,
                            teaching,
                            Province.hue(),
                            new RuleReader(),
                            media,
                            1 << 20,
                            () -> now,
                            reading.guard())
                    .mount(root);
        }));
    }

    private void register(String name) {
        await(stores.agencies()
                .store(new Agency(
                        Agency.idOf(name),
                        name,
                        "",
                        Agency.Level.CITY,
                        null,
                        "0234 000 0001",
                        List.of(),
                        Set.of(),
                        List.of(),
                        true,
                        1)));
    }

    /** An operator of a team, or another who is called the same. */
    void hire(String name, String team, boolean disabled) {
        var before = await(stores.staff().accounts().find(name));
        assertThat(await(stores.staff()
                        .accounts()
                        .store(new Account(
                                name,
                                name,
                                Role.OPERATOR,
                                null,
                                "",
                                null,
                                disabled,
                                now,
                                before == null ? 1 : before.version() + 1,
                                new Duty(team, null)))))
                .isTrue();
    }

    private static Token token(String name, List<Scope> scopes, @org.jspecify.annotations.Nullable String agency) {
        return new Token(
                name,
                new Secret(name + SECRET),
                scopes,
                agency,
                name.equals(OTHER) ? "binh" : null,
                name.equals(APP) ? "hues" : null);
    }

    Instant now() {
        return now;
    }

    void wait(Duration time) {
        now = now.plus(time);
    }

    HttpRequest<Buffer> request(HttpMethod method, String path, String who) {
        return client.request(method, server.port(), "127.0.0.1", path).bearerTokenAuthentication(who + SECRET);
    }

    /** A request whose body begins and does not go on. */
    Socket hangs(String path, String who) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        String head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + who + SECRET
                + "\r\nContent-Length: 9000\r\n\r\nbegun";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Something whose length nobody knows. */
    ReadStream<Buffer> stream(Buffer whole) {
        var file = await(vertx.fileSystem()
                .createTempFile("upload", null)
                .compose(path -> vertx.fileSystem().writeFile(path, whole).map(path)));
        return await(vertx.fileSystem().open(file, new OpenOptions().setDeleteOnClose(true)));
    }

    /** Headers in pairs. */
    HttpResponse<Buffer> post(String who, String path, String body, String... headers) {
        HttpRequest<Buffer> request = request(HttpMethod.POST, path, who).putHeader("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.putHeader(headers[i], headers[i + 1]);
        }
        return await(request.sendBuffer(Buffer.buffer(body)));
    }

    HttpResponse<Buffer> get(String who, String path) {
        return await(request(HttpMethod.GET, path, who).send());
    }

    /** The report is moved on, or the test ends here. */
    JsonObject moves(String deed, String body) {
        return moves(REPORT, deed, body);
    }

    JsonObject moves(String path, String deed, String body) {
        HttpResponse<Buffer> answer = post(ALL, path + "/" + deed, body);
        assertThat(answer.statusCode()).as(deed + " " + answer.bodyAsString()).isEqualTo(200);
        return answer.bodyAsJsonObject().getJsonObject("report");
    }

    /** From its filing to its published result. */
    void published(String path) {
        moves(path, "start-verifying", "");
        moves(path, "accept", "{\"publicView\": true}");
        moves(path, "distribute", "{\"agencies\": [\"" + WARD + "\"]}");
        moves(path, "acknowledge", "{\"agency\": \"" + WARD + "\"}");
        moves(path, "enter-result", "{\"agency\": \"" + WARD + "\", \"text\": \"Đã sửa xong.\", \"sure\": true}");
        moves(path, "publish", "");
    }

    Report report() {
        return await(stores.reports().find(Sample.CODE));
    }

    /** What is wrong with a body: places and codes. */
    static List<String> pointers(HttpResponse<Buffer> answer) {
        return answer.bodyAsJsonObject().getJsonArray("errors").stream()
                .map(JsonObject.class::cast)
                .map(error -> error.getString("pointer") + " " + error.getString("code"))
                .toList();
    }

    /** Who is on record to have done what. */
    List<String> deeds() {
        return Recorded.deeds(stores.staff().audit(), now).stream()
                .map(entry -> entry.who() + " " + entry.detail())
                .toList();
    }

    /** Files the report of the description's own example; its code and its conversation are told. */
    JsonObject files(String who) {
        HttpResponse<Buffer> answer = post(
                who,
                "/api/v1/reports",
                Objects.requireNonNull(Described.operation("fileReport").example())
                        .encode());
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(201);
        return answer.bodyAsJsonObject().getJsonObject("report");
    }

    @Override
    public void close() {
        await(flow.stop());
        await(server.drain(Duration.ZERO));
        await(vertx.close());
    }
}
