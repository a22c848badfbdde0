package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Demo.waited;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hue.gateway.Demo;

/** The API of a whole gateway on its database, over a restart. */
class WholeGatewayApiTest {

    private static final Map<String, String> TOKENS = Map.of(
            "HUE_API_TOKENS",
            "[{name: hue-s, secret: " + Demo.API_TOKEN + ", scopes: [\"reports:file\", \"reports:write\"]}]");

    private final Vertx vertx = Vertx.vertx();
    private final WebClient client = WebClient.create(vertx);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        waited(vertx.close());
    }

    @Test
    void whatWasFiledOnceIsOneReportBeforeAndAfterARestart() {
        HttpResponse<Buffer> filed;
        try (Demo demo = Demo.on(folder, TOKENS)) {
            filed = file(demo, "hue-s-1");
            assertThat(filed.statusCode()).as(filed.bodyAsString()).isEqualTo(201);
            assertThat(post(demo, filed.getHeader("Location") + "/start-verifying", "", "k")
                            .statusCode())
                    .isEqualTo(200);

            List<Integer> together = IntStream.range(0, 6)
                    .mapToObj(i -> client.postAbs(demo.at("/api/v1/reports").toString())
                            .bearerTokenAuthentication(Demo.API_TOKEN)
                            .putHeader("Content-Type", "application/json")
                            .putHeader("Idempotency-Key", "hue-s-2")
                            .sendBuffer(Buffer.buffer(body())))
                    .toList()
                    .stream()
                    .map(answer -> waited(answer).statusCode())
                    .toList();
            assertThat(together).contains(201).allMatch(status -> status == 201 || status == 409);
            assertThat(reports(demo)).isEqualTo(2);
        }
        try (Demo demo = Demo.on(folder, TOKENS)) {
            HttpResponse<Buffer> again = file(demo, "hue-s-1");

            assertThat(again.statusCode()).isEqualTo(201);
            assertThat(again.bodyAsString()).isEqualTo(filed.bodyAsString());
            assertThat(again.getHeader("Idempotency-Replayed")).isEqualTo("true");
            assertThat(reports(demo)).isEqualTo(2);
        }
    }

    private static String body() {
        return Objects.requireNonNull(Described.operation("fileReport").example())
                .encode();
    }

    private HttpResponse<Buffer> file(Demo demo, String key) {
        return post(demo, "/api/v1/reports", body(), key);
    }

    private HttpResponse<Buffer> post(Demo demo, String path, String body, String key) {
        return waited(client.postAbs(demo.at(path).toString())
                .bearerTokenAuthentication(Demo.API_TOKEN)
                .putHeader("Content-Type", "application/json")
                .putHeader("Idempotency-Key", key)
                .sendBuffer(Buffer.buffer(body)));
    }

    private int reports(Demo demo) {
        return waited(client.getAbs(demo.at("/api/v1/reports").toString())
                        .bearerTokenAuthentication(Demo.API_TOKEN)
                        .send())
                .bodyAsJsonObject()
                .getJsonArray("items")
                .size();
    }
}
