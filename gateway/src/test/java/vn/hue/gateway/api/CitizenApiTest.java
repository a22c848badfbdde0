package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.api.Programs.ALL;
import static vn.hue.gateway.api.Programs.OTHER;
import static vn.hue.gateway.api.Programs.REPORT;
import static vn.hue.gateway.api.Programs.WARD;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Report;

/** A program speaks for the citizens it files for. */
class CitizenApiTest {

    private static final String RATE = "{\"rating\": \"DISSATISFIED\"}";
    private static final String SAY = "{\"text\": \"Đèn vẫn chưa sáng\"}";

    @AutoClose
    private final Programs programs = new Programs(Urgency.NORMAL);

    @Test
    void whoFiledAReportRatesItsResultAndSpeaksAboutItAndNobodyElse() {
        String path = "/api/v1/reports/" + programs.files(ALL).getString("code");
        HttpResponse<Buffer> early = programs.post(ALL, path + "/rate", RATE);
        programs.published(path);

        HttpResponse<Buffer> other = programs.post(OTHER, path + "/rate", RATE);
        HttpResponse<Buffer> rated = programs.post(ALL, path + "/rate", RATE);
        HttpResponse<Buffer> said = programs.post(ALL, path + "/interact", SAY);
        HttpResponse<Buffer> answered = programs.post(
                OTHER, path + "/answer-interaction", "{\"agency\": \"" + WARD + "\", \"text\": \"Sẽ xem lại\"}");

        assertThat(early.bodyAsJsonObject().getString("why")).isEqualTo("NOT_PUBLISHED");
        assertThat(other.statusCode()).isEqualTo(403);
        Described.conforms("rateResult", other);
        assertThat(other.bodyAsJsonObject().getString("detail")).contains("Chỉ hệ thống đã gửi phản ánh");
        assertThat(status("rateResult", rated)).isEqualTo("RATED");
        assertThat(status("interact", said)).isEqualTo("RATED");
        assertThat(status("answerInteraction", answered)).isEqualTo("RATED");
    }

    @Test
    void whoReportedInAChatRatesThere() {
        programs.published(REPORT);

        assertThat(programs.post(ALL, REPORT + "/rate", RATE).statusCode()).isEqualTo(403);
        HttpResponse<Buffer> said = programs.post(ALL, REPORT + "/interact", SAY);

        assertThat(said.statusCode()).isEqualTo(403);
        Described.conforms("interact", said);
        assertThat(programs.report().rating()).isNull();
        assertThat(programs.report().steps()).extracting(Report.Step::what).doesNotContain("interact");
        assertThat(programs.deeds()).doesNotContain("token:portal interact");
    }

    @Test
    void whoseInteractionIsLockedIsNotHeardThroughAProgramEitherButMayRate() {
        JsonObject filed = programs.files(ALL);
        String path = "/api/v1/reports/" + filed.getString("code");
        String talk = "/api/v1/conversations/" + filed.getString("conversation");
        programs.published(path);
        for (int i = 1; i <= 4; i++) {
            assertThat(programs.post(
                                    ALL,
                                    talk + "/violations",
                                    "{\"kind\": \"INTERACTION\", \"report\": \"" + filed.getString("code")
                                            + "\", \"words\": \"Lời thứ " + i + "\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(programs.post(ALL, talk + "/violations/" + i + "/confirm", "")
                            .statusCode())
                    .isEqualTo(200);
        }

        HttpResponse<Buffer> said = programs.post(ALL, path + "/interact", SAY);

        assertThat(said.statusCode()).isEqualTo(409);
        Described.conforms("interact", said);
        assertThat(said.bodyAsJsonObject().getString("until")).startsWith("2026-12-23T");
        assertThat(programs.post(ALL, path + "/rate", RATE).statusCode()).isEqualTo(200);
    }

    private static String status(String operation, HttpResponse<Buffer> answer) {
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
        Described.conforms(operation, answer);
        return answer.bodyAsJsonObject().getJsonObject("report").getString("status");
    }
}
