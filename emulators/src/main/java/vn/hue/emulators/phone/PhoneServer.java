package vn.hue.emulators.phone;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All emulated networks on one port of this machine, and the citizen's phone at {@code /phone}.
 *
 * <pre>{@code
 * GET /phone              the page; #zalo, #facebook, … for a tab
 * GET /phone/apps         [{"name":"zalo","label":"Zalo"},…]
 * GET /phone/<name>/app.js
 * }</pre>
 */
public final class PhoneServer {

    private static final Logger LOG = LoggerFactory.getLogger(PhoneServer.class);
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, String> ASSETS = Map.of(
            "phone.css", "text/css; charset=utf-8",
            "phone.js", SCRIPT,
            "chat.js", SCRIPT,
            "contact.svg", "image/svg+xml",
            "people.js", SCRIPT,
            "picture.js", SCRIPT);
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private final HttpServer server;

    private PhoneServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Listens on 127.0.0.1.
     *
     * @param port 0 for any
     * @param apps in the order of their tabs
     */
    public static Future<PhoneServer> listen(Vertx vertx, int port, List<PhoneApp> apps) {
        Router router = Router.router(vertx);
        JsonArray tabs = new JsonArray();
        router.get("/").handler(PhoneServer::toPhone);
        asset(router, "/phone", "phone/phone.html", "text/html; charset=utf-8");
        ASSETS.forEach((name, type) -> asset(router, "/phone/assets/" + name, "phone/" + name, type));
        for (PhoneApp app : apps) {
            tabs.add(new JsonObject().put("name", app.name()).put("label", app.label()));
            asset(router, "/phone/" + app.name() + "/app.js", app.name() + "/app.js", SCRIPT);
        }
        router.get("/phone/apps").handler(ctx -> ctx.json(tabs).onFailure(PhoneServer::gone));
        apps.forEach(app -> app.routes(vertx, router));
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .map(PhoneServer::new);
    }

    public int port() {
        return server.actualPort();
    }

    /** For example {@code http://127.0.0.1:41234}. */
    public String origin() {
        return "http://127.0.0.1:" + port();
    }

    public Future<Void> close() {
        return server.close();
    }

    private static void toPhone(RoutingContext ctx) {
        ctx.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, "/phone")
                .end()
                .onFailure(PhoneServer::gone);
    }

    private static void asset(Router router, String path, String file, String type) {
        Buffer content = read(file);
        router.get(path).handler(ctx -> ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(content)
                .onFailure(PhoneServer::gone));
    }

    private static Buffer read(String name) {
        try (InputStream file = PhoneServer.class.getResourceAsStream("/emulators/" + name)) {
            if (file == null) {
                throw new IllegalStateException("missing on the class path: " + name);
            }
            return Buffer.buffer(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void gone(Throwable cause) {
        LOG.debug("not answered: {}", cause.toString());
    }
}
