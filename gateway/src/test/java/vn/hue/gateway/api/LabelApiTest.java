package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.reading.rules.RuleReader;
import vn.hue.gateway.Recorded;
import vn.hue.gateway.Sample;
import vn.hue.gateway.config.Secret;
import vn.hue.gateway.config.Settings.Scope;
import vn.hue.gateway.config.Settings.Token;
import vn.hue.gateway.http.PublicServer;
import vn.hue.gateway.staff.Audit;
import vn.hue.gateway.store.Examples.Example;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.memory.Memory;
import vn.hue.gateway.teaching.Export;
import vn.hue.gateway.teaching.Teaching;
import vn.hue.nlp.Anonymous;

class LabelApiTest {

    private static final String READER = "reader-reader-reader-reader";
    private static final String TEACHER = "teacher-teacher-teacher-teach";
    private static final String REPORT = "/api/v1/reports/PA-2026-000001/labels";

    private final Vertx vertx = Vertx.vertx();
    private final Stores stores = Memory.stores();
    private PublicServer server;

    @BeforeEach
    void serve() {
        Sample.into(stores, Urgency.URGENT);
        ReadApi reading = new ReadApi(
                stores,
                List.of(
                        new Token("reader", new Secret(READER), List.of(Scope.PERSONAL)),
                        new Token("teacher", new Secret(TEACHER), List.of(Scope.LABELS))),
                false,
                InstantSource.fixed(Sample.NOW));
        LabelApi labelling = new LabelApi(
                new Teaching(
                        stores,
                        new Anonymous(new RuleReader()),
                        vertx.createSharedWorkerExecutor("reading", 1),
                        InstantSource.fixed(Sample.NOW)),
                stores.reports(),
                new Audit(stores.staff().audit(), InstantSource.fixed(Sample.NOW), RandomGenerator.getDefault()),
                reading.guard());
        server = await(PublicServer.listen(vertx, "127.0.0.1", 0, () -> "req-1", root -> {
            reading.mount(root);
            labelling.mount(root);
        }));
    }

    @AfterEach
    void close() {
        await(server.drain(Duration.ZERO));
        await(vertx.close());
    }

    private HttpResponse<Buffer> post(String path, @Nullable String token, String body) {
        var request = WebClient.create(vertx).post(server.port(), "127.0.0.1", path);
        if (token != null) {
            request.bearerTokenAuthentication(token);
        }
        return await(request.putHeader("content-type", "application/json").sendBuffer(Buffer.buffer(body)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/reports/PA-2026-000001/labels | teacher | {"category": "giao_thong"}     | 204
            /api/v1/reports/PA-2026-000001/labels | teacher | {"urgency": "NORMAL"}          | 204
            /api/v1/reports/PA-2026-999999/labels | teacher | {"category": "giao_thong"}     | 404
            /api/v1/reports/PA-2026-000001/labels | teacher | {"category": "roads"}          | 400
            /api/v1/reports/PA-2026-000001/labels | teacher | {"category": 3}                | 400
            /api/v1/reports/PA-2026-000001/labels | teacher | {"kind": "giao_thong"}         | 400
            /api/v1/reports/PA-2026-000001/labels | teacher | {}                             | 400
            /api/v1/reports/PA-2026-000001/labels | teacher | []                             | 400
            /api/v1/reports/PA-2026-000001/labels | teacher | {"category":                   | 400
            /api/v1/reports/PA-2026-000001/labels | reader  | {"category": "giao_thong"}     | 403
            /api/v1/reports/PA-2026-000001/labels | nobody  | {"category": "giao_thong"}     | 401
            """)
    void answersWithTheRightStatus(String path, String who, String body, int status) {
        String token = who.equals("teacher") ? TEACHER : who.equals("reader") ? READER : null;
        HttpResponse<Buffer> answer = post(path, token, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status != 204) {
            assertThat(answer.bodyAsJsonObject().getString("title")).isNotBlank();
        }
    }

    @Test
    void whoSaysWhatAReportIsIsOnRecord() {
        post(REPORT, TEACHER, "{\"category\": \"giao_thong\"}");

        assertThat(Recorded.all(stores.staff().audit())).containsExactly("token:teacher DEED label");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        assertThat(post(REPORT, TEACHER, " ".repeat(5_000) + "{}").statusCode()).isEqualTo(413);
    }

    @Test
    void keepsTheTextWithoutAnyoneInItAndTheLastWord() {
        String name = await(stores.reports().find("PA-2026-000001")).sender().name();
        post(REPORT, TEACHER, "{\"category\": \"do_thi\"}");
        post(REPORT, TEACHER, "{\"category\": \"giao_thong\", \"urgency\": \"normal\"}");
        List<Example> kept = await(stores.examples().list(null, 9));
        assertThat(kept).hasSize(1);
        Example example = kept.get(0);
        assertThat(example.category()).isEqualTo(Category.GIAO_THONG);
        assertThat(example.urgency()).isEqualTo(Urgency.NORMAL);
        assertThat(example.text())
                .isNotBlank()
                .doesNotContain(String.valueOf(name))
                .doesNotContainPattern("\\d{6}");
        assertThat(example.id()).doesNotContain(Sample.KEY).doesNotContain(Sample.ID);
    }

    @Test
    void exportsLabelTabTextInPages() {
        for (int i = 0; i < 1_001; i++) {
            Category category = i % 2 == 0 ? Category.Y_TE : null;
            await(stores.examples()
                    .keep(new Example("e" + (10_000 + i), Sample.NOW, "rác\tđầy\nđường", category, Urgency.SOS)));
        }
        List<String> lines = new ArrayList<>();
        assertThat(await(new Export(stores.examples(), Export.What.CATEGORY).to(lines::add)))
                .isEqualTo(501);
        assertThat(lines).hasSize(501).containsOnly("y_te\trác đầy đường");
        lines.clear();
        assertThat(await(new Export(stores.examples(), Export.What.URGENCY).to(lines::add)))
                .isEqualTo(1_001);
        assertThat(lines).containsOnly("SOS\trác đầy đường");
    }
}
