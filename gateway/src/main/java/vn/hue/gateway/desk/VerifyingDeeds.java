package vn.hue.gateway.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Refusal;
import vn.hue.conversations.report.Report;
import vn.hue.gateway.work.Deed;

/** What is done to a report until it is accepted. */
final class VerifyingDeeds implements ReportDeeds {

    static final int LONGEST_TEXT = 2_000;

    @Override
    public Map<String, List<String>> forms() {
        return Map.of(
                "start-verifying", List.of(),
                "ask-supplement", List.of("text", "about"),
                "verify-sender", List.of(),
                "sender-verified", List.of(),
                "accept", List.of("public"),
                "refuse", List.of("reason", "text"));
    }

    @Override
    public @Nullable Deed read(String deed, Form form, Report report, DeskWords words) {
        String text = form.value("text");
        if (text.length() > LONGEST_TEXT) {
            form.wrong("text", words.say("form.tooLong", LONGEST_TEXT));
        }
        Deed meant =
                switch (deed) {
                    case "start-verifying" -> new Deed.Moves(new Move.StartVerifying());
                    case "ask-supplement" -> ask(form, text, words);
                    case "verify-sender" -> new Deed.VerifySender();
                    case "sender-verified" -> new Deed.SenderVerified();
                    case "accept" ->
                        new Deed.Moves(
                                new Move.Accept(null, form.value("public").equals("yes")));
                    case "refuse" -> refuse(form, text, words);
                    default -> throw new IllegalArgumentException(deed);
                };
        return form.isRight() ? meant : null;
    }

    private static @Nullable Deed ask(Form form, String text, DeskWords words) {
        if (text.isEmpty()) {
            form.wrong("text", words.say("form.missing"));
        }
        return new Deed.Moves(new Move.AskSupplement(text, form.value("about").equals("sender")));
    }

    private static @Nullable Deed refuse(Form form, String text, DeskWords words) {
        Optional<Refusal> reason = Arrays.stream(Refusal.values())
                .filter(refusal -> refusal.name().equals(form.value("reason")))
                .findFirst();
        if (reason.isEmpty()) {
            form.wrong("reason", words.say("form.missing"));
            return null;
        }
        return new Deed.Moves(new Move.Refuse(reason.get(), text.isEmpty() ? null : text));
    }
}
