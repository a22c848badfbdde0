package vn.hue.gateway.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.hue.gateway.Await.await;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperateServerTest {

    private final PrometheusMeterRegistry registry = Metrics.registry();
    private final Vertx vertx = Metrics.vertx(registry);
    private Future<Void> database = Future.succeededFuture();
    private Readiness readiness;
    private OperateServer server;

    @BeforeEach
    void listen() {
        readiness = new Readiness(vertx, () -> database);
        server = await(OperateServer.listen(vertx, "127.0.0.1", 0, readiness, registry));
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void readinessFollowsTheLifeOfTheNode() {
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        readiness.enter(Readiness.Phase.SERVING);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        readiness.enter(Readiness.Phase.STOPPING);
        HttpResponse<Buffer> stopping = get("/health/ready");
        assertThat(stopping.statusCode()).isEqualTo(503);
        assertThat(stopping.bodyAsString()).contains("\"phase\":\"STOPPING\"");
    }

    @Test
    void aDatabaseAwayMakesTheNodeUnreadyButNotDead() {
        readiness.enter(Readiness.Phase.SERVING);
        database = Future.failedFuture("mongodb://user:password@host");

        HttpResponse<Buffer> ready = get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.bodyAsString())
                .contains("\"id\":\"database\",\"status\":\"DOWN\"")
                .doesNotContain("password");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void metricsNameRoutesNotPaths() {
        get("/health/live?user=0905123456");
        HttpResponse<Buffer> metrics = get("/metrics");

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.getHeader("Content-Type")).startsWith("text/plain");
        assertThat(metrics.bodyAsString()).contains("vertx_http_server").doesNotContain("0905123456");
    }

    private HttpResponse<Buffer> get(String path) {
        return await(
                WebClient.create(vertx).get(server.port(), "127.0.0.1", path).send());
    }
}
