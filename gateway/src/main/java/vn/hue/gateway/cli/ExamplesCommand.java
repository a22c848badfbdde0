package vn.hue.gateway.cli;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.hue.gateway.config.Settings;
import vn.hue.gateway.config.SettingsFile;
import vn.hue.gateway.mongo.Database;
import vn.hue.gateway.mongo.EmbeddedMongo;
import vn.hue.gateway.mongo.FileInUseException;
import vn.hue.gateway.store.mongo.MongoStores;
import vn.hue.gateway.teaching.Export;

/** What operators have corrected, for the next training. */
@Command(
        name = "examples",
        mixinStandardHelpOptions = true,
        description = "What operators have corrected in the reading of reports, without personal data.",
        subcommands = ExamplesCommand.ExportCommand.class)
final class ExamplesCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        Objects.requireNonNull(spec, "set by picocli")
                .commandLine()
                .usage(spec.commandLine().getOut());
    }

    /** {@code bin/gateway examples export}. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = {
                "Write label<TAB>text, one a line, in UTF-8: look through them, then train with",
                "bin/train --examples FILE. An embedded database must not be in use by a gateway."
            })
    static final class ExportCommand implements Callable<Integer> {

        @CommandLine.Option(
                names = "--config",
                paramLabel = "FILE",
                required = true,
                description = "the gateway's configuration; HUE_… variables win over it")
        private @Nullable Path config;

        @CommandLine.Option(
                names = "--what",
                paramLabel = "LABEL",
                defaultValue = "category",
                description = "category or urgency; default: category")
        private Export.What what = Export.What.CATEGORY;

        @CommandLine.Spec
        private CommandLine.Model.@Nullable CommandSpec spec;

        @Override
        public Integer call() throws InterruptedException {
            CommandLine line = Objects.requireNonNull(spec, "set by picocli").commandLine();
            SettingsFile.Loaded loaded = SettingsFile.load(config, System.getenv());
            if (loaded instanceof SettingsFile.Loaded.Refused refused) {
                refused.problems().forEach(p -> line.getErr().println(config + ": " + p));
                return CommandLine.ExitCode.USAGE;
            }
            Settings.Database where =
                    ((SettingsFile.Loaded.Ready) loaded).settings().database();
            Path file = where.embedded().file();
            try (EmbeddedMongo embedded = file == null ? null : EmbeddedMongo.onFile(file)) {
                String uri = embedded != null
                        ? embedded.uri()
                        : where.uri() == null ? "" : where.uri().value();
                int count = export(uri, line.getOut());
                line.getErr().println(count + " examples");
                return CommandLine.ExitCode.OK;
            } catch (FileInUseException e) {
                line.getErr().println(e.getMessage());
                return CommandLine.ExitCode.USAGE;
            } catch (ExecutionException e) {
                line.getErr()
                        .println("The database does not answer: "
                                + Objects.requireNonNullElse(e.getCause(), e)
                                        .getClass()
                                        .getSimpleName());
                return CommandLine.ExitCode.USAGE;
            }
        }

        private int export(String uri, PrintWriter out) throws ExecutionException, InterruptedException {
            Vertx vertx = Vertx.vertx();
            Database database = Database.open(vertx, uri);
            try {
                return MongoStores.open(database)
                        .compose(stores -> new Export(stores.examples(), what).to(out::println))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get();
            } finally {
                out.flush();
                // One after the other and from this thread: on Vert.x's own loops the last answer would never come.
                ended(database.close());
                ended(vertx.close());
            }
        }

        private static void ended(Future<Void> end) throws ExecutionException, InterruptedException {
            end.recover(late -> Future.succeededFuture())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        }
    }
}
