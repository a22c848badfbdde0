package vn.hue.gateway.networks;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.emulators.network.FreePort;
import vn.hue.gateway.Demo;
import vn.hue.gateway.Gateway;
import vn.hue.gateway.api.DemoClock;
import vn.hue.gateway.cli.Emulators;
import vn.hue.gateway.config.Settings;
import vn.hue.gateway.flow.Desk;
import vn.hue.gateway.store.Stores;

/** One or two gateways, Zalo and Facebook, wired as the demo wires them; one clock for all of them. */
public final class Networks implements AutoCloseable {

    private static final long LOOK_MILLIS = 50;

    /** Two minutes and more, on a machine that may be busy. */
    private static final int LOOKS = 2_400;

    final Vertx vertx = Vertx.vertx();
    final WebClient web = WebClient.create(vertx, new WebClientOptions(), new PoolOptions().setHttp1MaxSize(64));
    final DemoClock clock;
    final Emulators emulators;
    final List<Gateway> gateways = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();

    /** What was put into the stores of the first gateway before its channels opened. */
    private @Nullable Stores stores;

    private @Nullable Settings settings;

    private Networks(int first, DemoClock clock) {
        this.clock = clock;
        emulators = Demo.waited(Emulators.start(0, "http://127.0.0.1:" + first, clock));
    }

    /** One gateway on a file of its own. */
    public static Networks on(Path folder) {
        return on(folder, Map.of());
    }

    /** @param more keys that differ; an empty one is not set at all */
    public static Networks on(Path folder, Map<String, String> more) {
        int port = FreePort.next();
        Networks networks = new Networks(port, atNine());
        networks.start(Demo.settings(folder, networks.variables(port, more)), port, true);
        return networks;
    }

    /** One gateway on a file of its own, whose story begins at a moment of any year. */
    public static Networks from(Instant begin, Path folder, Map<String, String> more) {
        int port = FreePort.next();
        Duration offset = Duration.between(Instant.now(), begin);
        InstantSource then = () -> Instant.now().plus(offset);
        Networks networks = new Networks(port, new DemoClock(then, Duration.ZERO, ahead -> {}));
        networks.start(Demo.settings(folder, networks.variables(port, more)), port, true);
        return networks;
    }

    private static DemoClock atNine() {
        return new DemoClock(InstantSource.system(), Demo.untilNine(), ahead -> {});
    }

    /** The first of them. */
    public Gateway gateway() {
        return gateways.get(0);
    }

    /** One gateway on a MongoDB that others could share. */
    static Networks sharing(String mongo, Map<String, String> more) {
        int port = FreePort.next();
        Networks networks = new Networks(port, atNine());
        networks.start(Demo.settingsOn(mongo, networks.variables(port, more)), port, true);
        return networks;
    }

    /** Two gateways on one MongoDB; webhooks go to the first. */
    static Networks two(String mongo) {
        int port = FreePort.next();
        int other = FreePort.next();
        Networks networks = new Networks(port, atNine());
        networks.start(Demo.settingsOn(mongo, networks.variables(port, Map.of())), port, true);
        networks.start(Demo.settingsOn(mongo, networks.variables(other, Map.of())), other, false);
        return networks;
    }

    private Map<String, String> variables(int port, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(emulators.variables());
        variables.put("HUE_SERVER_PUBLIC_PORT", Integer.toString(port));
        variables.put("HUE_SERVER_PUBLIC_URL", "http://127.0.0.1:" + port);
        variables.putAll(more);
        variables.values().removeIf(String::isEmpty);
        return variables;
    }

    private void start(Settings with, int port, boolean first) {
        gateways.add(Demo.waited(Gateway.start(with, clock, opened -> {
            if (first) {
                stores = opened;
                settings = with;
            }
            return first ? emulators.consent(with, opened, clock) : Future.succeededFuture();
        })));
        ports.add(port);
    }

    public Stores stores() {
        return Objects.requireNonNull(stores, "a gateway has started");
    }

    /** Where a gateway takes a network's webhooks. */
    String webhook(int gateway, String network) {
        return "http://127.0.0.1:" + ports.get(gateway) + "/webhooks/" + network;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Moves everybody's clock. */
    public void later(String duration) {
        Demo.waited(web.post(ports.get(0), "127.0.0.1", "/demo/clock")
                .sendJsonObject(new JsonObject().put("advance", duration)));
    }

    /** Tells an emulator something. */
    public JsonObject control(String path, JsonObject body) {
        HttpResponse<Buffer> answer =
                Demo.waited(web.postAbs(emulators.origin() + path).sendJsonObject(body));
        return answer.bodyAsJsonObject();
    }

    public JsonObject read(String path) {
        return Demo.waited(web.getAbs(emulators.origin() + path).send()).bodyAsJsonObject();
    }

    /** What the desk's metrics say about a counter, over all its labels that match. */
    double metric(String line) {
        String all = Demo.waited(
                        web.getAbs(gateways.get(0).operateUri() + "metrics").send())
                .bodyAsString();
        return Stream.of(all.split("\n"))
                .filter(each -> each.startsWith(line))
                .mapToDouble(each -> Double.parseDouble(each.substring(each.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** An operator does something, as by a click at the desk. */
    void did(Address with, Event.Action action) {
        Desk desk = Objects.requireNonNull(gateways.get(0).desk());
        Event.OperatorDid did = new Event.OperatorDid(now(), "lan", action);
        Demo.waited(desk.did(with.conversation(), UUID.randomUUID().toString(), did));
    }

    /** The text messages a mobile phone got from the centre. */
    public List<String> texts(String number) {
        return read("/phone/sms/api/lines?user=" + number).getJsonArray("lines").stream()
                .map(JsonObject.class::cast)
                .filter(line -> "centre".equals(line.getString("author")))
                .map(line -> line.getString("text"))
                .toList();
    }

    /** What {@code /health/ready} says. */
    JsonObject health() {
        return Demo.waited(web.getAbs(gateways.get(0).operateUri() + "health/ready")
                        .send())
                .bodyAsJsonObject();
    }

    /** An administrator consents anew at Zalo. */
    void consent() {
        Demo.waited(emulators.consent(Objects.requireNonNull(settings), stores(), clock));
    }

    /** The filed reports, newest first, with names and numbers. */
    List<JsonObject> reports() {
        JsonArray found = Demo.waited(web.get(ports.get(0), "127.0.0.1", "/api/v1/reports")
                        .bearerTokenAuthentication(Demo.API_TOKEN)
                        .send())
                .bodyAsJsonObject()
                .getJsonArray("items");
        return found.stream().map(JsonObject.class::cast).toList();
    }

    /** Looks every now and then until it is so. */
    public void until(String what, BooleanSupplier so) {
        for (int look = 0; look < LOOKS; look++) {
            if (so.getAsBoolean()) {
                return;
            }
            Demo.waited(vertx.timer(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        }
        throw new AssertionError("it never came to this: " + what);
    }

    @Override
    public void close() {
        gateways.forEach(gateway -> Demo.waited(gateway.stop()));
        Demo.waited(emulators.close());
        Demo.waited(vertx.close());
    }
}
