package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.api.Programs.ALL;
import static vn.hue.gateway.api.Programs.REPORT;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Urgency;

/** Two citizens' reports on one matter, as another program finds them. */
class TiedReportsApiTest {

    @AutoClose
    private final Programs programs = new Programs(Urgency.NORMAL);

    @Test
    void twoReportsAreLinkedPartedMergedAndSeparated() {
        String other = programs.files(ALL).getString("code");
        String named = "{\"other\": \"" + other + "\"}";

        assertThat(List.of(
                        status("startVerifying", "start-verifying", ""),
                        status("linkReports", "link", named),
                        status("unlinkReports", "unlink", named),
                        status("followReport", "follow", named),
                        status("separateReport", "separate", "{\"why\": \"Hai chỗ khác nhau\"}")))
                .containsExactly("VERIFYING", "VERIFYING", "VERIFYING", "MERGED", "VERIFYING");
        assertThat(programs.report().ties().related()).isEmpty();
    }

    private String status(String operation, String deed, String body) {
        HttpResponse<Buffer> answer = programs.post(ALL, REPORT + "/" + deed, body);
        assertThat(answer.statusCode()).as(deed + " " + answer.bodyAsString()).isEqualTo(200);
        Described.conforms(operation, answer);
        return answer.bodyAsJsonObject().getJsonObject("report").getString("status");
    }

    @ParameterizedTest
    @CsvSource({"follow, followReport", "link, linkReports"})
    void aReportThatIsNotThereIsSaidSo(String deed, String operation) {
        HttpResponse<Buffer> answer = programs.post(ALL, REPORT + "/" + deed, "{\"other\": \"PA-2026-999999\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        Described.conforms(operation, answer);
        JsonObject error = answer.bodyAsJsonObject().getJsonArray("errors").getJsonObject(0);
        assertThat(error.getString("pointer")).endsWith("/other");
        assertThat(error.getString("message")).isEqualTo("Không có phản ánh nào mang mã này.");
    }
}
