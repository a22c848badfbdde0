package vn.hue.gateway.cli;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.hue.channels.zalo.TokenStore;
import vn.hue.channels.zalo.ZaloConsent;
import vn.hue.gateway.channel.ZaloWiring;
import vn.hue.gateway.config.Secret;
import vn.hue.gateway.config.Settings;
import vn.hue.gateway.config.SettingsFile;
import vn.hue.gateway.config.Zalo;
import vn.hue.gateway.mongo.Database;
import vn.hue.gateway.mongo.EmbeddedMongo;
import vn.hue.gateway.mongo.FileInUseException;
import vn.hue.gateway.store.mongo.MongoStores;

/** What an administrator of the Zalo Official Account does. */
@Command(
        name = "zalo",
        mixinStandardHelpOptions = true,
        description = "Look after the Zalo Official Account.",
        subcommands = ZaloCommand.Authorize.class,
        synopsisSubcommandLabel = "COMMAND")
final class ZaloCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = Objects.requireNonNull(spec, "set by picocli").commandLine();
        line.usage(line.getOut());
    }

    /** Walks through the consent and stores the grant where all gateways find it. */
    @Command(
            name = "authorize",
            mixinStandardHelpOptions = true,
            description = {
                "Let an administrator of the Official Account consent, once, or anew when the channel says so.",
                "Shows an address to open; asks for the address the browser was sent to afterwards. With the embedded",
                "database the gateway must not run meanwhile."
            })
    static final class Authorize implements Callable<Integer> {

        @CommandLine.Option(
                names = "--config",
                paramLabel = "FILE",
                required = true,
                description = "the gateway's configuration; HUE_… variables win over it")
        private @Nullable Path config;

        @CommandLine.Spec
        private CommandLine.Model.@Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            CommandLine line = Objects.requireNonNull(spec, "set by picocli").commandLine();
            SettingsFile.Loaded loaded = SettingsFile.load(Objects.requireNonNull(config, "required"), System.getenv());
            if (loaded instanceof SettingsFile.Loaded.Refused refused) {
                refused.problems().forEach(p -> line.getErr().println(config + ": " + p));
                return CommandLine.ExitCode.USAGE;
            }
            Settings settings = ((SettingsFile.Loaded.Ready) loaded).settings();
            Zalo zalo = settings.zalo();
            String redirect = zalo == null ? null : zalo.consent().redirectUri();
            if (zalo == null || redirect == null) {
                line.getErr().println(config + ": zalo.consent.redirectUri: missing");
                return CommandLine.ExitCode.USAGE;
            }
            Path file = settings.database().embedded().file();
            try (EmbeddedMongo embedded = file == null ? null : EmbeddedMongo.onFile(file)) {
                Secret uri = settings.database().uri();
                return consent(
                        line, zalo, redirect, embedded != null ? embedded.uri() : uri == null ? "" : uri.value());
            } catch (FileInUseException e) {
                line.getErr().println(e.getMessage());
                return CommandLine.ExitCode.USAGE;
            }
        }

        private static int consent(CommandLine line, Zalo zalo, String redirect, String uri) throws IOException {
            Vertx vertx = Vertx.vertx();
            Database database = Database.open(vertx, uri);
            try {
                TokenStore tokens =
                        MongoStores.open(database).await().channels().tokens();
                ZaloConsent consent = new ZaloConsent(vertx, ZaloWiring.settings(zalo), tokens, InstantSource.system());
                return walk(line, consent, zalo, redirect);
            } finally {
                database.close().await();
                vertx.close().await();
            }
        }

        private static int walk(CommandLine line, ZaloConsent consent, Zalo zalo, String redirect) throws IOException {
            SecureRandom random = new SecureRandom();
            Secret fixed = zalo.consent().verifier();
            String verifier = fixed == null ? ZaloConsent.verifier(random) : fixed.value();
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            String state = HexFormat.of().formatHex(bytes);
            PrintWriter out = line.getOut();
            out.println("1. Open this address in the browser of an administrator of the Official Account and consent:");
            out.println();
            out.println("   " + consent.url(redirect, verifier, state));
            out.println();
            out.println("2. Paste the address the browser was sent to, within ten minutes:");
            out.flush();
            String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            Map<String, String> came = query(answer == null ? "" : answer.strip());
            String code = came.get("code");
            if (code == null) {
                line.getErr().println("There is no code in it; begin anew.");
                return CommandLine.ExitCode.SOFTWARE;
            } else if (!state.equals(came.getOrDefault("state", fixed == null ? "" : state))) {
                line.getErr().println("It does not belong to the address above (its state is another); begin anew.");
                return CommandLine.ExitCode.SOFTWARE;
            }
            ZaloConsent.Result result =
                    consent.exchange(code, came.get("oa_id"), verifier).await();
            (result == ZaloConsent.Result.GRANTED ? out : line.getErr())
                    .println(
                            switch (result) {
                                case GRANTED -> "Granted and stored. The channel sends within a minute.";
                                case REFUSED ->
                                    "Zalo refuses the code: wrong, used before, or older than ten minutes. Begin anew.";
                                case NO_ANSWER -> "Zalo did not answer. Begin anew.";
                                case OTHER_ACCOUNT ->
                                    "That was the consent of another Official Account than " + zalo.oaId() + ".";
                            });
            return result == ZaloConsent.Result.GRANTED ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }

        /** The parameters of an address; empty for what is none. */
        private static Map<String, String> query(String address) {
            Map<String, String> query = new HashMap<>();
            try {
                String raw = URI.create(address).getRawQuery();
                for (String pair : (raw == null ? "" : raw).split("&")) {
                    String[] both = pair.split("=", 2);
                    query.put(both[0], both.length < 2 ? "" : URLDecoder.decode(both[1], StandardCharsets.UTF_8));
                }
            } catch (IllegalArgumentException notAnAddress) {
                return Map.of();
            }
            return query;
        }
    }
}
