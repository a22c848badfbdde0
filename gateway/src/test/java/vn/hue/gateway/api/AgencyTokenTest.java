package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.api.Programs.AGENCY;
import static vn.hue.gateway.api.Programs.ALL;
import static vn.hue.gateway.api.Programs.REPORT;
import static vn.hue.gateway.api.Programs.WARD;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hue.conversations.reading.Urgency;
import vn.hue.gateway.Sample;

/** An agency's own system sees what was given to that agency, and guesses nothing else. */
class AgencyTokenTest {

    @AutoClose
    private final Programs programs = new Programs(Urgency.NORMAL);

    private List<String> listed(String query) {
        return programs.get(AGENCY, "/api/v1/reports" + query).bodyAsJsonObject().getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getString("code"))
                .toList();
    }

    @Test
    void anAgencyReadsTheReportsItHasAndNoOthers() {
        programs.moves("start-verifying", "");
        programs.moves("accept", "{\"publicView\": true}");
        HttpResponse<Buffer> early = programs.get(AGENCY, REPORT);
        assertThat(early.statusCode()).isEqualTo(404);
        Described.conforms("getReport", early);
        assertThat(listed("")).isEmpty();

        programs.moves("distribute", "{\"agencies\": [\"" + WARD + "\"]}");
        String other = programs.files(ALL).getString("code");

        assertThat(programs.get(AGENCY, REPORT).bodyAsJsonObject().getString("code"))
                .isEqualTo(Sample.CODE);
        assertThat(listed("")).containsExactly(Sample.CODE);
        assertThat(listed("?status=DISTRIBUTED&limit=1")).containsExactly(Sample.CODE);
        assertThat(programs.get(AGENCY, "/api/v1/reports/" + other).statusCode())
                .isEqualTo(404);
        assertThat(programs.get(ALL, "/api/v1/reports").bodyAsJsonObject().getJsonArray("items"))
                .hasSize(2);
    }

    @Test
    void anAgencyDoesNothingToAReportItDoesNotHaveAndLearnsNothingOfIt() {
        String others = programs.files(ALL).getString("code");

        HttpResponse<Buffer> answer = programs.post(AGENCY, "/api/v1/reports/" + others + "/acknowledge", "");

        assertThat(answer.statusCode()).isEqualTo(404);
        Described.conforms("acknowledgeReport", answer);
        assertThat(answer.bodyAsJsonObject().containsKey("reportStatus")).isFalse();
    }

    @Test
    void whatAnAgencyGivesBackItReadsNoMore() {
        programs.moves("start-verifying", "");
        programs.moves("accept", "{\"publicView\": true}");
        programs.moves("distribute", "{\"agencies\": [\"" + WARD + "\"]}");
        String body = "{\"why\": \"Đường do thành phố quản lý\"}";

        HttpResponse<Buffer> first =
                programs.post(AGENCY, REPORT + "/return-to-centre", body, "Idempotency-Key", "one");
        HttpResponse<Buffer> again =
                programs.post(AGENCY, REPORT + "/return-to-centre", body, "Idempotency-Key", "one");

        assertThat(first.statusCode()).as(first.bodyAsString()).isEqualTo(200);
        assertThat(again.bodyAsString()).isEqualTo(first.bodyAsString());
        assertThat(programs.get(AGENCY, REPORT).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/conversations",
                "/api/v1/conversations/:id",
                "/api/v1/conversations/:id/conduct",
                "/api/v1/conduct"
            })
    void theTalksWithCitizensAreTheCentresAlone(String path) {
        HttpResponse<Buffer> answer = programs.get(AGENCY, path.replace(":id", Sample.ID));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.bodyAsJsonObject().getString("detail")).contains(WARD);
    }
}
