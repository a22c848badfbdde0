package vn.hue.emulators.zalo;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import vn.hue.emulators.phone.PhoneApp;

/**
 * A Zalo on this machine: OAuth, OA API, templates by phone, signed webhooks, and a citizen's phone; goes wrong on
 * demand. One instance; one event loop.
 */
public final class ZaloEmulator extends VerticleBase implements PhoneApp {

    private final ZaloApp app;
    private final int wantedPort;
    private final InstantSource clock;
    private @Nullable HttpServer server;

    /** @param port 0 for any */
    public ZaloEmulator(ZaloApp app, int port, InstantSource clock) {
        this.app = app;
        this.wantedPort = port;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "zalo";
    }

    @Override
    public String label() {
        return "Zalo";
    }

    /** For a server that has other emulators, too; without being deployed. */
    @Override
    public void routes(Vertx on, Router router) {
        Faults faults = new Faults();
        Grants grants = new Grants(app, faults);
        Chats chats = new Chats(clock);
        Events events = new Events(on, app, faults, clock, chats::taken);
        faults.routes(router);
        grants.routes(router);
        events.routes(router);
        new OaApi(app, grants, faults, events, chats).routes(router, uploads());
        new Phone(app, events, chats).routes(router);
    }

    private static String uploads() {
        try {
            Path uploads = Files.createTempDirectory("zalo-emulator");
            uploads.toFile().deleteOnExit();
            return uploads.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Future<?> start() {
        Router router = Router.router(vertx);
        routes(vertx, router);
        router.get("/health").handler(ctx -> Answers.json(ctx, new JsonObject().put("up", true)));
        HttpServer listening = vertx.createHttpServer().requestHandler(router);
        server = listening;
        return listening.listen(wantedPort, "127.0.0.1");
    }

    /** Where it listens, once deployed. */
    public int port() {
        HttpServer listening = server;
        if (listening == null) {
            throw new IllegalStateException("not deployed");
        }
        return listening.actualPort();
    }

    /** For example {@code http://127.0.0.1:41234}. */
    public String origin() {
        return "http://127.0.0.1:" + port();
    }
}
