package vn.hue.emulators.sms;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mobile network on this machine: an SMS centre that speaks SMPP 3.4, an aggregator that speaks as eSMS does, and
 * citizens' phones; goes wrong on demand. One instance; one event loop.
 *
 * <pre>{@code
 * GET  /control/sent       what the centre took
 * POST /control/release    held answers go
 * POST /control/receipts   held receipts go
 * POST /control/hang-up    every SMPP connection ends
 * }</pre>
 */
public final class SmsEmulator extends VerticleBase {

    private final SmsAccount account;
    private final int wantedPort;
    private final int wantedSmppPort;
    private final InstantSource clock;
    private @Nullable HttpServer server;
    private @Nullable Smsc smsc;
    private int smppPort;

    /**
     * @param port of HTTP; 0 for any
     * @param smppPort of SMPP; 0 for any
     */
    public SmsEmulator(SmsAccount account, int port, int smppPort, InstantSource clock) {
        this.account = account;
        this.wantedPort = port;
        this.wantedSmppPort = smppPort;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        Faults faults = new Faults();
        Handsets handsets = new Handsets(clock);
        Smsc.Ids ids = Smsc.Ids.valueOf(account.ids().toUpperCase(Locale.ROOT));
        Smsc centre = new Smsc(account.systemId(), account.password(), ids, faults, handsets);
        smsc = centre;
        Router router = Router.router(vertx);
        faults.routes(router);
        new Phone(faults, handsets, centre.mailbag(), account.shortCode()).routes(router);
        new Esms(vertx, account, faults, handsets, clock).routes(router);
        control(router, centre);
        HttpServer listening = vertx.createHttpServer().requestHandler(router);
        server = listening;
        return vertx.executeBlocking(() -> centre.open(wantedSmppPort)).compose(opened -> {
            smppPort = opened;
            return listening.listen(wantedPort, "127.0.0.1");
        });
    }

    private static void control(Router router, Smsc centre) {
        router.get("/control/sent").handler(ctx -> {
            JsonArray all = new JsonArray();
            centre.taken().forEach(sms -> all.add(sms.json()));
            Answers.json(
                    ctx,
                    new JsonObject()
                            .put("messages", all)
                            .put("binds", centre.binds())
                            .put("bound", centre.bound())
                            .put("deliveries", centre.mailbag().attempts())
                            .put("waiting", centre.mailbag().waiting()));
        });
        router.post("/control/release").handler(ctx -> {
            centre.release();
            Answers.json(ctx, new JsonObject());
        });
        router.post("/control/receipts").handler(ctx -> {
            centre.mailbag().release();
            Answers.json(ctx, new JsonObject());
        });
        router.post("/control/hang-up").blockingHandler(ctx -> {
            centre.hangUp();
            Answers.json(ctx, new JsonObject());
        });
        router.get("/health").handler(ctx -> Answers.json(ctx, new JsonObject().put("up", true)));
    }

    @Override
    public Future<?> stop() {
        Smsc centre = smsc;
        return vertx.executeBlocking(() -> {
            if (centre != null) {
                centre.close();
            }
            return null;
        });
    }

    /** Where HTTP listens, once deployed. */
    public int port() {
        HttpServer listening = server;
        if (listening == null) {
            throw new IllegalStateException("not deployed");
        }
        return listening.actualPort();
    }

    /** Where SMPP listens, once deployed. */
    public int smppPort() {
        return smppPort;
    }

    /** For example {@code http://127.0.0.1:41234}. */
    public String origin() {
        return "http://127.0.0.1:" + port();
    }
}
