package vn.hue.gateway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.hue.gateway.Gateway;
import vn.hue.gateway.api.DemoClock;
import vn.hue.gateway.config.Settings;
import vn.hue.gateway.config.SettingsFile;
import vn.hue.gateway.desk.House;

/** Everything on this machine, to try it out: the embedded database and a clock that can be moved. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Run everything on this machine with an embedded database and emulated networks, on the loopback interface.",
            "HUE_… variables win over the demo's own settings."
        })
final class DemoCommand implements Callable<Integer> {

    private static final String EXAMPLE = "/vn/hue/gateway/config/gateway.example.yaml";

    @CommandLine.Option(
            names = "--home",
            paramLabel = "FOLDER",
            defaultValue = "var/demo",
            description = "where the demo keeps everything; default: ${DEFAULT-VALUE}")
    private Path home = Path.of("var", "demo");

    @CommandLine.Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "default: 8080")
    private int port = 8_080;

    @CommandLine.Option(
            names = "--operate-port",
            paramLabel = "PORT",
            defaultValue = "9090",
            description = "health and metrics; default: 9090")
    private int operatePort = 9_090;

    @CommandLine.Option(
            names = "--phone-port",
            paramLabel = "PORT",
            defaultValue = "8090",
            description = "the emulated networks and the citizen's phone; default: 8090")
    private int phonePort = 8_090;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec, "set by picocli").commandLine();
        DemoHome kept = DemoHome.open(home);
        DemoClock clock = new DemoClock(InstantSource.system(), kept.clockAhead(), kept::clockAhead);
        Emulators emulators;
        try {
            emulators = Emulators.start(phonePort, "http://127.0.0.1:" + port, clock)
                    .await();
        } catch (RuntimeException e) {
            line.getErr().println("demo: " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        try {
            return run(line, kept, clock, emulators);
        } finally {
            emulators.close().await();
        }
    }

    private int run(CommandLine line, DemoHome kept, DemoClock clock, Emulators emulators) {
        Map<String, String> variables = new HashMap<>(kept.variables(port, operatePort));
        variables.putAll(emulators.variables());
        variables.putAll(System.getenv());
        SettingsFile.Loaded loaded = SettingsFile.read(example(), variables);
        if (loaded instanceof SettingsFile.Loaded.Refused refused) {
            refused.problems().forEach(p -> line.getErr().println("demo: " + p));
            return CommandLine.ExitCode.USAGE;
        }
        Settings settings = ((SettingsFile.Loaded.Ready) loaded).settings();
        return Serving.untilStopped(
                settings,
                clock,
                stores -> DemoAgencies.settle(stores.agencies())
                        .compose(settled -> emulators.consent(settings, stores, clock)),
                line,
                gateway -> {
                    House house = Objects.requireNonNull(gateway.house(), "started");
                    DemoStaff.settle(house, kept::password, clock.instant()).await();
                    welcome(line.getOut(), gateway, kept, emulators);
                });
    }

    private void welcome(PrintWriter out, Gateway gateway, DemoHome kept, Emulators emulators) {
        String base = gateway.publicUri().toString();
        out.println();
        out.println("The gateway is running. Open in a browser:");
        out.println("  " + base + "          everything at a glance");
        out.println("  " + base + "chat      a citizen's chat");
        out.println("  " + emulators.phone() + "     a citizen's phone: Zalo, Facebook, SMS");
        out.println("  " + base + "desk      the desk; log in as");
        for (DemoStaff.Member member : DemoStaff.MEMBERS) {
            String role = member.role().name().toLowerCase(Locale.ROOT);
            out.printf("      %-8s password %s   (%s)%n", member.name(), kept.password(member), role);
        }
        out.println("  " + base + "api/v1/reports   the API (docs/api.md); Authorization: Bearer "
                + (System.getenv().containsKey("HUE_API_TOKENS") ? "SECRET, as in HUE_API_TOKENS" : kept.apiToken()));
        out.println("  " + gateway.operateUri() + "metrics   health and metrics: health/live, health/ready");
        out.println("Ctrl-C stops it; everything is kept in " + home + '.');
        out.flush();
    }

    private static String example() {
        try (InputStream file = DemoCommand.class.getResourceAsStream(EXAMPLE)) {
            return new String(
                    Objects.requireNonNull(file, "missing on the class path: " + EXAMPLE)
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
