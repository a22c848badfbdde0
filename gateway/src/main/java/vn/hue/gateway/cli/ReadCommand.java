package vn.hue.gateway.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.hue.conversations.reading.Reader;
import vn.hue.nlp.OpenNlpReader;
import vn.hue.nlp.ReadingLine;

/** What a text says, without a dialog or a server. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = {
            "Read texts: each line of the standard input gives one line of JSON, at once, in UTF-8:",
            "  {text, language, intent, intentConfidence, category, categoryConfidence,",
            "   urgent, outOfScope, abusive, entities: [{type, text, start, end, value}]}",
            "A category of null is \"not sure\"; start and end count UTF-16 units of the line as it came."
        })
final class ReadCommand implements Callable<Integer> {

    @CommandLine.Option(
            names = "--at",
            paramLabel = "TIME",
            description = "what \"this morning\" is relative to, for example 2026-11-23T09:00:00+07:00; default: now")
    private @Nullable String at;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String given = at;
        Instant fixed;
        try {
            fixed = given == null ? null : OffsetDateTime.parse(given).toInstant();
        } catch (DateTimeParseException e) {
            CommandLine line = Objects.requireNonNull(spec, "set by picocli").commandLine();
            throw new CommandLine.ParameterException(line, "--at: not a time: " + given, e);
        }
        Reader reader = OpenNlpReader.load();
        // Whatever the terminal's own encoding is.
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        for (String text = line(in); text != null; text = line(in)) {
            Instant now = fixed == null ? Clock.systemUTC().instant() : fixed;
            out.write(ReadingLine.of(text, reader.read(text, now)));
            out.write('\n');
            // Who writes line by line gets answers line by line; who writes a file is not slowed down.
            if (!in.ready()) {
                out.flush();
            }
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    /** Up to the next line feed; a lone carriage return, which {@link BufferedReader#readLine} ends at, is text. */
    private static @Nullable String line(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        int last = line.length() - 1;
        return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
    }
}
