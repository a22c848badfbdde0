package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;
import static vn.hue.gateway.api.Programs.ALL;
import static vn.hue.gateway.api.Programs.OTHER;
import static vn.hue.gateway.api.Programs.READER;
import static vn.hue.gateway.api.Programs.REPORT;
import static vn.hue.gateway.api.Programs.TALK;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.conduct.Violation;
import vn.hue.conversations.reading.Urgency;
import vn.hue.gateway.Recorded;
import vn.hue.gateway.Sample;

/** Other programs judge how citizens behave. {@code QĐ 30/2022, Điều 14.1}. */
class ConductApiTest {

    private static final String CONDUCT = "/api/v1/conduct";
    private static final String WHY = "{\"reason\": \"Chỉ là bực mình\"}";

    @AutoClose
    private final Programs programs = new Programs(Urgency.NORMAL);

    @Test
    void aViolationIsProposedConfirmedAndWithdrawnAndEachStepIsOnRecord() {
        HttpResponse<Buffer> proposed = propose("REPORT", "Đồ ăn hại");
        HttpResponse<Buffer> confirmed = programs.post(ALL, TALK + "/violations/1/confirm", "");
        JsonObject counted = only(programs.get(READER, CONDUCT + "?mark=CONFIRMED"));
        HttpResponse<Buffer> withdrawn = programs.post(ALL, TALK + "/violations/1/withdraw", WHY);

        assertThat(state("proposeViolation", proposed)).isEqualTo("1 REPORT PROPOSED " + Sample.CODE);
        assertThat(proposed.getHeader("Location")).isEqualTo(TALK + "/conduct");
        assertThat(state("confirmViolation", confirmed)).isEqualTo("1 REPORT CONFIRMED " + Sample.CODE);
        assertThat(counted.getJsonArray("violations").getJsonObject(0).getString("decidedBy"))
                .isEqualTo("token:portal");
        assertThat(state("withdrawViolation", withdrawn)).isEqualTo("1 REPORT WITHDRAWN " + Sample.CODE);
        assertThat(programs.get(READER, CONDUCT).bodyAsJsonObject().getJsonArray("items"))
                .isEmpty();
        assertThat(Recorded.deeds(programs.stores.staff().audit(), programs.now()))
                .extracting(entry -> entry.who() + " " + entry.detail() + " " + entry.about())
                .containsExactlyInAnyOrder(
                        "token:portal propose-violation " + about(),
                        "token:portal confirm-violation " + about(),
                        "token:portal withdraw-violation " + about());
    }

    private static String about() {
        return "[conversation:" + Sample.ID + ", report:" + Sample.CODE + "]";
    }

    @Test
    void whatIsReadIsMaskedInWhateverFormTheNameIsWritten() {
        String words = Normalizer.normalize("Đồ ăn hại, gọi 0905123456 gặp Nguyễn Thị Hoa", Normalizer.Form.NFD);
        assertThat(propose("REPORT", words).statusCode()).isEqualTo(200);

        HttpResponse<Buffer> one = programs.get(READER, TALK + "/conduct");
        HttpResponse<Buffer> all = programs.get(READER, CONDUCT + "?mark=PROPOSED");

        Described.conforms("getConduct", one);
        Described.conforms("listConduct", all);
        assertThat(words(one.bodyAsJsonObject())).isEqualTo("Đồ ăn hại, gọi ***456 gặp N. T. H.");
        assertThat(only(all)).isEqualTo(one.bodyAsJsonObject());
        assertThat(one.getHeader("ETag"))
                .isEqualTo("\"" + one.bodyAsJsonObject().getInteger("version") + "\"");
        assertThat(one.bodyAsString()).doesNotContain("0905123456", Sample.NAME);
        assertThat(words(programs.get(ALL, TALK + "/conduct").bodyAsJsonObject()))
                .isEqualTo("Đồ ăn hại, gọi 0905123456 gặp Nguyễn Thị Hoa");
    }

    private static String words(JsonObject conduct) {
        return conduct.getJsonArray("violations").getJsonObject(0).getString("words");
    }

    @Test
    void whatIsQuotedKeepsItsWordsApartAndHidesNothing() {
        propose("REPORT", "Đồ\tăn\u200b hại\u202e");

        assertThat(violations()).extracting(Violation::words).containsExactly("Đồ ăn hại");
    }

    @Test
    void theFourthInteractionLocksAndTheLockIsLifted() {
        programs.published(REPORT);
        for (int i = 1; i <= 3; i++) {
            propose("INTERACTION", "Lời thứ " + i);
            assertThat(locks(programs.post(ALL, TALK + "/violations/" + i + "/confirm", "")))
                    .isEmpty();
        }
        propose("INTERACTION", "Lời thứ 4");
        HttpResponse<Buffer> fourth = programs.post(ALL, TALK + "/violations/4/confirm", "");
        HttpResponse<Buffer> locked = programs.get(READER, CONDUCT + "?mark=LOCKED");
        HttpResponse<Buffer> lifted =
                programs.post(OTHER, TALK + "/locks/INTERACTION/lift", "{\"reason\": \"Đã xin lỗi\"}");
        HttpResponse<Buffer> again = programs.post(ALL, TALK + "/locks/INTERACTION/lift", WHY);

        Described.conforms("confirmViolation", fourth);
        assertThat(locks(fourth)).singleElement().satisfies(lock -> {
            assertThat(lock.getString("kind")).isEqualTo("INTERACTION");
            assertThat(lock.getJsonArray("grounds")).containsExactly(1, 2, 3, 4);
            assertThat(lock.getString("until")).startsWith("2026-12-23T");
        });
        Described.conforms("listConduct", locked);
        assertThat(only(locked).getJsonArray("locks")).hasSize(1);
        Described.conforms("liftLock", lifted);
        assertThat(locks(lifted)).isEmpty();
        assertThat(lifted.bodyAsJsonObject().getJsonObject("violation")).isNull();
        assertThat(again.statusCode()).isEqualTo(409);
        Described.conforms("liftLock", again);
        assertThat(again.bodyAsJsonObject().getString("why")).isEqualTo("NOT_LOCKED");
        assertThat(only(programs.get(READER, CONDUCT)).getJsonArray("violations"))
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /violations/1/confirm  | {}                                                   | JUDGED
            /violations/1/dismiss  | {"reason": "Không"}                                  | JUDGED
            /violations/2/withdraw | {"reason": "Không"}                                  | NOT_CONFIRMED
            /locks/REPORT/lift     | {"reason": "Không"}                                  | NOT_LOCKED
            /violations            | {"kind": "REPORT", "report": "%s", "words": "Dốt"}   | ALREADY_PROPOSED
            /violations            | {"kind": "INTERACTION", "report": "%s", "words": "Dốt"} | NOTHING_TO_INTERACT_ON
            /violations            | {"kind": "SOS", "report": "%s", "words": "Dốt"}      | NO_SOS
            """)
    void whatDoesNotFitAnyMoreIsRefusedWithTheReasonInTwoLanguages(String path, String body, String why) {
        propose("REPORT", "Đồ ăn hại");
        programs.post(OTHER, TALK + "/violations/1/confirm", "");
        programs.post(OTHER, TALK + "/violations/1/withdraw", WHY);
        propose("REPORT", "Đồ ăn hại");
        List<String> before = programs.deeds();

        HttpResponse<Buffer> vi = programs.post(ALL, TALK + path, body.formatted(Sample.KEY));
        HttpResponse<Buffer> en = programs.post(ALL, TALK + path, body.formatted(Sample.KEY), "Accept-Language", "en");

        assertThat(vi.statusCode()).isEqualTo(409);
        Described.conforms("confirmViolation", vi);
        assertThat(vi.bodyAsJsonObject().getString("why")).isEqualTo(why);
        assertThat(vi.bodyAsJsonObject().getString("detail")).isEqualTo(ApiWords.VI.say("bar." + why));
        assertThat(en.bodyAsJsonObject().getString("detail")).isEqualTo(ApiWords.EN.say("bar." + why));
        assertThat(programs.deeds()).isEqualTo(before);
    }

    @Test
    void whoIsLateIsToldHowItStands() {
        propose("REPORT", "Đồ ăn hại");
        programs.post(OTHER, TALK + "/violations/1/dismiss", WHY);

        JsonObject late = programs.post(ALL, TALK + "/violations/1/confirm", "").bodyAsJsonObject();

        assertThat(late.getJsonObject("violation").getString("state")).isEqualTo("DISMISSED");
    }

    @Test
    void ofTwoWhoJudgeAtOnceOneIsHeard() {
        for (int number = 1; number <= 6; number++) {
            propose("REPORT", "Đồ ăn hại " + number);
            String path = TALK + "/violations/" + number;
            Future<HttpResponse<Buffer>> one = send(ALL, path + "/confirm", "{}");
            Future<HttpResponse<Buffer>> two = send(OTHER, path + "/dismiss", WHY);

            List<Integer> answers = List.of(await(one).statusCode(), await(two).statusCode());

            assertThat(answers).containsExactlyInAnyOrder(200, 409);
            Violation judged = violations().get(number - 1);
            assertThat(judged.state())
                    .isEqualTo(answers.get(0) == 200 ? Violation.State.CONFIRMED : Violation.State.DISMISSED);
            programs.post(ALL, path + "/withdraw", WHY);
        }
    }

    private Future<HttpResponse<Buffer>> send(String who, String path, String body) {
        return programs.request(HttpMethod.POST, path, who)
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer(body));
    }

    @Test
    void theSameRequestIsDoneOnceHoweverOftenItIsSent() {
        programs.published(REPORT);
        String path = TALK + "/violations";
        String body = proposal("INTERACTION", "Đồ ăn hại");

        HttpResponse<Buffer> safe = programs.post(ALL, path, body, "Idempotency-Key", "k-1", "Prefer", "wait=0");
        HttpResponse<Buffer> first = programs.post(ALL, path, body, "Idempotency-Key", "k-1");
        HttpResponse<Buffer> again = programs.post(ALL, path, body, "Idempotency-Key", "k-1");

        assertThat(safe.statusCode()).isIn(200, 202);
        Described.conforms("proposeViolation", safe);
        assertThat(state("proposeViolation", first)).startsWith("1 INTERACTION PROPOSED");
        assertThat(again.bodyAsString()).isEqualTo(first.bodyAsString());
        assertThat(again.getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(violations()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /violations/9/confirm                | 404
            /violations/0/confirm                | 404
            /violations/-1/confirm               | 404
            /violations/99999999999/confirm      | 404
            /violations/one/confirm              | 404
            /violations/1/pardon                 | 404
            /locks/SOS/lift                      | 404
            /locks/interaction/lift              | 404
            """)
    void whatIsNotThereIsSaidSo(String path, int status) {
        assertThat(programs.post(ALL, TALK + path, path.endsWith("lift") ? WHY : "")
                        .statusCode())
                .isEqualTo(status);
        assertThat(programs.post(ALL, "/api/v1/conversations/nobody" + path, "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void allThatIsWrongWithABodyIsToldAtOnce() {
        JsonObject elsewhere = programs.files(ALL);
        HttpResponse<Buffer> wrong = programs.post(
                ALL,
                TALK + "/violations",
                "{\"kind\": \"LIE\", \"report\": \"" + elsewhere.getString("code") + "\", \"by\": \"lan\"}");
        HttpResponse<Buffer> none = programs.post(ALL, TALK + "/violations/1/dismiss", "{\"reason\": \" \\u200b\"}");

        assertThat(wrong.statusCode()).isEqualTo(400);
        Described.conforms("proposeViolation", wrong);
        assertThat(Programs.pointers(wrong))
                .containsExactlyInAnyOrder("/kind choice", "/report no-such-report", "/words missing", "/by unknown");
        assertThat(Programs.pointers(none)).containsExactly("/reason missing");
        assertThat(Programs.pointers(propose("REPORT", "x".repeat(301)))).containsExactly("/words long");
        assertThat(propose("REPORT", "x".repeat(70_000)).statusCode()).isEqualTo(413);
        assertThat(programs.post(ALL, TALK + "/violations", proposal("REPORT", "Dốt"), "If-Match", "\"9\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(programs.get(ALL, CONDUCT + "?mark=BAD").statusCode()).isEqualTo(400);
        assertThat(programs.get(ALL, "/api/v1/conversations/nobody/conduct").statusCode())
                .isEqualTo(404);
        assertThat(violations()).isEmpty();
    }

    @Test
    void withoutItsScopeNothingIsJudged() {
        HttpResponse<Buffer> answer = programs.post(READER, TALK + "/violations", proposal("REPORT", "Dốt"));

        assertThat(answer.statusCode()).isEqualTo(403);
        Described.conforms("proposeViolation", answer);
        assertThat(answer.bodyAsJsonObject().getString("scope")).isEqualTo("conduct:write");
    }

    @Test
    void theListComesInPagesAcrossAllThatIsAskedFor() {
        JsonObject other = programs.files(ALL);
        propose("REPORT", "Đồ ăn hại");
        programs.post(ALL, TALK + "/violations/1/confirm", "");
        programs.post(
                ALL,
                "/api/v1/conversations/" + other.getString("conversation") + "/violations",
                "{\"kind\": \"REPORT\", \"report\": \"" + other.getString("code") + "\", \"words\": \"Dốt\"}");

        JsonObject first = programs.get(READER, CONDUCT + "?limit=1").bodyAsJsonObject();
        JsonObject second = programs.get(READER, CONDUCT + "?limit=1&after=" + first.getString("next"))
                .bodyAsJsonObject();

        assertThat(List.of(
                        first.getJsonArray("items").getJsonObject(0).getString("conversation"),
                        second.getJsonArray("items").getJsonObject(0).getString("conversation")))
                .containsExactlyInAnyOrder(Sample.ID, other.getString("conversation"));
        assertThat(second.getString("next")).isNull();
        assertThat(only(programs.get(READER, CONDUCT + "?mark=PROPOSED")).getString("conversation"))
                .isEqualTo(other.getString("conversation"));
    }

    private HttpResponse<Buffer> propose(String kind, String words) {
        return programs.post(ALL, TALK + "/violations", proposal(kind, words));
    }

    private static String proposal(String kind, String words) {
        return new JsonObject()
                .put("kind", kind)
                .put("report", Sample.CODE)
                .put("words", words)
                .encode();
    }

    private static String state(String operation, HttpResponse<Buffer> answer) {
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
        Described.conforms(operation, answer);
        JsonObject violation = answer.bodyAsJsonObject().getJsonObject("violation");
        return violation.getInteger("number") + " " + violation.getString("kind") + " " + violation.getString("state")
                + " " + violation.getString("report");
    }

    private static List<JsonObject> locks(HttpResponse<Buffer> answer) {
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
        return answer.bodyAsJsonObject().getJsonArray("locks").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static JsonObject only(HttpResponse<Buffer> page) {
        JsonArray items = page.bodyAsJsonObject().getJsonArray("items");
        assertThat(items).as(page.bodyAsString()).hasSize(1);
        return items.getJsonObject(0);
    }

    private List<Violation> violations() {
        return Objects.requireNonNull(await(programs.stores.conversations().load(Sample.ID)))
                .state()
                .conduct()
                .violations();
    }
}
