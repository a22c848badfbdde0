package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;
import static vn.hue.gateway.api.Programs.AGENCY;
import static vn.hue.gateway.api.Programs.ALL;
import static vn.hue.gateway.api.Programs.OTHER;
import static vn.hue.gateway.api.Programs.READER;
import static vn.hue.gateway.api.Programs.REPORT;
import static vn.hue.gateway.api.Programs.WARD;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Report;
import vn.hue.gateway.Sample;
import vn.hue.gateway.media.Photo;
import vn.hue.gateway.store.Line;

/** What other programs may do to a report, through the real turns. */
class WriteApiTest {

    @AutoClose
    private final Programs programs = new Programs(Urgency.NORMAL);

    @Test
    void aReportGoesFromVerificationToReopening() {
        String agency = "\"agency\": \"" + WARD + "\"";
        assertThat(List.of(
                        status("startVerifying", "start-verifying", ""),
                        status("reclassifyReport", "reclassify", "{\"urgency\": \"NORMAL\", \"category\": \"DO_THI\"}"),
                        status(
                                "acceptReport",
                                "accept",
                                "{\"publicView\": true, \"mendedContent\": \"Ổ gà sâu\", \"sure\": true}"),
                        status("showReport", "show", "{\"publicView\": false, \"why\": \"Nêu tên người\"}"),
                        status("mendReport", "mend", "{\"mendedContent\": \"Ổ gà rất sâu\", \"sure\": true}"),
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
                        "IN_HANDLING");
        assertThat(programs.report().steps().stream().skip(1).map(Report.Step::by))
                .containsOnly("token:portal");
        assertThat(programs.deeds()).contains("token:portal accept", "token:portal publish", "token:portal reopen");
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
            invite            | {"agency": "Ban Quản lý chợ Đông Ba"}   | inviteAgency     | NOT_VERIFIED_YET
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
        assertThat(programs.deeds()).isEmpty();
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
    void allThatIsWrongWithABodyIsToldAtOnce() {
        HttpResponse<Buffer> answer = programs.post(
                ALL, REPORT + "/send-back-result", "{\"why\": 3, \"formOnly\": \"no\", \"reason\": \"x\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        Described.conforms("sendBackResult", answer);
        assertThat(Programs.pointers(answer))
                .containsExactlyInAnyOrder("/why text", "/formOnly boolean", "/reason unknown");
        assertThat(Described.takes("sendBackResult", new JsonObject("{\"why\": 3, \"formOnly\": \"no\"}")))
                .isFalse();
        assertThat(Programs.pointers(programs.post(ALL, REPORT + "/refuse", "{\"reason\": \"LOST\"}")))
                .containsExactly("/reason choice");
        assertThat(Programs.pointers(programs.post(ALL, REPORT + "/refuse", "{}")))
                .containsExactly("/reason missing");
        assertThat(Programs.pointers(programs.post(ALL, REPORT + "/distribute", "{\"agencies\": []}")))
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
    void aPictureIsUploadedAndGoesIntoAResult() {
        HttpResponse<Buffer> kept =
                upload(AGENCY, Buffer.buffer(new Photo().scaledTo(300).jpeg()));
        HttpResponse<Buffer> wrong = upload(ALL, Buffer.buffer("<script>alert(1)</script>"));
        HttpResponse<Buffer> empty = upload(ALL, Buffer.buffer());
        HttpResponse<Buffer> large = upload(ALL, Buffer.buffer(new byte[(1 << 20) + 1]));

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
        assertThat(Programs.pointers(programs.post(
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
    void whoIsNotInTheRegisterIsInvitedWithALineForColleaguesAndTheReportStays() {
        programs.moves("start-verifying", "");
        programs.moves("accept", "{\"publicView\": true}");
        int version = programs.report().version();
        String body = "{\"agency\": \"Ban Quản lý chợ Đông Ba\"}";

        HttpResponse<Buffer> invited = programs.post(ALL, REPORT + "/invite", body, "Idempotency-Key", "i-1");
        HttpResponse<Buffer> again = programs.post(ALL, REPORT + "/invite", body, "Idempotency-Key", "i-1");
        HttpResponse<Buffer> there = programs.post(ALL, REPORT + "/invite", "{\"agency\": \"so xay dung\"}");

        assertThat(invited.statusCode()).as(invited.bodyAsString()).isEqualTo(200);
        Described.conforms("inviteAgency", invited);
        assertThat(again.bodyAsString()).isEqualTo(invited.bodyAsString());
        Described.conforms("inviteAgency", there);
        assertThat(Programs.pointers(there)).containsExactly("/agency is-there");
        assertThat(Programs.pointers(programs.post(ALL, REPORT + "/invite", "{}")))
                .containsExactly("/agency missing");
        assertThat(await(programs.stores.lines().read(Sample.ID, 1, 99)).stream()
                        .map(Line::remark)
                        .filter(remark -> remark != null && remark.about() == Effect.Remark.About.INVITE)
                        .map(Effect.Remark::whom))
                .containsExactly("Ban Quản lý chợ Đông Ba");
        assertThat(programs.report().version()).isEqualTo(version);
        assertThat(programs.deeds()).contains("token:portal invite");

        programs.moves("distribute", "{\"agencies\": [\"" + WARD + "\"]}");
        assertThat(programs.post(ALL, REPORT + "/invite", body)
                        .bodyAsJsonObject()
                        .getString("why"))
                .isEqualTo("ALREADY_DISTRIBUTED");
    }

    @Test
    void whatATokenDidLastIsTakenBackOnce() {
        programs.moves("start-verifying", "");
        programs.moves("reclassify", "{\"urgency\": \"URGENT\", \"category\": \"DO_THI\"}");
        String seen = programs.get(ALL, REPORT).getHeader("ETag");

        HttpResponse<Buffer> unseen = programs.post(ALL, REPORT + "/undo", "");
        HttpResponse<Buffer> others = programs.post(OTHER, REPORT + "/undo", "", "If-Match", seen);
        HttpResponse<Buffer> undone = programs.post(ALL, REPORT + "/undo", "", "If-Match", seen);
        HttpResponse<Buffer> again = programs.post(ALL, REPORT + "/undo", "", "If-Match", seen);

        assertThat(unseen.statusCode()).isEqualTo(428);
        Described.conforms("undo", unseen);
        assertThat(others.statusCode()).isEqualTo(409);
        assertThat(others.bodyAsJsonObject().getString("why")).isEqualTo("NOTHING_TO_UNDO");
        assertThat(undone.statusCode()).as(undone.bodyAsString()).isEqualTo(200);
        Described.conforms("undo", undone);
        assertThat(again.statusCode()).isEqualTo(412);
        assertThat(programs.report().urgency()).isEqualTo(Urgency.NORMAL);
        assertThat(programs.report().steps())
                .filteredOn(step -> step.what().equals("reclassify"))
                .hasSize(2);
    }

    @Test
    void onlyAgenciesOfTheRegisterGetAReportAndAResultIsInTheFormOfTheAnnex() {
        programs.moves("start-verifying", "");
        programs.moves("accept", "{\"publicView\": true}");
        assertThat(Programs.pointers(
                        programs.post(ALL, REPORT + "/distribute", "{\"agencies\": [\"" + WARD + "\", \"Sở Ma\"]}")))
                .containsExactly("/agencies/1 no-such-agency");
        programs.moves("distribute", "{\"agencies\": [\"" + WARD + "\"]}");

        assertThat(Programs.pointers(programs.post(AGENCY, REPORT + "/enter-result", "{\"text\": \"Ok\"}")))
                .contains("/text too-short", "/sure neither-done-nor-when");
        assertThat(Programs.pointers(
                        programs.post(AGENCY, REPORT + "/enter-result", "{\"text\": \"Đã vá xong ổ gà.\"}")))
                .containsExactly("/sure no-picture");
    }

    @Test
    void aFileThatNothingNamesGoesAfterADayAndOneThatIsNamedStays() {
        String used = upload(AGENCY, Buffer.buffer(new Photo().scaledTo(300).jpeg()))
                .bodyAsJsonObject()
                .getString("id");
        String unused = upload(AGENCY, Buffer.buffer(new Photo().scaledTo(300).jpeg()))
                .bodyAsJsonObject()
                .getString("id");
        programs.moves("start-verifying", "");
        programs.moves("accept", "{\"publicView\": true}");
        programs.moves("distribute", "{\"agencies\": [\"" + WARD + "\"]}");
        // Refused, so that the file is still to be used.
        programs.post(AGENCY, REPORT + "/enter-result", "{\"text\": \"Ok\", \"media\": [\"" + unused + "\"]}");
        assertThat(programs.post(
                                AGENCY,
                                REPORT + "/enter-result",
                                "{\"text\": \"Đã vá xong ổ gà.\", \"media\": [\"" + used + "\"]}")
                        .statusCode())
                .isEqualTo(200);

        var leftovers = programs.stores.channels().leftovers();
        assertThat(await(leftovers.due(programs.now().plus(Duration.ofHours(23)), 10)))
                .isEmpty();
        assertThat(await(leftovers.due(programs.now().plus(Duration.ofHours(25)), 10)))
                .containsExactly(unused);
    }

    @Test
    void whoLetsManyUploadsHangIsToldToWaitWhileOthersGoOn() throws Exception {
        Buffer photo = Buffer.buffer(new Photo().scaledTo(300).jpeg());
        List<Socket> hanging = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                hanging.add(programs.hangs("/api/v1/media", ALL));
            }
            HttpResponse<Buffer> refused = upload(ALL, photo);
            for (int looks = 0; refused.statusCode() == 201 && looks < 1_000; looks++) {
                refused = upload(ALL, photo);
            }
            assertThat(refused.statusCode()).isEqualTo(503);
            Described.conforms("uploadMedia", refused);
            assertThat(refused.getHeader("Retry-After")).isNotEmpty();
            assertThat(refused.bodyAsJsonObject().getString("detail")).contains("chờ các tệp");
            assertThat(upload(AGENCY, photo).statusCode()).isEqualTo(201);
        } finally {
            for (Socket socket : hanging) {
                socket.close();
            }
        }
    }

    @Test
    void aFileWithoutItsLengthIsNotTaken() {
        HttpResponse<Buffer> answer = await(programs.request(HttpMethod.POST, "/api/v1/media", ALL)
                .sendStream(
                        programs.stream(Buffer.buffer(new Photo().scaledTo(300).jpeg()))));

        assertThat(answer.statusCode()).isEqualTo(411);
        Described.conforms("uploadMedia", answer);
    }

    private HttpResponse<Buffer> upload(String who, Buffer file) {
        return await(programs.request(HttpMethod.POST, "/api/v1/media", who)
                .putHeader("Content-Type", "image/jpeg")
                .sendBuffer(file));
    }
}
