package vn.hue.gateway.cli;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.hue.gateway.Gateway;
import vn.hue.gateway.config.SettingsFile;

/** The gateway, as it runs in production. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Run the gateway until it is told to stop (SIGTERM, Ctrl-C).")
final class ServeCommand implements Callable<Integer> {

    @CommandLine.Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "the configuration; HUE_… variables win over it")
    private @Nullable Path config;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** To who started it and nobody else: it is in no log. */
    private static void first(CommandLine line, Gateway gateway) {
        if (gateway.firstLink() != null) {
            line.getOut()
                    .println("Nobody looks after this gateway yet. Make the first administrator, once, within a day:");
            line.getOut().println("  " + gateway.publicUri() + gateway.firstLink());
            line.getOut().flush();
        }
    }

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec, "set by picocli").commandLine();
        SettingsFile.Loaded loaded = SettingsFile.load(config, System.getenv());
        if (loaded instanceof SettingsFile.Loaded.Refused refused) {
            refused.problems().forEach(p -> line.getErr().println(config + ": " + p));
            return CommandLine.ExitCode.USAGE;
        }
        return Serving.untilStopped(
                ((SettingsFile.Loaded.Ready) loaded).settings(),
                InstantSource.system(),
                stores -> Future.succeededFuture(),
                line,
                gateway -> first(line, gateway));
    }
}
