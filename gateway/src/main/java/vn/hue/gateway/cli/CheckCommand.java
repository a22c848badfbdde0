package vn.hue.gateway.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.hue.conversations.dialog.Flow;
import vn.hue.conversations.words.Words;
import vn.hue.gateway.config.SettingsFile;
import vn.hue.nlp.Models;

/** Tells all that is wrong, at once. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Check the configuration, the dialog's flow, every sentence and the language models: all errors at once, each with its path.")
final class CheckCommand implements Callable<Integer> {

    @CommandLine.Option(
            names = "--config",
            paramLabel = "FILE",
            description = "the configuration; without it only what comes with the gateway is checked")
    private @Nullable Path config;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out =
                Objects.requireNonNull(spec, "set by picocli").commandLine().getOut();
        List<String> problems = new ArrayList<>();
        if (config != null) {
            SettingsFile.Loaded loaded = SettingsFile.load(config, System.getenv());
            if (loaded instanceof SettingsFile.Loaded.Refused refused) {
                refused.problems().forEach(p -> problems.add(config + ": " + p));
            }
        }
        problems.addAll(Words.problems());
        problems.addAll(Flow.problems());
        problems.addAll(Models.problems());
        problems.forEach(out::println);
        if (problems.isEmpty()) {
            out.println("OK");
        }
        return problems.isEmpty() ? 0 : 1;
    }
}
