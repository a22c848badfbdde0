package vn.hue.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.hue.channels.email.EmailInspect;

/** What mails mean: one JSON object a line. */
@Command(
        name = "email",
        mixinStandardHelpOptions = true,
        description = {
            "Print what a mail means as one JSON object a line: kind, from, subject, messageId, inReplyTo, token, text",
            "(the newest words only), fullText, attachments, bounce, reason. A broken mail is no error."
        })
final class InspectEmailCommand implements Callable<Integer> {

    @CommandLine.Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "a mail as it came (.eml); - for the input")
    private List<Path> files = List.of();

    @CommandLine.Option(
            names = "--mailbox",
            paramLabel = "ADDRESS",
            defaultValue = "",
            description = "our own address, to tell our own mails and tokens; default: not known")
    private String mailbox = "";

    @CommandLine.Mixin
    private LanguageOption language = new LanguageOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec, "set by picocli").commandLine();
        EmailInspect inspect = new EmailInspect(mailbox, language.tag());
        PrintWriter out = line.getOut();
        int exit = CommandLine.ExitCode.OK;
        for (Path file : files) {
            byte[] mail = {};
            try {
                mail = file.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(file);
            } catch (IOException e) {
                line.getErr().println("inspect: can't read " + file);
                exit = CommandLine.ExitCode.SOFTWARE;
            }
            out.println(inspect.inspect(mail).encode());
        }
        out.flush();
        return exit;
    }
}
