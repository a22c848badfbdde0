package vn.hue.gateway.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.hue.channels.sms.smpp.SmsInspect;
import vn.hue.conversations.report.Regulation;

/** What a PDU of SMPP means. */
@Command(
        name = "sms",
        mixinStandardHelpOptions = true,
        description = {
            "Print what a PDU of SMPP 3.4 means as one JSON object a line: kind (message, part, receipt, submit, response,",
            "other, unreadable), command, status, sequence, from, to, dataCoding, text, part, receipt, messageId, reason.",
            "A broken PDU is no error."
        })
final class InspectSmsCommand implements Callable<Integer> {

    @CommandLine.Parameters(
            arity = "1..*",
            paramLabel = "HEX",
            description = "the whole PDU in hexadecimal, with or without blanks and colons")
    private List<String> pdus = List.of();

    @CommandLine.Mixin
    private LanguageOption language = new LanguageOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec, "set by picocli").commandLine();
        pdus.forEach(hex -> line.getOut()
                .println(
                        SmsInspect.inspect(hex, Regulation.ZONE, language.tag()).encode()));
        line.getOut().flush();
        return CommandLine.ExitCode.OK;
    }
}
