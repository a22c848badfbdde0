package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;
import static vn.hue.gateway.api.Programs.ALL;
import static vn.hue.gateway.api.Programs.OTHER;
import static vn.hue.gateway.api.Programs.READER;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

    private Programs programs;

    @BeforeEach
    void serve() {
        programs = new Programs(Urgency.NORMAL);
    }

    @AfterEach
    void close() {
        programs.close();
    }

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

    @Test
    void aReportIsFiledWithEverythingAndAnsweredWithItsNumber() {
        String picture = await(programs.request(HttpMethod.POST, "/api/v1/media", ALL)
                        .sendBuffer(Buffer.buffer(new Photo().scaledTo(300).jpeg())))
                .bodyAsJsonObject()
                .getString("id");
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

    @Test
    void whoMayNotFileDoesNot() {
        assertThat(programs.post(READER, REPORTS, whole().encode()).statusCode())
                .isEqualTo(403);
        assertThat(programs.post(OTHER, REPORTS, whole().encode()).statusCode()).isEqualTo(201);
    }
}
