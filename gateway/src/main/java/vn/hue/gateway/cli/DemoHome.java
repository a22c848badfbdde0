package vn.hue.gateway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import vn.hue.gateway.config.Settings.Scope;

/** The demo's folder: its database, its generated secrets and how far its clock was moved. */
final class DemoHome {

    private static final String CLOCK = "clock.ahead";

    private final Path folder;
    private final Path file;
    private final Properties kept;

    private DemoHome(Path folder, Path file, Properties kept) {
        this.folder = folder;
        this.file = file;
        this.kept = kept;
    }

    /** Opens the folder; what is missing is made. */
    static DemoHome open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("demo.properties");
        Properties kept = new Properties();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                kept.load(in);
            }
        }
        DemoHome home = new DemoHome(folder, file, kept);
        home.secret("webchat");
        for (DemoStaff.Member member : DemoStaff.MEMBERS) {
            home.secret(member.name());
        }
        home.secret("api");
        home.save();
        return home;
    }

    private void secret(String name) {
        if (kept.getProperty(name) == null) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            kept.setProperty(name, HexFormat.of().formatHex(random));
        }
    }

    private void save() throws IOException {
        if (!Files.exists(file)) {
            // Only its owner reads it, from the first byte on.
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            kept.store(out, "Secrets of this demo; delete the folder to begin anew");
        }
    }

    Path database() {
        return folder.resolve("gateway.db");
    }

    String password(DemoStaff.Member member) {
        return kept.getProperty(member.name());
    }

    String apiToken() {
        return kept.getProperty("api");
    }

    Duration clockAhead() {
        return Duration.parse(kept.getProperty(CLOCK, "PT0S"));
    }

    void clockAhead(Duration ahead) {
        kept.setProperty(CLOCK, ahead.toString());
        try {
            save();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The variables that turn the example configuration into the demo's. */
    Map<String, String> variables(int port, int operatePort) {
        return Map.of(
                "HUE_SERVER_PUBLIC_HOST",
                "127.0.0.1",
                "HUE_SERVER_PUBLIC_PORT",
                String.valueOf(port),
                "HUE_SERVER_PUBLIC_URL",
                "http://localhost:" + port,
                "HUE_SERVER_OPERATE_PORT",
                String.valueOf(operatePort),
                "HUE_DATABASE_EMBEDDED_FILE",
                database().toString(),
                "HUE_WEBCHAT_SECRET",
                kept.getProperty("webchat"),
                // To try it out without a phone at hand.
                "HUE_DESK_SECOND_FACTOR",
                "[]",
                "HUE_API_TOKENS",
                "[{name: demo, secret: " + apiToken() + ", scopes: "
                        + Arrays.stream(Scope.values())
                                .map(scope -> '"' + scope.toString() + '"')
                                .toList()
                        + "}]",
                "HUE_DEMO_CLOCK",
                "true");
    }
}
