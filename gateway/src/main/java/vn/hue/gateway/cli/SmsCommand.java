package vn.hue.gateway.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.hue.channels.sms.SmsPlan;
import vn.hue.channels.sms.SmsSettings;
import vn.hue.channels.sms.text.Unicode;
import vn.hue.gateway.channel.SmsWiring;
import vn.hue.gateway.config.Settings;
import vn.hue.gateway.config.SettingsFile;

/** How a text would go out as text messages, and what it would cost. */
@Command(
        name = "sms",
        mixinStandardHelpOptions = true,
        description = {
            "Show how a text would go out by SMS, as JSON: text (as the citizen reads it), writing (gsm or ucs2), units,",
            "fits, segments, cost (in đồng), texts (each segment's words)."
        })
final class SmsCommand implements Callable<Integer> {

    @CommandLine.Parameters(paramLabel = "TEXT", description = "what is to be said; \\n for a new line")
    private String text = "";

    @CommandLine.Option(
            names = "--config",
            paramLabel = "FILE",
            description = "the configuration: its policy and price; without it marks are kept where there are any")
    private @Nullable Path config;

    @CommandLine.Option(
            names = "--unicode",
            paramLabel = "never|auto|always",
            description = "when Vietnamese marks are kept; instead of the configuration's policy")
    private @Nullable Unicode unicode;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec, "set by picocli").commandLine();
        SmsSettings settings = SmsSettings.USUAL;
        if (config != null) {
            SettingsFile.Loaded loaded = SettingsFile.load(config, System.getenv());
            if (loaded instanceof SettingsFile.Loaded.Refused refused) {
                refused.problems().forEach(p -> line.getErr().println(config + ": " + p));
                return CommandLine.ExitCode.USAGE;
            }
            Settings all = ((SettingsFile.Loaded.Ready) loaded).settings();
            settings = all.sms() == null ? settings : SmsWiring.settings(all.sms());
        }
        if (unicode != null) {
            settings = settings.with(unicode);
        }
        line.getOut()
                .println(SmsPlan.of(text.replace("\\n", "\n"), settings).json().encode());
        line.getOut().flush();
        return CommandLine.ExitCode.OK;
    }
}
