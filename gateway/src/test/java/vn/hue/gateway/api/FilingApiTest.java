package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;
import static vn.hue.gateway.api.Programs.ALL;
import static vn.hue.gateway.api.Programs.APP;
import static vn.hue.gateway.api.Programs.OTHER;
import static vn.hue.gateway.api.Programs.READER;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.gateway.media.Photo;

/** Reports of the app, of the hotline's system and of the centre's own tools. */
class FilingApiTest {

    private static final String REPORTS = "/api/v1/reports";

    @AutoClose
    private final Programs programs = new Programs(Urgency.NORMAL);

    private static JsonObject whole() {
        return Objects.requireNonNull(Described.operation("fileReport").example())
                .copy();
    }

    private HttpResponse<Buffer> file(JsonObject body, String... headers) {
        return programs.post(ALL, REPORTS, body.encode(), headers);
    }

    private Report stored(HttpResponse<Buffer> answer) {
        return await(programs.stores
                .reports()
                .find(answer.bodyAsJsonObject().getJsonObject("report").getString("key")));
    }

    private String picture(String who) {
        return await(programs.request(HttpMethod.POST, "/api/v1/media", who)
                        .sendBuffer(Buffer.buffer(new Photo().scaledTo(300).jpeg())))
                .bodyAsJsonObject()
                .getString("id");
    }

    @Test
    void whatAnotherProgramUploadedIsAsUnknownAsWhatNobodyDid() {
        JsonObject others = whole().put("media", List.of(picture(APP)));
        JsonObject nobodys = whole().put("media", List.of("none"));
        assertThat(file(others).bodyAsJsonObject().getValue("errors"))
                .isEqualTo(file(nobodys).bodyAsJsonObject().getValue("errors"));
        assertThat(file(whole().put("media", List.of(picture(ALL)))).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aReportIsFiledWithEverythingAndAnsweredWithItsNumber() {
        String picture = picture(ALL);
        JsonObject body = whole().put("media", List.of(picture)).put("category", "DIEN_NUOC");
        assertThat(Described.takes("fileReport", body)).isTrue();

        HttpResponse<Buffer> answer = file(body);

        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(201);
        Described.conforms("fileReport", answer);
        JsonObject filed = answer.bodyAsJsonObject().getJsonObject("report");
        assertThat(filed.getString("code")).startsWith("PA-2026-");
        assertThat(answer.getHeader("Location")).isEqualTo(REPORTS + "/" + filed.getString("code"));
        assertThat(answer.bodyAsString()).doesNotContain("0905123456", "Hoa");
        Report report = stored(answer);
        assertThat(report.status()).isEqualTo(Status.RECEIVED);
        assertThat(report.content()).isEqualTo(body.getString("content"));
        assertThat(report.category()).isEqualTo(Category.DIEN_NUOC);
        assertThat(report.media()).extracting(Media::id).containsExactly(picture);
        assertThat(report.sender().phone()).isEqualTo("+84905123456");
        assertThat(report.sender().verified()).isNotNull();
        assertThat(report.seenAt()).isEqualTo("2026-11-23T01:00:00Z");
        assertThat(report.steps().get(0).by()).isEqualTo("token:portal");
        assertThat(programs.get(READER, answer.getHeader("Location")).bodyAsString())
                .contains("N. T. H.")
                .doesNotContain("Nguyễn Thị Hoa");
    }

    @Test
    void theSameFilingSentAgainIsOneReport() {
        HttpResponse<Buffer> first = file(whole(), "Idempotency-Key", "hue-s/7");
        HttpResponse<Buffer> again = file(whole(), "Idempotency-Key", "hue-s/7");
        HttpResponse<Buffer> other = file(whole().put("content", "Khác"), "Idempotency-Key", "hue-s/7");
        HttpResponse<Buffer> fresh = file(whole(), "Idempotency-Key", "hue-s/8");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.bodyAsString()).isEqualTo(first.bodyAsString());
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(stored(fresh).key()).isNotEqualTo(stored(first).key());
        assertThat(stored(fresh).conversation()).isEqualTo(stored(first).conversation());
    }

    @Test
    void whatCannotBeWaitedForIsAskedForAgainWithTheSameKey() {
        HttpResponse<Buffer> safe = file(whole(), "Prefer", "wait=0", "Idempotency-Key", "k");
        HttpResponse<Buffer> later = file(whole(), "Idempotency-Key", "k");

        assertThat(safe.statusCode()).isIn(201, 202);
        Described.conforms("fileReport", safe);
        assertThat(later.statusCode()).isEqualTo(201);
        assertThat(stored(later).key())
                .isEqualTo(safe.bodyAsJsonObject().getJsonObject("report").getString("key"));
    }

    @Test
    void anEmergencyNeedsOnlyWhatAndWhere() {
        HttpResponse<Buffer> answer = file(new JsonObject()
                .put("content", "Cháy nhà")
                .put("urgency", "SOS")
                .put("place", new JsonObject().put("address", "5 Đống Đa"))
                .put("sender", new JsonObject().put("phone", "0905 123 456")));

        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(201);
        assertThat(stored(answer).urgency()).isEqualTo(Urgency.SOS);
        assertThat(await(programs.stores.alarms().open(9))).isNotEmpty();
    }

    @Test
    void atNightItIsKeptUntilMorningUnlessItIsUrgent() {
        programs.wait(Duration.ofHours(17));

        assertThat(stored(file(whole())).status()).isEqualTo(Status.KEPT);
        assertThat(stored(file(whole().put("urgency", "URGENT"))).status()).isEqualTo(Status.RECEIVED);
    }

    @Test
    void theCentresOwnFindingHasNoSenderButAVerifiedSource() {
        JsonObject finding = whole();
        finding.remove("sender");
        finding.remove("channel");
        finding.put("source", "Camera giao thông ngã sáu Hùng Vương").put("verified", true);

        assertThat(file(finding).statusCode()).isEqualTo(201);
        assertThat(faults(file(finding.copy().put("verified", false)))).containsExactly("/verified not-verified");
        assertThat(faults(file(finding.copy().put("source", "camera")))).containsExactly("/source no-source");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"content": ""}                                          | /content missing
            {"content": 3}                                           | /content text
            {"urgency": "HUGE"}                                      | /urgency unknown
            {"category": "ROADS"}                                    | /category unknown
            {"seenAt": "yesterday"}                                  | /seenAt time
            {"seenAt": "2027-01-01T00:00:00Z"}                       | /seenAt in-the-future
            {"place": {}}                                            | /place no-place
            {"place": {"latitude": 21.03, "longitude": 105.85}}      | /place outside
            {"place": {"latitude": 900, "longitude": 105.85}}        | /place/latitude number
            {"place": "here"}                                        | /place object
            {"media": ["none"]}                                      | /media/0 media
            {"media": "none"}                                        | /media list
            {"sender": {"phone": "12"}}                              | /sender/phone no-number
            {"sender": {"phone": "0905123456", "age": 3}}            | /sender/age unknown
            {"channel": "zalo"}                                      | /channel choice
            {"colour": "red"}                                        | /colour unknown
            """)
    void whatIsWrongIsToldWithItsPlace(String wrong, String expected) {
        HttpResponse<Buffer> answer = file(whole().mergeIn(new JsonObject(wrong)));

        assertThat(answer.statusCode()).isEqualTo(400);
        Described.conforms("fileReport", answer);
        assertThat(faults(answer)).contains(expected);
    }

    private static List<String> faults(HttpResponse<Buffer> answer) {
        return answer.bodyAsJsonObject().getJsonArray("errors").stream()
                .map(JsonObject.class::cast)
                .map(error -> error.getString("pointer") + " " + error.getString("code"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            portal | {}                                        | desk   | qua điện thoại
            portal | {"channel": "desk"}                       | desk   | qua điện thoại
            portal | {"channel": "hues"}                       | hues   | qua ứng dụng Hue-S
            portal | {"channel": "hues", "urgency": "SOS"}     | hues   | qua ứng dụng Hue-S
            portal | {"channel": "portal"}                     | portal | qua cổng tương tác
            app    | {}                                        | hues   | qua ứng dụng Hue-S
            """)
    void whereItCameFromIsSaidToTheDeskAndToTheCitizen(String token, String said, String channel, String words) {
        JsonObject body = whole();
        body.remove("channel");

        HttpResponse<Buffer> answer =
                programs.post(token, REPORTS, body.mergeIn(new JsonObject(said)).encode());

        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(201);
        Report report = stored(answer);
        JsonObject read = programs.get(READER, answer.getHeader("Location")).bodyAsJsonObject();
        assertThat(read.getString("channel")).isEqualTo(channel);
        programs.post(token, REPORTS, body.encode()); // the turn before is relayed by then
        assertThat(await(programs.stores.lines().read(report.conversation(), 0, 9)))
                .filteredOn(line -> line.out() != null)
                .extracting(line -> Objects.requireNonNull(line.out()).text())
                .anySatisfy(text -> assertThat(text).contains(words, report.name()));
    }

    @Test
    void aTokenOfOneChannelFilesForNoOther() {
        HttpResponse<Buffer> answer =
                programs.post(APP, REPORTS, whole().put("channel", "desk").encode());

        assertThat(answer.statusCode()).isEqualTo(403);
        Described.conforms("fileReport", answer);
        assertThat(answer.bodyAsJsonObject().getString("detail")).contains("hues");
    }

    @Test
    void aLockedAccountOfTheAppFilesOnlyWhatIsUrgent() {
        JsonObject filed = file(whole()).bodyAsJsonObject().getJsonObject("report");
        String talk = "/api/v1/conversations/" + filed.getString("conversation");
        for (int i = 1; i <= 4; i++) {
            programs.post(
                    ALL,
                    talk + "/violations",
                    new JsonObject()
                            .put("kind", "REPORT")
                            .put(
                                    "report",
                                    i == 1
                                            ? filed.getString("key")
                                            : file(whole())
                                                    .bodyAsJsonObject()
                                                    .getJsonObject("report")
                                                    .getString("key"))
                            .put("words", "Đồ ăn hại")
                            .encode());
            programs.post(ALL, talk + "/violations/" + i + "/confirm", "");
        }
        int before = await(programs.stores.conversations().load(filed.getString("conversation")))
                .state()
                .reports()
                .size();

        HttpResponse<Buffer> refused = file(whole());
        HttpResponse<Buffer> english = file(whole(), "Accept-Language", "en");

        assertThat(refused.statusCode()).as(refused.bodyAsString()).isEqualTo(403);
        Described.conforms("fileReport", refused);
        assertThat(refused.bodyAsJsonObject().getString("type")).endsWith("#reports-locked");
        assertThat(refused.bodyAsJsonObject().getString("since"))
                .isEqualTo(programs.now().toString());
        assertThat(refused.bodyAsJsonObject().getString("detail"))
                .contains("09:01 23/11/2026", "trên 3 lần", "cho đến khi cán bộ mở khóa");
        assertThat(english.bodyAsJsonObject().getString("detail")).contains("until an operator lifts the lock");
        assertThat(await(programs.stores.conversations().load(filed.getString("conversation")))
                        .state()
                        .reports())
                .hasSize(before);
        assertThat(file(whole().put("urgency", "SOS")).statusCode()).isEqualTo(201);
        assertThat(file(whole().put("channel", "desk")).statusCode()).isEqualTo(201);
        assertThat(file(whole().put("verified", false)).statusCode()).isEqualTo(201);

        programs.post(ALL, talk + "/locks/REPORT/lift", "{\"reason\": \"Đã xin lỗi\"}");

        assertThat(file(whole()).statusCode()).isEqualTo(201);
    }

    @Test
    void whoMayNotFileDoesNot() {
        assertThat(programs.post(READER, REPORTS, whole().encode()).statusCode())
                .isEqualTo(403);
        assertThat(programs.post(OTHER, REPORTS, whole().encode()).statusCode()).isEqualTo(201);
    }
}
