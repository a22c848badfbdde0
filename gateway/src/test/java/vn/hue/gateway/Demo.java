package vn.hue.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.hue.gateway.api.DemoClock;
import vn.hue.gateway.config.Settings;
import vn.hue.gateway.config.SettingsFile;
import vn.hue.gateway.config.SettingsFile.Loaded;
import vn.hue.gateway.desk.House;
import vn.hue.gateway.staff.Account;
import vn.hue.gateway.staff.Role;

/** A whole gateway in this process, on a file of its own and free ports; its clock begins at nine in the morning. */
public final class Demo implements AutoCloseable {

    /** Of every account that is made here. */
    public static final String PASSWORD = "mot cau de nho";

    public static final String API_TOKEN = "api-token-for-tests-only";
    public static final ZoneId HUE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final int START_SECONDS = 60;

    private final Gateway gateway;
    private final DemoClock clock;

    private Demo(Gateway gateway, DemoClock clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    public static Demo on(Path folder) {
        return on(folder, Map.of());
    }

    /** @param more variables of the environment */
    public static Demo on(Path folder, Map<String, String> more) {
        DemoClock clock = new DemoClock(InstantSource.system(), untilNine(), ahead -> {});
        return new Demo(waited(Gateway.start(settings(folder, more), clock)), clock);
    }

    public static Settings settings(Path folder, Map<String, String> more) {
        Map<String, String> variables = variables(more);
        variables.put("HUE_DATABASE_EMBEDDED_FILE", folder.resolve("gateway.db").toString());
        return read(example(), variables);
    }

    /** On a MongoDB that several gateways share. */
    public static Settings settingsOn(String uri, Map<String, String> more) {
        Map<String, String> variables = variables(more);
        variables.put("HUE_DATABASE_URI", uri);
        return read(example().replaceFirst("  embedded:\n    file: .*\n", ""), variables);
    }

    private static Map<String, String> variables(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "HUE_SERVER_PUBLIC_HOST", "127.0.0.1",
                "HUE_SERVER_PUBLIC_PORT", "0",
                "HUE_SERVER_OPERATE_PORT", "0",
                "HUE_WEBCHAT_SECRET", "webchat-secret-for-tests-only-0123456789",
                "HUE_API_TOKENS", "[{name: test, secret: " + API_TOKEN + ", scopes: [personal]}]",
                "HUE_TURNS_QUIET", "PT0.1S",
                "HUE_DEMO_CLOCK", "true"));
        variables.putAll(more);
        return variables;
    }

    private static String example() {
        try {
            return Files.readString(
                    Path.of(System.getProperty("project.root", ".."), "gateway/conf/gateway.example.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Settings read(String yaml, Map<String, String> variables) {
        Loaded loaded = SettingsFile.read(yaml, variables);
        assertThat(loaded).isInstanceOf(Loaded.Ready.class);
        return ((Loaded.Ready) loaded).settings();
    }

    /** How far it is to nine in the morning: at night only urgent matters are received. */
    public static Duration untilNine() {
        ZonedDateTime now = Instant.now().atZone(HUE);
        return Duration.between(now, now.plusDays(1).with(LocalTime.of(9, 0)));
    }

    /** Someone who may log in with {@link #PASSWORD}; their display name is the name with a capital. */
    public void hire(String name, Role role) {
        hire(gateway, name, role, now());
    }

    public static void hire(Gateway gateway, String name, Role role, Instant at) {
        House house = Objects.requireNonNull(gateway.house());
        String shown = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        String hash = waited(house.passwords().hash(PASSWORD));
        waited(house.staff().accounts().store(new Account(name, shown, role, null, hash, null, false, at, 1)));
    }

    public Gateway gateway() {
        return gateway;
    }

    public Instant now() {
        return clock.instant();
    }

    public URI at(String path) {
        return gateway.publicUri().resolve(path);
    }

    @Override
    public void close() {
        waited(gateway.stop());
    }

    /** A start opens files and finds servers, on a machine that may be busy. */
    public static <T> T waited(Future<T> future) {
        try {
            return future.await(START_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the gateway does not answer", e);
        }
    }
}
