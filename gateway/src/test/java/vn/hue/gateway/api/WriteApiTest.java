package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;
import static vn.hue.gateway.api.Programs.AGENCY;
import static vn.hue.gateway.api.Programs.ALL;
import static vn.hue.gateway.api.Programs.OTHER;
import static vn.hue.gateway.api.Programs.READER;
import static vn.hue.gateway.api.Programs.REPORT;
import static vn.hue.gateway.api.Programs.TALK;
import static vn.hue.gateway.api.Programs.WARD;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Report;
import vn.hue.gateway.Recorded;
import vn.hue.gateway.media.Photo;
import vn.hue.gateway.store.KeptAnswers.Asked;

/** What other programs may do, through the real turns. */
class WriteApiTest {

    private Programs programs;

    @BeforeEach
    void serve() {
        programs = new Programs(Urgency.NORMAL);
    }

    @AfterEach
    void close() {
        programs.close();
    }

    @Test
    void aReportGoesFromVerificationToReopening() {
        String agency = "\"agency\": \"" + WARD + "\"";
        assertThat(List.of(
                        status("startVerifying", "start-verifying", ""),
                        status("reclassifyReport", "reclassify", "{\"urgency\": \"NORMAL\", \"category\": \"DO_THI\"}"),
                        status("acceptReport", "accept", "{\"publicView\": true, \"mendedContent\": \"Ổ gà sâu\"}"),
                        status("showReport", "show", "{\"publicView\": false, \"why\": \"Nêu tên người\"}"),
                        status("mendReport", "mend", "{\"mendedContent\": \"Ổ gà rất sâu\"}"),
                        status("distributeReport", "distribute", "{\"agencies\": [\"" + WARD + "\"]}"),
                        status("acknowledgeReport", "acknowledge", "{" + agency + "}"),
                        status(
                                "enterResult",
                                "enter-result",
                                "{" + agency + ", \"text\": \"Đã vá xong ổ gà.\", \"sure\": true}"),
                        status("sendBackResult", "send-back-result", "{\"why\": \"Thiếu ảnh\", \"formOnly\": false}"),
                        status(
                                "enterResult",
                                "enter-result",
                                "{" + agency + ", \"text\": \"Đã vá xong cả đường.\", \"sure\": true}"),
                        status("publishResult", "publish", ""),
                        status("rateResult", "rate", "{\"rating\": \"DISSATISFIED\"}"),
                        status("interact", "interact", "{\"text\": \"Vẫn còn lún\"}"),
                        status("answerInteraction", "answer-interaction", "{" + agency + ", \"text\": \"Sẽ xem lại\"}"),
                        status("reopenReport", "reopen", "{\"why\": \"Lún lại\"}")))
                .containsExactly(
                        "VERIFYING",
                        "VERIFYING",
                        "ACCEPTED",
                        "ACCEPTED",
                        "ACCEPTED",
                        "DISTRIBUTED",
                        "IN_HANDLING",
                        "RESULT",
                        "IN_HANDLING",
                        "RESULT",
                        "PUBLISHED",
                        "RATED",
                        "RATED",
                        "RATED",
                        "IN_HANDLING");
        assertThat(programs.report().steps().stream().skip(1).map(Report.Step::by))
                .containsOnly("token:portal");
        assertThat(deeds()).contains("token:portal accept", "token:portal publish", "token:portal reopen");
        assertThat(programs.report().mendedContent()).isEqualTo("Ổ gà rất sâu");
    }

    private String status(String operation, String deed, String body) {
        int version = programs.report().version();
        HttpResponse<Buffer> answer = programs.post(ALL, REPORT + "/" + deed, body);
        assertThat(answer.statusCode()).as(deed + " " + answer.bodyAsString()).isEqualTo(200);
        Described.conforms(operation, answer);
        if (!body.isEmpty()) {
            assertThat(Described.takes(operation, new JsonObject(body))).isTrue();
        }
        JsonObject report = answer.bodyAsJsonObject().getJsonObject("report");
        assertThat(report.getInteger("version")).isGreaterThan(version);
        assertThat(answer.getHeader("ETag")).isEqualTo("\"" + report.getInteger("version") + "\"");
        assertThat(answer.getHeader("Location")).isEqualTo(REPORT);
        return report.getString("status");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            accept            | {"publicView": true}                    | acceptReport     | NOT_VERIFIED_YET
            publish           |                                         | publishResult    | NO_RESULT
            distribute        | {"agencies": ["Sở Xây dựng"]}           | distributeReport | NOT_VERIFIED_YET
            rate              | {"rating": "SATISFIED"}                 | rateResult       | NOT_PUBLISHED
            contact           |                                         | contactSender    | ALREADY_THERE
            acknowledge       | {"agency": "Sở Xây dựng"}               | acknowledgeReport| NOT_DISTRIBUTED_YET
            """)
    void whatCannotBeDoneNowIsRefusedWithTheReasonInTwoLanguages(
            String deed, String body, String operation, String why) {
        String sent = body == null ? "" : body;

        HttpResponse<Buffer> vi = programs.post(ALL, REPORT + "/" + deed, sent);
        HttpResponse<Buffer> en = programs.post(ALL, REPORT + "/" + deed, sent, "Accept-Language", "en-GB,en;q=0.9");

        Described.conforms(operation, vi);
        assertThat(vi.statusCode()).isEqualTo(409);
        assertThat(vi.getHeader("Content-Type")).isEqualTo("application/problem+json");
        JsonObject problem = vi.bodyAsJsonObject();
        assertThat(problem.getString("why")).isEqualTo(why);
        assertThat(problem.getString("title")).isEqualTo("Chưa làm được lúc này");
        assertThat(problem.getString("detail")).isEqualTo(ApiWords.VI.say("why." + why));
        assertThat(problem.getString("reportStatus")).isEqualTo("RECEIVED");
        assertThat(en.bodyAsJsonObject().getString("detail")).isEqualTo(ApiWords.EN.say("why." + why));
        assertThat(deeds()).isEmpty();
    }

    @Test
    void whoeverLookedAtAnOlderVersionIsToldWhatHasChanged() {
        HttpResponse<Buffer> read = programs.get(ALL, REPORT);
        String etag = read.getHeader("ETag");
        assertThat(programs.post(OTHER, REPORT + "/start-verifying", "", "If-Match", etag)
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<Buffer> late =
                programs.post(ALL, REPORT + "/refuse", "{\"reason\": \"NO_PICTURE\"}", "If-Match", etag);

        assertThat(late.statusCode()).isEqualTo(412);
        Described.conforms("refuseReport", late);
        assertThat(late.bodyAsJsonObject()
                        .getJsonArray("changes")
                        .getJsonObject(0)
                        .getString("by"))
                .isEqualTo("token:hotline");
        assertThat(late.bodyAsJsonObject().getInteger("version")).isEqualTo(1);
        assertThat(programs.post(ALL, REPORT + "/refuse", "{\"reason\": \"NO_PICTURE\"}", "If-Match", "W/7")
                        .statusCode())
                .isEqualTo(400);
        assertThat(programs.post(ALL, REPORT + "/refuse", "{\"reason\": \"NO_PICTURE\"}", "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theSameRequestIsDoneOnceAndAnsweredTheSame() {
        String[] key = {"Idempotency-Key", "k-1"};
        String path = REPORT + "/ask-supplement";
        String body = "{\"question\": \"Số nhà nào gần nhất?\"}";

        HttpResponse<Buffer> first = programs.post(ALL, path, body, key);
        HttpResponse<Buffer> again = programs.post(ALL, path, body, key);
        HttpResponse<Buffer> other = programs.post(ALL, path, "{\"question\": \"Khác\"}", key);
        HttpResponse<Buffer> elsewhere = programs.post(ALL, REPORT + "/start-verifying", "", key);
        HttpResponse<Buffer> another = programs.post(OTHER, path, body, key);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.bodyAsString()).isEqualTo(first.bodyAsString());
        assertThat(again.getHeader("ETag")).isEqualTo(first.getHeader("ETag"));
        assertThat(again.getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.statusCode()).isEqualTo(422);
        Described.conforms("askSupplement", other);
        assertThat(elsewhere.statusCode()).isEqualTo(422);
        // somebody else's key is another key
        assertThat(another.bodyAsJsonObject().getString("why")).isEqualTo("ALREADY_THERE");
        assertThat(programs.report().steps())
                .filteredOn(step -> step.what().equals("ask-supplement"))
                .hasSize(1);
    }

    @Test
    void aRefusalIsKeptForItsKeyAndANewKeyTriesAnew() {
        String[] key = {"Idempotency-Key", "k-1"};
        HttpResponse<Buffer> refused = programs.post(ALL, REPORT + "/accept", "{\"publicView\": true}", key);
        programs.moves("start-verifying", "");

        HttpResponse<Buffer> again = programs.post(ALL, REPORT + "/accept", "{\"publicView\": true}", key);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.bodyAsString()).isEqualTo(refused.bodyAsString());
        assertThat(programs.post(ALL, REPORT + "/accept", "{\"publicView\": true}", "Idempotency-Key", "k-2")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aKeyThatIsBeingWorkedOnIsBusyUntilWhoeverHeldItIsGone() {
        String path = REPORT + "/start-verifying";
        HttpResponse<Buffer> first = programs.post(ALL, path, "", "Idempotency-Key", "k-1");
        Asked asked = await(
                programs.stores.answers().claim(new Asked("token:portal/k-1", "", Instant.EPOCH, Instant.EPOCH, null)));
        await(programs.stores.answers().sweep(programs.now().plusSeconds(1)));
        // as a process leaves it that died between the deed and the answer
        await(programs.stores
                .answers()
                .claim(new Asked(asked.id(), asked.fingerprint(), asked.at(), programs.now(), null)));

        HttpResponse<Buffer> busy = programs.post(ALL, path, "", "Idempotency-Key", "k-1");
        programs.wait(Duration.ofSeconds(61));
        HttpResponse<Buffer> taken = programs.post(ALL, path, "", "Idempotency-Key", "k-1");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(busy.statusCode()).isEqualTo(409);
        assertThat(busy.getHeader("Retry-After")).isEqualTo("1");
        Described.conforms("startVerifying", busy);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.getHeader("Idempotency-Replayed")).isNull();
        assertThat(programs.report().steps())
                .filteredOn(step -> step.what().equals("start-verifying"))
                .hasSize(1);
    }

    @Test
    void keysAreForgottenAfterADay() {
        HttpResponse<Buffer> first = programs.post(ALL, REPORT + "/start-verifying", "", "Idempotency-Key", "k-1");
        programs.wait(Duration.ofHours(24).plusMillis(1));
        await(WriteApi.sweep(programs.stores.answers(), programs::now));

        HttpResponse<Buffer> later = programs.post(ALL, REPORT + "/start-verifying", "", "Idempotency-Key", "k-1");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(later.statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({"'', 400", "a b, 400"})
    void aKeyIsVisibleAscii(String key, int status) {
        assertThat(programs.post(ALL, REPORT + "/start-verifying", "", "Idempotency-Key", key)
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void allThatIsWrongWithABodyIsToldAtOnce() {
        HttpResponse<Buffer> answer = programs.post(
                ALL, REPORT + "/send-back-result", "{\"why\": 3, \"formOnly\": \"no\", \"reason\": \"x\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        Described.conforms("sendBackResult", answer);
        assertThat(pointers(answer)).containsExactlyInAnyOrder("/why text", "/formOnly boolean", "/reason unknown");
        assertThat(Described.takes("sendBackResult", new JsonObject("{\"why\": 3, \"formOnly\": \"no\"}")))
                .isFalse();
        assertThat(pointers(programs.post(ALL, REPORT + "/refuse", "{\"reason\": \"LOST\"}")))
                .containsExactly("/reason choice");
        assertThat(pointers(programs.post(ALL, REPORT + "/refuse", "{}"))).containsExactly("/reason missing");
        assertThat(pointers(programs.post(ALL, REPORT + "/distribute", "{\"agencies\": []}")))
                .containsExactly("/agencies few");
        assertThat(programs.post(ALL, REPORT + "/refuse", "[]").statusCode()).isEqualTo(400);
        assertThat(programs.post(ALL, REPORT + "/refuse", "{").statusCode()).isEqualTo(400);
        assertThat(programs.post(ALL, REPORT + "/refuse", "x", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(programs.post(ALL, REPORT + "/refuse", "{\"guidance\": \"" + "x".repeat(70_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(programs.post(ALL, "/api/v1/reports/PA-2026-999999/publish", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(programs.post(ALL, "/api/v1/reports/PA-2026-000001/paint", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(programs.report().version()).isZero();
    }

    private static List<String> pointers(HttpResponse<Buffer> answer) {
        JsonArray errors = answer.bodyAsJsonObject().getJsonArray("errors");
        return errors.stream()
                .map(JsonObject.class::cast)
                .map(error -> error.getString("pointer") + " " + error.getString("code"))
                .toList();
    }

    @Test
    void whoDoesNotWantToWaitAsksAgainWithTheSameKey() {
        HttpResponse<Buffer> safe =
                programs.post(ALL, REPORT + "/start-verifying", "", "Prefer", "wait=0", "Idempotency-Key", "k-1");
        HttpResponse<Buffer> done = programs.post(ALL, REPORT + "/start-verifying", "", "Idempotency-Key", "k-1");

        assertThat(safe.statusCode()).isIn(200, 202);
        Described.conforms("startVerifying", safe);
        assertThat(safe.getHeader("Location")).isEqualTo(REPORT);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(programs.report().steps())
                .filteredOn(step -> step.what().equals("start-verifying"))
                .hasSize(1);
    }

    @Test
    void anAgencysTokenSpeaksForThatAgencyAlone() {
        programs.moves("start-verifying", "");
        programs.moves("accept", "{\"publicView\": true}");
        programs.moves("distribute", "{\"agencies\": [\"" + WARD + "\", \"Sở Xây dựng\"]}");

        assertThat(programs.post(AGENCY, REPORT + "/acknowledge", "{\"agency\": \"Sở Xây dựng\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(programs.post(AGENCY, REPORT + "/publish", "").statusCode()).isEqualTo(403);
        assertThat(programs.post(AGENCY, REPORT + "/acknowledge", "").statusCode())
                .isEqualTo(200);
        assertThat(programs.report().steps().get(programs.report().steps().size() - 1))
                .satisfies(step -> {
                    assertThat(step.agencies()).containsExactly(WARD);
                    assertThat(step.by()).isEqualTo("token:ward");
                });
    }

    @Test
    void withoutItsScopeNothingIsDone() {
        HttpResponse<Buffer> answer = programs.post(READER, REPORT + "/start-verifying", "");

        assertThat(answer.statusCode()).isEqualTo(403);
        Described.conforms("startVerifying", answer);
        assertThat(answer.bodyAsJsonObject().getString("scope")).isEqualTo("reports:write");
        assertThat(programs.report().version()).isZero();
    }

    @Test
    void oneProgramAtATimeSpeaksToACitizen() {
        HttpResponse<Buffer> taken = programs.post(ALL, TALK + "/take-over", "");
        HttpResponse<Buffer> late = programs.post(OTHER, TALK + "/take-over", "");
        HttpResponse<Buffer> silent = programs.post(OTHER, TALK + "/messages", "{\"text\": \"Chào\"}");
        HttpResponse<Buffer> wrote = programs.post(ALL, TALK + "/messages", "{\"text\": \"Chào chị\"}");

        assertThat(taken.statusCode()).isEqualTo(200);
        Described.conforms("takeOver", taken);
        assertThat(taken.bodyAsJsonObject().getJsonObject("conversation").getString("operator"))
                .isEqualTo("token:portal");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.bodyAsJsonObject().getString("operator")).isEqualTo("token:portal");
        Described.conforms("takeOver", late);
        assertThat(silent.statusCode()).isEqualTo(409);
        Described.conforms("writeMessage", wrote);
        String message = wrote.bodyAsJsonObject().getString("message");
        assertThat(programs.get(ALL, TALK).bodyAsJsonObject().getJsonArray("messages").stream()
                        .map(JsonObject.class::cast))
                .anySatisfy(line -> {
                    assertThat(line.getString("id")).isEqualTo(message);
                    assertThat(line.getString("text")).isEqualTo("Chào chị");
                    assertThat(line.getString("author")).isEqualTo("token:portal");
                });
        assertThat(deeds()).containsExactlyInAnyOrder("token:portal take-over", "token:portal write");
    }

    @Test
    void aConversationIsKeptNotedTakenAwayAndHandedBack() {
        assertThat(programs.post(ALL, TALK + "/still-here", "").statusCode()).isEqualTo(409);
        programs.post(ALL, TALK + "/take-over", "");
        assertThat(programs.post(ALL, TALK + "/still-here", "").statusCode()).isEqualTo(200);
        HttpResponse<Buffer> noted = programs.post(OTHER, TALK + "/notes", "{\"text\": \"Đã gọi phường\"}");
        HttpResponse<Buffer> away = programs.post(OTHER, TALK + "/take-away", "");
        HttpResponse<Buffer> asked = programs.post(OTHER, TALK + "/collect", "{\"what\": \"PLACE\"}");
        HttpResponse<Buffer> back = programs.post(OTHER, TALK + "/hand-back", "{\"note\": \"Xong\"}");

        Described.conforms("writeNote", noted);
        Described.conforms("takeAway", away);
        Described.conforms("collect", asked);
        Described.conforms("handBack", back);
        assertThat(away.bodyAsJsonObject().getJsonObject("conversation").getString("operator"))
                .isEqualTo("token:hotline");
        assertThat(asked.bodyAsJsonObject().getJsonObject("conversation").getString("operator"))
                .isNull();
        assertThat(programs.post(ALL, TALK + "/notes", "{\"text\": \"x\"}", "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(programs.post(ALL, "/api/v1/conversations/nobody/take-over", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatWasLearnedByAskingIsFilledIn() {
        HttpResponse<Buffer> filled = programs.post(
                ALL, TALK + "/fill-in", "{\"address\": \"12 Lê Lợi, phường Thuận Hóa\", \"phone\": \"0905 999 888\"}");
        HttpResponse<Buffer> wrong = programs.post(
                ALL,
                TALK + "/fill-in",
                "{\"phone\": \"12\", \"email\": \"nobody\", \"seenAt\": \"2030-01-01T00:00:00Z\"}");

        assertThat(filled.statusCode()).as(filled.bodyAsString()).isEqualTo(200);
        Described.conforms("fillIn", filled);
        JsonObject slots = programs.get(ALL, TALK).bodyAsJsonObject().getJsonObject("slots");
        assertThat(slots.getJsonObject("place").getString("address")).contains("12 Lê Lợi");
        assertThat(slots.getJsonObject("sender").getString("phone")).isEqualTo("+84905999888");
        assertThat(pointers(wrong))
                .containsExactlyInAnyOrder("/phone no-number", "/email no-mail", "/seenAt in-the-future");
        assertThat(pointers(programs.post(ALL, TALK + "/fill-in", "{}"))).containsExactly("/content missing");
    }

    @Test
    void aConversationIsOfferedToOthersAndTakenOverByThem() {
        programs.post(ALL, TALK + "/take-over", "");
        HttpResponse<Buffer> unknown = programs.post(ALL, TALK + "/transfer", "{\"colleague\": \"nobody\"}");
        HttpResponse<Buffer> offered = programs.post(ALL, TALK + "/transfer", "{\"note\": \"Xin nhận giúp\"}");
        HttpResponse<Buffer> back = programs.post(ALL, TALK + "/take-back", "");
        HttpResponse<Buffer> kept = programs.post(OTHER, TALK + "/take-over", "");
        programs.post(ALL, TALK + "/transfer", "");
        HttpResponse<Buffer> taken = programs.post(OTHER, TALK + "/take-over", "");

        assertThat(pointers(unknown)).containsExactly("/colleague unknown");
        Described.conforms("transfer", offered);
        Described.conforms("takeBack", back);
        assertThat(kept.statusCode()).isEqualTo(409);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.bodyAsJsonObject().getJsonObject("conversation").getString("operator"))
                .isEqualTo("token:hotline");
    }

    @Test
    void whatIsPassedToATeamIsTakenByTheTokenOfOneOfItAlone() {
        programs.hire("binh", "Ca ngày", false);
        programs.hire("hoa", "Ca đêm", false);
        programs.post(ALL, TALK + "/take-over", "");
        programs.post(ALL, TALK + "/transfer", "{\"team\": \"Ca đêm\"}");

        HttpResponse<Buffer> other = programs.post(OTHER, TALK + "/take-over", "");
        JsonObject waiting = programs.get(OTHER, TALK).bodyAsJsonObject().getJsonObject("handover");
        programs.hire("binh", "Ca đêm", true);
        HttpResponse<Buffer> disabled = programs.post(OTHER, TALK + "/take-over", "");
        programs.hire("binh", "Ca đêm", false);
        HttpResponse<Buffer> taken = programs.post(OTHER, TALK + "/take-over", "");

        Described.conforms("takeOver", other);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.bodyAsJsonObject().getString("type")).endsWith("#offered-team");
        assertThat(other.bodyAsJsonObject().getString("team")).isEqualTo("Ca đêm");
        assertThat(other.bodyAsJsonObject().getString("detail")).contains("Ca đêm", "operator");
        assertThat(waiting.getJsonObject("offered").getString("team")).isEqualTo("Ca đêm");
        assertThat(disabled.statusCode()).isEqualTo(409);
        assertThat(taken.statusCode()).as(taken.bodyAsString()).isEqualTo(200);
        assertThat(taken.bodyAsJsonObject().getJsonObject("conversation").getString("operator"))
                .isEqualTo("token:hotline");
    }

    @Test
    void whatIsPassedToAColleagueIsTheColleaguesAlone() {
        programs.hire("binh", "Ca ngày", false);
        programs.post(ALL, TALK + "/take-over", "");
        programs.post(ALL, TALK + "/transfer", "{\"colleague\": \"binh\"}");

        HttpResponse<Buffer> answer = programs.post(OTHER, TALK + "/take-over", "");
        HttpResponse<Buffer> declined = programs.post(OTHER, TALK + "/decline", "{\"reason\": \"Bận\"}");

        Described.conforms("takeOver", answer);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.bodyAsJsonObject().getString("colleague")).isEqualTo("binh");
        Described.conforms("decline", declined);
        assertThat(declined.statusCode()).isEqualTo(409);
        assertThat(declined.bodyAsJsonObject().getString("type")).endsWith("#not-offered");
    }

    @Test
    void aProgramDeclinesWhatItsTeamWasAskedToTake() {
        programs.hire("binh", "Ca đêm", false);
        programs.hire("hoa", "Ca đêm", false);
        programs.post(ALL, TALK + "/take-over", "");
        programs.post(ALL, TALK + "/transfer", "{\"team\": \"Ca đêm\"}");

        assertThat(pointers(programs.post(OTHER, TALK + "/decline", "{}"))).containsExactly("/reason missing");
        HttpResponse<Buffer> declined = programs.post(OTHER, TALK + "/decline", "{\"reason\": \"Ca đêm đã đủ việc\"}");
        HttpResponse<Buffer> again = programs.post(OTHER, TALK + "/decline", "{\"reason\": \"Ca đêm đã đủ việc\"}");

        Described.conforms("decline", declined);
        assertThat(declined.statusCode()).isEqualTo(200);
        assertThat(declined.bodyAsJsonObject().getJsonObject("conversation").getString("operator"))
                .isEqualTo("token:portal");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(deeds()).contains("token:hotline decline");
    }

    @Test
    void aPictureIsUploadedAndGoesIntoAResult() {
        HttpResponse<Buffer> kept =
                upload(Buffer.buffer(new Photo().scaledTo(300).jpeg()));
        HttpResponse<Buffer> wrong = upload(Buffer.buffer("<script>alert(1)</script>"));
        HttpResponse<Buffer> empty = upload(Buffer.buffer());
        HttpResponse<Buffer> large = upload(Buffer.buffer(new byte[(1 << 20) + 1]));

        assertThat(kept.statusCode()).as(kept.bodyAsString()).isEqualTo(201);
        Described.conforms("uploadMedia", kept);
        String id = kept.bodyAsJsonObject().getString("id");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.bodyAsJsonObject().getString("file")).isEqualTo("TYPE_NOT_ALLOWED");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(large.statusCode()).isEqualTo(413);

        programs.moves("start-verifying", "");
        programs.moves("accept", "{\"publicView\": true}");
        programs.moves("distribute", "{\"agencies\": [\"" + WARD + "\"]}");
        assertThat(pointers(programs.post(
                        AGENCY,
                        REPORT + "/enter-result",
                        "{\"text\": \"Đã vá xong ổ gà.\", \"sure\": true, \"media\": [\"x\"]}")))
                .containsExactly("/media/0 media");
        assertThat(programs.post(
                                AGENCY,
                                REPORT + "/enter-result",
                                "{\"text\": \"Đã vá xong ổ gà.\", \"media\": [\"" + id + "\"]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Objects.requireNonNull(programs.report().result()).media())
                .extracting(media -> media.id())
                .containsExactly(id);
    }

    @Test
    void onlyAgenciesOfTheRegisterGetAReportAndAResultIsInTheFormOfTheAnnex() {
        programs.moves("start-verifying", "");
        programs.moves("accept", "{\"publicView\": true}");
        assertThat(pointers(
                        programs.post(ALL, REPORT + "/distribute", "{\"agencies\": [\"" + WARD + "\", \"Sở Ma\"]}")))
                .containsExactly("/agencies/1 no-such-agency");
        programs.moves("distribute", "{\"agencies\": [\"" + WARD + "\"]}");

        assertThat(pointers(programs.post(AGENCY, REPORT + "/enter-result", "{\"text\": \"Ok\"}")))
                .contains("/text too-short", "/sure neither-done-nor-when");
        assertThat(pointers(programs.post(AGENCY, REPORT + "/enter-result", "{\"text\": \"Đã vá xong ổ gà.\"}")))
                .containsExactly("/sure no-picture");
    }

    private HttpResponse<Buffer> upload(Buffer file) {
        return await(programs.request(HttpMethod.POST, "/api/v1/media", ALL)
                .putHeader("Content-Type", "image/jpeg")
                .sendBuffer(file));
    }

    private List<String> deeds() {
        return Recorded.deeds(programs.stores.staff().audit(), programs.now()).stream()
                .map(entry -> entry.who() + " " + entry.detail())
                .toList();
    }
}
