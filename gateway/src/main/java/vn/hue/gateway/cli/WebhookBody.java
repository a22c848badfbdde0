package vn.hue.gateway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import vn.hue.channels.inspect.Inspected;

/** The body of a webhook on the command line, with what came beside it. */
final class WebhookBody {

    @CommandLine.Parameters(paramLabel = "FILE", description = "the body, byte for byte; - for the input")
    private @Nullable String file;

    @CommandLine.Option(
            names = "--secret",
            paramLabel = "S",
            description = "checks the signature: Zalo's OA Secret Key, or the Facebook app's secret")
    private @Nullable String secret;

    @CommandLine.Option(
            names = "--app-id",
            paramLabel = "A",
            description = "our app's id; on Zalo by default the one the body names")
    private @Nullable String appId;

    @CommandLine.Option(
            names = "--header",
            paramLabel = "'NAME: VALUE'",
            description = "a header that came with it, the signature above all; may stand several times")
    private List<String> headers = new ArrayList<>();

    @CommandLine.Mixin
    private LanguageOption language = new LanguageOption();

    /** Reads one provider's bodies. */
    @FunctionalInterface
    interface Reading {
        List<Inspected> items(
                byte[] body,
                @Nullable String secret,
                @Nullable String appId,
                Map<String, String> headers,
                String language);
    }

    /** Prints what it means; also a body nobody can read is no error. */
    int print(CommandLine line, Reading reading) {
        List<Inspected> items = reading.items(bytes(line), secret, appId, named(line), language.tag());
        PrintWriter out = line.getOut();
        out.println(Inspected.json(items).encodePrettily());
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private byte[] bytes(CommandLine line) {
        String from = Objects.requireNonNull(file, "set by picocli");
        try (InputStream in = from.equals("-") ? System.in : Files.newInputStream(Path.of(from))) {
            return in.readAllBytes();
        } catch (IOException | InvalidPathException e) {
            throw new CommandLine.ParameterException(line, "can't read " + from, e);
        }
    }

    private Map<String, String> named(CommandLine line) {
        Map<String, String> named = new LinkedHashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new CommandLine.ParameterException(line, "--header: like 'Name: value', not '" + header + "'");
            }
            named.put(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        return named;
    }
}
