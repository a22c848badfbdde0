package vn.hue.gateway.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Shows support staff what something that came from outside means, as JSON. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Show what something that came in from outside means, as JSON.",
        subcommands = {
            InspectZaloCommand.class,
            InspectFacebookCommand.class,
            InspectEmailCommand.class,
            InspectSmsCommand.class
        },
        synopsisSubcommandLabel = "WHAT")
final class InspectCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
