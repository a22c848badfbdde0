package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.api.Programs.ALL;
import static vn.hue.gateway.api.Programs.REPORT;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Urgency;

/** A program does only what it has looked at, or what somebody has looked at for it. */
class LookedAtApiTest {

    @AutoClose
    private final Programs programs = new Programs(Urgency.NORMAL);

    /** Two processes with one token, or one that has not read again: the other's words stand and these are not said. */
    @Test
    void theSameDeedWithOtherWordsOnAnOlderVersionIsNotDoneEither() {
        programs.moves("start-verifying", "");
        String etag = programs.get(ALL, REPORT).getHeader("ETag");
        programs.post(ALL, REPORT + "/ask-supplement", "{\"question\": \"Số nhà nào ạ?\"}", "If-Match", etag);

        HttpResponse<Buffer> late =
                programs.post(ALL, REPORT + "/ask-supplement", "{\"question\": \"Xin ảnh rõ\"}", "If-Match", etag);

        assertThat(late.statusCode()).as(late.bodyAsString()).isEqualTo(412);
        assertThat(programs.report().supplement())
                .extracting(asked -> asked.text())
                .isEqualTo("Số nhà nào ạ?");
    }

    @Test
    void aVersionThatIsNotThereYetIsNoneThatWasLookedAt() {
        HttpResponse<Buffer> made = programs.post(ALL, REPORT + "/start-verifying", "", "If-Match", "\"77\"");

        assertThat(made.statusCode()).isEqualTo(412);
        Described.conforms("startVerifying", made);
        assertThat(programs.report().status().name()).isEqualTo("RECEIVED");
    }

    /** As at the desk: a program does not change by the way what the citizen has said (Điều 9.1). */
    @Test
    void onlySpellingIsMendedUnlessSomebodyHasLooked() {
        programs.moves("start-verifying", "");
        String own = programs.report().content();
        String other = own.replace("12", "21");

        HttpResponse<Buffer> accepted =
                programs.post(ALL, REPORT + "/accept", "{\"publicView\": true, \"mendedContent\": \"" + other + "\"}");
        HttpResponse<Buffer> mended = programs.post(ALL, REPORT + "/mend", "{\"mendedContent\": \"" + other + "\"}");

        assertThat(Programs.pointers(accepted)).containsExactly("/sure other-content");
        assertThat(Programs.pointers(mended)).containsExactly("/sure other-content");
        Described.conforms("mendReport", mended);
        programs.moves("mend", "{\"mendedContent\": \"" + own.replace("gọi", "Gọi") + "\"}");
        programs.moves("mend", "{\"mendedContent\": \"" + other + "\", \"sure\": true}");
        assertThat(programs.report().content()).isEqualTo(own);
        assertThat(programs.report().mendedContent()).isEqualTo(other);
    }
}
