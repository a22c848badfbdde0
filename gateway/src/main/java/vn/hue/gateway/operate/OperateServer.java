package vn.hue.gateway.operate;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.healthchecks.HealthCheckHandler;
import vn.hue.gateway.http.JsonErrors;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics}, on a port of their own that stays inside. */
public final class OperateServer {

    private final HttpServer server;

    private OperateServer(HttpServer server) {
        this.server = server;
    }

    /** Listens; fails with a {@link java.net.BindException} when the port is in use. */
    public static Future<OperateServer> listen(
            Vertx vertx, String host, int port, Readiness readiness, PrometheusMeterRegistry metrics) {
        Router router = Router.router(vertx);
        JsonErrors.on(router);
        router.get("/health/live").handler(ctx -> ctx.json(new JsonObject().put("status", "UP")));
        router.get("/health/ready").handler(HealthCheckHandler.createWithHealthChecks(readiness.checks()));
        router.get("/metrics").handler(ctx -> ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                .end(metrics.scrape()));
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, host)
                .map(OperateServer::new);
    }

    /** The port it really listens on. */
    public int port() {
        return server.actualPort();
    }

    public Future<Void> close() {
        return server.close();
    }
}
