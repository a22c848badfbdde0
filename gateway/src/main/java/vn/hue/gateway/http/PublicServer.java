package vn.hue.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The server citizens, providers, operators and other systems reach; what holds for every route is here. */
public final class PublicServer {

    private static final int IDLE_SECONDS = 75;
    private static final int HEADER_BYTES = 16 * 1024;

    private final HttpServer server;

    private PublicServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Listens.
     *
     * @param ids of requests
     * @param mounts adds the routes, in order; each sets the body limit it needs
     * @return fails with a {@link java.net.BindException} when the port is in use
     */
    public static Future<PublicServer> listen(
            Vertx vertx, String host, int port, Supplier<String> ids, Consumer<Router> mounts) {
        Router root = Router.router(vertx);
        JsonErrors.on(root);
        root.route().handler(new RequestIds(ids)).handler(new SecurityHeaders()).failureHandler(new AwayLog());
        mounts.accept(root);
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxHeaderSize(HEADER_BYTES)
                .setMaxWebSocketFrameSize(1 << 16)
                .setMaxWebSocketMessageSize(1 << 18)
                // The limits count what was unpacked, but only once it is: a frame of 64 KB could become 64 MB.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setCompressionSupported(true);
        return vertx.createHttpServer(options)
                .requestHandler(root)
                .invalidRequestHandler(JsonErrors::unparsable)
                .listen()
                .map(PublicServer::new);
    }

    /** The port it really listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Takes no new connection and lets requests in flight end, as long as the budget lasts. */
    public Future<Void> drain(Duration budget) {
        return server.shutdown(budget.toMillis(), TimeUnit.MILLISECONDS);
    }
}
