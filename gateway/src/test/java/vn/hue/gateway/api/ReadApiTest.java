package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Urgency;
import vn.hue.gateway.Recorded;
import vn.hue.gateway.Sample;
import vn.hue.gateway.config.Secret;
import vn.hue.gateway.config.Settings.Scope;
import vn.hue.gateway.config.Settings.Token;
import vn.hue.gateway.http.PublicServer;
import vn.hue.gateway.staff.AuditLog;
import vn.hue.gateway.staff.Origin;
import vn.hue.gateway.store.Stores;
import vn.hue.gateway.store.memory.Memory;

class ReadApiTest {

    private static final String READER = "reader-reader-reader-reader";
    private static final String TRUSTED = "trusted-trusted-trusted-trusted";

    private static final Vertx VERTX = Vertx.vertx();

    private final Stores stores = Memory.stores();
    private final AtomicInteger alarms = new AtomicInteger();
    private final AtomicReference<Duration> kept = new AtomicReference<>(Duration.ZERO);
    private final DemoClock clock = new DemoClock(InstantSource.fixed(Sample.NOW), Duration.ZERO, kept::set);
    private PublicServer server;

    @AfterAll
    static void end() {
        await(VERTX.close());
    }

    @BeforeEach
    void serve() {
        Sample.into(stores, Urgency.URGENT);
        ReadApi api = new ReadApi(
                stores,
                List.of(
                        new Token("reader", new Secret(READER), List.of()),
                        new Token("trusted", new Secret(TRUSTED), List.of(Scope.PERSONAL))),
                true,
                clock);
        server = await(PublicServer.listen(VERTX, "127.0.0.1", 0, () -> "req-1", root -> {
            api.mount(root);
            clock.mount(root, () -> {
                alarms.incrementAndGet();
                return Future.succeededFuture();
            });
        }));
    }

    @Test
    void whoMaySeePeopleIsOnRecordBeforeTheyDo() {
        assertThat(get("/api/v1/reports/" + Sample.CODE, READER).bodyAsString()).doesNotContain(Sample.NAME);
        assertThat(get("/api/v1/reports/" + Sample.CODE, TRUSTED).bodyAsString())
                .contains(Sample.NAME);

        assertThat(revealed()).singleElement().satisfies(entry -> {
            assertThat(entry.who()).isEqualTo("token:trusted");
            assertThat(entry.what()).isEqualTo(AuditLog.Act.REVEALED);
            assertThat(entry.from()).isEqualTo(Origin.LOCAL);
        });
    }

    @Test
    void behindAProxyItIsOnRecordWhereTheProxyHasHeardIt() {
        await(WebClient.create(VERTX)
                .get(server.port(), "127.0.0.1", "/api/v1/reports/" + Sample.CODE)
                .bearerTokenAuthentication(TRUSTED)
                .putHeader("X-Forwarded-For", "127.0.0.1, 203.0.113.7")
                .send());

        assertThat(revealed()).extracting(AuditLog.Entry::from).containsExactly(Origin.OUTSIDE);
    }

    private List<AuditLog.Entry> revealed() {
        return await(stores.staff()
                .audit()
                .read(new AuditLog.Query(
                        null,
                        null,
                        "report:" + Sample.CODE,
                        Instant.EPOCH,
                        Instant.parse("2999-01-01T00:00:00Z"),
                        null,
                        9)));
    }

    @AfterEach
    void close() {
        await(server.drain(Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource({
        "listConversations, /api/v1/conversations, 200",
        "listConversations, /api/v1/conversations?limit=0, 400",
        "getConversation, /api/v1/conversations/CONVERSATION, 200",
        "getConversation, /api/v1/conversations/nobody, 404",
        "listReports, /api/v1/reports, 200",
        "listReports, /api/v1/reports?status=RECEIVED, 200",
        "listReports, /api/v1/reports?status=LOST, 400",
        "getReport, /api/v1/reports/PA-2026-000001, 200",
        "getReport, /api/v1/reports/PA-2026-999999, 404",
    })
    void everyAnswerIsAsDescribed(String operation, String path, int status) {
        for (String token : List.of(READER, TRUSTED)) {
            HttpResponse<Buffer> answer = get(path.replace("CONVERSATION", Sample.ID), token);
            assertThat(answer.statusCode()).isEqualTo(status);
            Described.conforms(operation, answer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/conversations?limit=201, limit must be",
        "/api/v1/conversations?limit=x, limit must be",
        "/api/v1/conversations?after=garbage, after must be",
        "/api/v1/conversations?page=2, unknown parameter",
        "/api/v1/reports?status=, status must have",
    })
    void aWrongParameterIsNamed(String path, String message) {
        HttpResponse<Buffer> answer = get(path, READER);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.bodyAsJsonObject().getString("detail")).startsWith(message);
    }

    @Test
    void theDescriptionIsServedToEveryone() {
        assertThat(get("/api/v1/openapi.yaml", null).bodyAsString()).startsWith("openapi: 3.1");
    }

    @Test
    void withoutATokenNothingIsTold() {
        for (String path : List.of("/api/v1/conversations", "/api/v1/reports/PA-2026-000001", "/api/v1/unknown")) {
            assertThat(get(path, null).statusCode()).isEqualTo(401);
            HttpResponse<Buffer> wrong = get(path, "guessed-guessed-guessed");
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(wrong.getHeader("WWW-Authenticate")).startsWith("Bearer");
            Described.conforms("listReports", wrong);
        }
    }

    @Test
    void personalDataAreMaskedUnlessTheTokenMayKnow() {
        for (String path : List.of(
                "/api/v1/conversations",
                "/api/v1/conversations/" + Sample.ID,
                "/api/v1/reports",
                "/api/v1/reports/" + Sample.CODE)) {
            assertThat(get(path, READER).bodyAsString())
                    .doesNotContainIgnoringCase(Sample.NAME)
                    .doesNotContain("905123")
                    .doesNotContain("0905 123")
                    .doesNotContain(Sample.EMAIL);
        }
        assertThat(get("/api/v1/reports/" + Sample.CODE, TRUSTED).bodyAsString())
                .contains(Sample.NAME, Sample.PHONE, Sample.EMAIL);
    }

    @Test
    void aConversationTellsWhatWasSaidAndWhatIsDue() {
        JsonObject conversation =
                get("/api/v1/conversations/" + Sample.ID, TRUSTED).bodyAsJsonObject();

        assertThat(conversation.getJsonArray("deadlines"))
                .containsExactly(new JsonObject().put("name", "intake-end").put("dueAt", "2026-11-25T02:00:00Z"));
        assertThat(conversation.getJsonObject("slots").getString("content")).isEqualTo("Cây đổ");
        assertThat(conversation.getJsonArray("messages")).hasSize(4);
        JsonObject answer = conversation.getJsonArray("messages").getJsonObject(1);
        assertThat(answer.getString("direction")).isEqualTo("out");
        assertThat(answer.getJsonObject("delivery").getString("state")).isEqualTo("READ");
        assertThat(get("/api/v1/conversations/" + Sample.ID + "?before=3&limit=1", TRUSTED)
                        .bodyAsJsonObject()
                        .getJsonArray("messages")
                        .getJsonObject(0)
                        .getLong("number"))
                .isEqualTo(2);
    }

    /** Whoever may not see numbers must not find out by asking for one; whoever may is on record. */
    @Test
    void aPersonIsLookedForOnlyByThoseWhoMayKnowThemAndThatIsOnRecord() {
        String path = "/api/v1/conversations?channel=webchat&user=hoa";

        HttpResponse<Buffer> refused = get(path, READER);

        assertThat(refused.statusCode()).isEqualTo(403);
        Described.conforms("listConversations", refused);
        assertThat(get(path, TRUSTED).statusCode()).isEqualTo(200);
        assertThat(Recorded.all(stores.staff().audit())).contains("token:trusted SEARCHED_PERSON api");
    }

    @Test
    void pagesFollowOneAnother() {
        JsonObject first = get("/api/v1/reports?limit=1", READER).bodyAsJsonObject();
        assertThat(first.getJsonArray("items")).hasSize(1);

        JsonObject second = get("/api/v1/reports?limit=1&after=" + first.getString("next"), READER)
                .bodyAsJsonObject();
        assertThat(second.getJsonArray("items")).isEmpty();
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void theDemoClockMovesTimeAndWakesTheAlarm() {
        HttpResponse<Buffer> moved = advance("{\"advance\":\"PT48H\"}", "application/json");

        assertThat(moved.bodyAsJsonObject().getString("now")).isEqualTo("2026-11-25T02:00:00Z");
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-25T02:00:00Z"));
        assertThat(alarms).hasValue(1);
        assertThat(kept).hasValue(Duration.ofHours(48));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"advance\":\"-PT1H\"}|application/json|400",
                "{\"advance\":\"P9999D\"}|application/json|400",
                "{\"advance\":2}|application/json|400",
                "{|application/json|400",
                "[]|application/json|400",
                "advance=PT48H|application/x-www-form-urlencoded|415",
            })
    void theDemoClockRefusesWhatIsNoTime(String body, String type, int status) {
        assertThat(advance(body, type).statusCode()).isEqualTo(status);
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void theDemoClockRefusesWhatNoClockCanShow() {
        advance("{\"advance\":\"PT1H\"}", "application/json");

        assertThat(advance("{\"advance\":\"PT9223372036854775807S\"}", "application/json")
                        .statusCode())
                .isEqualTo(400);
        assertThat(clock.ahead()).isEqualTo(Duration.ofHours(1));
    }

    private HttpResponse<Buffer> advance(String body, String type) {
        return await(WebClient.create(VERTX)
                .post(server.port(), "127.0.0.1", "/demo/clock")
                .putHeader("Content-Type", type)
                .sendBuffer(Buffer.buffer(body)));
    }

    private HttpResponse<Buffer> get(String path, @Nullable String token) {
        var request = WebClient.create(VERTX).get(server.port(), "127.0.0.1", path);
        return await((token == null ? request : request.bearerTokenAuthentication(token)).send());
    }
}
