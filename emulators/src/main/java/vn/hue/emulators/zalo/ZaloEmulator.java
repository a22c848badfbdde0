package vn.hue.emulators.zalo;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A Zalo on this machine: OAuth, OA API, templates by phone, signed webhooks, and a citizen's phone at {@code
 * /phone/zalo}; goes wrong on demand. One instance; one event loop.
 */
public final class ZaloEmulator extends VerticleBase {

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
    public Future<?> start() throws IOException {
        Path uploads = Files.createTempDirectory("zalo-emulator");
        uploads.toFile().deleteOnExit();
        Faults faults = new Faults();
        Grants grants = new Grants(app, faults);
        Events events = new Events(vertx, app, faults, clock);
        Chats chats = new Chats(clock);
        Router router = Router.router(vertx);
        faults.routes(router);
        grants.routes(router);
        events.routes(router);
        new OaApi(app, grants, faults, events, chats).routes(router, uploads.toString());
        new Phone(app, events, chats).routes(router);
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
