package vn.hue.emulators.sms;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.hue.emulators.phone.PhoneApp;

/**
 * A mobile network on this machine: an SMS centre that speaks SMPP 3.4, an aggregator that speaks as eSMS does, and
 * citizens' phones; goes wrong on demand. One instance; one event loop.
 *
 * <pre>{@code
 * GET  /emulator/sms/sent       what the centre took
 * POST /emulator/sms/release    held answers go
 * POST /emulator/sms/receipts   held receipts go
 * POST /emulator/sms/hang-up    every SMPP connection ends
 * }</pre>
 */
public final class SmsEmulator extends VerticleBase implements PhoneApp {

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
    public String name() {
        return "sms";
    }

    @Override
    public String label() {
        return "SMS";
    }

    /** For a server that has other emulators, too; without being deployed. Opens the centre. */
    @Override
    public void routes(Vertx on, Router router) {
        Faults faults = new Faults();
        Handsets handsets = new Handsets(clock);
        Smsc.Ids ids = Smsc.Ids.valueOf(account.ids().toUpperCase(Locale.ROOT));
        Smsc centre = new Smsc(account.systemId(), account.password(), ids, faults, handsets);
        faults.routes(router);
        new Phone(faults, handsets, centre.mailbag(), account.shortCode()).routes(router);
        new Esms(on, account, faults, handsets, clock).routes(router);
        control(router, centre);
        try {
            smppPort = centre.open(wantedSmppPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        smsc = centre;
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

    private static void control(Router router, Smsc centre) {
        router.get("/emulator/sms/sent").handler(ctx -> {
            JsonArray all = new JsonArray();
            centre.taken().forEach(sms -> all.add(sms.json()));
            Answers.json(
                    ctx,
                    new JsonObject()
                            .put("messages", all)
                            .put("refused", centre.refused())
                            .put("binds", centre.binds())
                            .put("bound", centre.bound())
                            .put("deliveries", centre.mailbag().attempts())
                            .put("waiting", centre.mailbag().waiting()));
        });
        router.post("/emulator/sms/release").handler(ctx -> {
            centre.release();
            Answers.json(ctx, new JsonObject());
        });
        router.post("/emulator/sms/receipts").handler(ctx -> {
            centre.mailbag().release();
            Answers.json(ctx, new JsonObject());
        });
        router.post("/emulator/sms/hang-up").blockingHandler(ctx -> {
            centre.hangUp();
            Answers.json(ctx, new JsonObject());
        });
    }

    @Override
    public Future<?> stop() {
        return vertx.executeBlocking(() -> {
            close();
            return true;
        });
    }

    /** Ends the centre, when it was not deployed. */
    public void close() {
        Smsc centre = smsc;
        if (centre != null) {
            centre.close();
        }
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
