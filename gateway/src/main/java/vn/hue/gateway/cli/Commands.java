package vn.hue.gateway.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bin/gateway}: serve, demo, chat, read, examples, check, inspect, zalo, sms. */
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = "The Hue Omnichannel Gateway: field reports of citizens, in the chat they already use.",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            ChatCommand.class,
            ReadCommand.class,
            ExamplesCommand.class,
            CheckCommand.class,
            InspectCommand.class,
            ZaloCommand.class,
            SmsCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all went well",
            "1:something checked is wrong, or a bug",
            "2:wrong words on the command line, or the gateway could not start"
        })
public final class Commands implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    /** Runs one command line and gives its exit code. */
    public static int run(String... arguments) {
        return line().execute(arguments);
    }

    static CommandLine line() {
        CommandLine line = new CommandLine(new Commands());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Commands.class.getPackage().getImplementationVersion();
            return new String[] {"gateway " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
