package vn.hue.gateway.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** In which language a command gives reasons. */
final class LanguageOption {

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.@Nullable CommandSpec command;

    private String tag = "vi";

    @CommandLine.Option(
            names = "--language",
            paramLabel = "vi|en",
            defaultValue = "vi",
            description = "of the reasons; default: ${DEFAULT-VALUE}")
    void tag(String wanted) {
        if (!wanted.equals("vi") && !wanted.equals("en")) {
            throw new CommandLine.ParameterException(
                    Objects.requireNonNull(command, "set by picocli").commandLine(), "--language: vi or en");
        }
        tag = wanted;
    }

    String tag() {
        return tag;
    }
}
