package vn.hue.channels.sms;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import vn.hue.channels.sms.esms.EsmsProvider;
import vn.hue.channels.sms.esms.EsmsSettings;
import vn.hue.channels.sms.smpp.SmppProvider;
import vn.hue.channels.sms.smpp.SmppSettings;
import vn.hue.channels.sms.text.Joining;
import vn.hue.channels.sms.text.Unicode;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Delivery;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.emulators.sms.SmsAccount;
import vn.hue.emulators.sms.SmsEmulator;

/** The channel before a mobile network on this machine. */
public final class SmsStage {

    public static final String CITIZEN = "+84905123456";
    static final Address TO = new Address("sms", "", CITIZEN);
    static final String SECRET_PATH = "abcdefghijklmnop1234";

    /** Short, so that a test of waiting need not wait long, and longer than a busy machine holds its breath. */
    static final SmppSettings.Patience HASTY = patience(Duration.ofSeconds(2));

    private static final int MOST_LOOKS = 20_000;

    public final Vertx vertx = Vertx.vertx();
    public final SmsCentre centre = new SmsCentre();
    final WebClient web = WebClient.create(vertx);
    public final SmsEmulator network;
    private final List<String> deployed = new ArrayList<>();
    private SmsSettings settings = SmsSettings.USUAL.with(new SmsSettings.Pace(
            Duration.ofSeconds(15),
            Duration.ofHours(24),
            Duration.ofMinutes(10),
            Duration.ofDays(7),
            Duration.ofSeconds(5),
            Duration.ofMillis(100)));
    private SmppSettings.Patience patience = HASTY;
    private int smppPort;
    private int window = 5;
    private volatile Instant now = Instant.parse("2026-11-23T08:15:10Z");

    SmsStage(String ids) {
        network = new SmsEmulator(SmsAccount.DEMO.withIds(ids), 0, 0, this::now);
        get(vertx.deployVerticle(network));
        smppPort = network.smppPort();
    }

    public SmsStage() {
        this("hex");
    }

    Instant now() {
        return now;
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    /** @param slot how long a message may wait for its place in the window */
    static SmppSettings.Patience patience(Duration slot) {
        return new SmppSettings.Patience(
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofMillis(400),
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                Duration.ofMillis(300),
                Duration.ofMillis(100),
                slot,
                Duration.ofMinutes(10));
    }

    SmsStage with(Unicode unicode, Joining joining) {
        settings = settings.with(unicode).with(joining);
        return this;
    }

    SmsStage with(SmppSettings.Patience other) {
        patience = other;
        return this;
    }

    SmsStage window(int size) {
        window = size;
        return this;
    }

    /** Somewhere else than the emulator itself. */
    public SmsStage through(int port) {
        smppPort = port;
        return this;
    }

    SmppSettings.Bind bind(String name) {
        return new SmppSettings.Bind(
                name,
                "127.0.0.1",
                smppPort,
                false,
                SmsAccount.DEMO.systemId(),
                SmsAccount.DEMO.password(),
                "",
                SmppSettings.Mode.TRANSCEIVER,
                window,
                1_000);
    }

    /** One more gateway on the same store, which speaks SMPP. */
    public SmsVerticle smpp(SmppSettings.Bind... binds) {
        SmppSettings smpp = new SmppSettings(
                binds.length == 0 ? List.of(bind("a")) : List.of(binds),
                new SmppSettings.Sender("HueIOC", SmppSettings.Kind.BRANDNAME),
                settings.joining(),
                Duration.ofHours(24),
                ZoneId.of("Asia/Ho_Chi_Minh"),
                SmppSettings.Names.ANY,
                patience);
        SmsVerticle channel = new SmsVerticle(
                settings,
                centre.ports(),
                new SmppProvider(smpp, settings.pace().durable(), centre, centre, "vi", this::now),
                this::now);
        deployed.add(get(vertx.deployVerticle(channel)));
        return channel;
    }

    /** As {@link #smpp}, after it was bound. */
    public SmsVerticle bound(SmppSettings.Bind... binds) {
        SmsVerticle channel = smpp(binds);
        String state = centre.state();
        while (!state.equals("UP")) {
            state = centre.state();
        }
        return channel;
    }

    /** A gateway that goes through the aggregator; gives the port of its webhooks. */
    int esms() {
        return esms(true);
    }

    /** @param callable whether the aggregator can call us */
    int esms(boolean callable) {
        Router router = Router.router(vertx);
        HttpServer server = get(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        EsmsSettings esms = new EsmsSettings(
                URI.create(network.origin()),
                SmsAccount.DEMO.apiKey(),
                SmsAccount.DEMO.secretKey(),
                "HueIOC",
                SECRET_PATH,
                callable ? "http://127.0.0.1:" + server.actualPort() : null,
                SmsAccount.DEMO.privateKey(),
                EnumSet.allOf(EsmsSettings.Signature.class),
                false,
                Duration.ofSeconds(3),
                Duration.ofSeconds(2),
                EsmsSettings.asking(callable ? "" : null));
        channel = new SmsVerticle(
                settings, centre.ports(), new EsmsProvider(esms, centre, centre, "vi", this::now), this::now);
        deployed.add(get(vertx.deployVerticle(channel)));
        channel.routes(router);
        return server.actualPort();
    }

    @org.jspecify.annotations.Nullable
    SmsVerticle channel;

    void undeploy() {
        get(vertx.undeploy(deployed.remove(deployed.size() - 1)));
    }

    static Outbound message(String id, String text) {
        return new Outbound(id, text, List.of(), List.of(), Outbound.Purpose.ANSWER, Outbound.BOT, null);
    }

    static Delivery send(SmsVerticle channel, String id, String text) {
        return get(channel.send(TO, message(id, text)));
    }

    public void fault(String kind, int times) {
        post("/emulator/sms/faults", new JsonObject().put("kind", kind).put("times", times));
    }

    void fault(String kind, int times, int code) {
        post(
                "/emulator/sms/faults",
                new JsonObject().put("kind", kind).put("times", times).put("code", code));
    }

    void control(String what) {
        post("/emulator/sms/" + what, new JsonObject());
    }

    /** The citizen writes. */
    void write(String text) {
        write(text, new JsonObject());
    }

    void write(String text, JsonObject how) {
        post(
                "/phone/sms/api/text",
                new JsonObject().put("user", CITIZEN).put("text", text).mergeIn(how));
    }

    /** What the citizen reads, in order. */
    List<String> reads() {
        List<String> all = new ArrayList<>();
        for (JsonObject line : objects(
                json("/phone/sms/api/lines?user=" + CITIZEN.substring(1)).getJsonArray("lines"))) {
            if (line.getString("author").equals("centre")) {
                all.add(line.getString("text"));
            }
        }
        return all;
    }

    /** What the centre took. */
    List<JsonObject> taken() {
        return objects(json("/emulator/sms/sent").getJsonArray("messages"));
    }

    /** Looks until it is so. */
    JsonObject until(Predicate<JsonObject> so) {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            JsonObject seen = json("/emulator/sms/sent");
            if (so.test(seen)) {
                return seen;
            }
        }
        throw new AssertionError("never so: " + json("/emulator/sms/sent"));
    }

    JsonObject json(String path) {
        return get(web.getAbs(network.origin() + path).send()).bodyAsJsonObject();
    }

    JsonObject post(String path, JsonObject body) {
        return get(web.postAbs(network.origin() + path).sendJsonObject(body)).bodyAsJsonObject();
    }

    public void close() {
        get(vertx.close());
    }

    static List<JsonObject> objects(JsonArray array) {
        List<JsonObject> all = new ArrayList<>();
        array.forEach(each -> all.add((JsonObject) each));
        return all;
    }

    public static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
