package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;
import static vn.hue.gateway.api.Programs.ALL;
import static vn.hue.gateway.api.Programs.OTHER;
import static vn.hue.gateway.api.Programs.REPORT;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Urgency;
import vn.hue.gateway.store.KeptAnswers.Asked;

/** The same request however often, and who does not want to wait. */
class OnceApiTest {

    @AutoClose
    private final Programs programs = new Programs(Urgency.NORMAL);

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

    /** A media type's letters are the same large and small (RFC 9110, 8.3.1), and one that only begins so is another. */
    @ParameterizedTest
    @CsvSource({
        "application/json, 200",
        "Application/JSON; charset=UTF-8, 200",
        "application/json-seq, 415",
        "text/plain, 415"
    })
    void aBodyIsJson(String type, int status) {
        assertThat(programs.post(ALL, REPORT + "/start-verifying", "{}", "Content-Type", type)
                        .statusCode())
                .isEqualTo(status);
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
}
