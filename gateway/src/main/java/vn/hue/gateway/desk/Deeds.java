package vn.hue.gateway.desk;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Question;
import vn.hue.conversations.report.Move;
import vn.hue.conversations.report.Refusal;

/** From a posted form to what the operator did; empty when the form makes no sense. */
final class Deeds {

    private static final int LONGEST_TEXT = 2_000;

    private Deeds() {}

    static Optional<Event.Action> of(RoutingContext ctx) {
        String text = Gate.field(ctx, "text").replace("\r", "").strip();
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        String report = Gate.field(ctx, "report");
        return switch (Gate.field(ctx, "deed")) {
            case "take-over" -> Optional.of(new Event.TakeOver());
            case "hand-back" -> Optional.of(new Event.HandBack(emptyToNull(text)));
            case "collect" -> slot(Gate.field(ctx, "slot")).map(Event.Collect::new);
            case "remember" -> text.isEmpty() ? Optional.empty() : Optional.of(new Event.Remember(text));
            case "write" -> text.isEmpty() ? Optional.empty() : Optional.of(new Event.Write(text, List.of()));
            case "verify-sender" -> Optional.of(new Event.VerifySender(report));
            case "sender-verified" -> Optional.of(new Event.SenderVerified(report));
            default -> move(ctx, text).map(move -> new Event.MoveReport(report, move));
        };
    }

    private static Optional<Move> move(RoutingContext ctx, String text) {
        return switch (Gate.field(ctx, "deed")) {
            case "start-verifying" -> Optional.of(new Move.StartVerifying());
            case "ask-supplement" ->
                text.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Move.AskSupplement(
                                text, Gate.field(ctx, "about").equals("sender")));
            case "accept" ->
                Optional.of(new Move.Accept(null, Gate.field(ctx, "public").equals("yes")));
            case "refuse" ->
                refusal(Gate.field(ctx, "reason")).map(reason -> new Move.Refuse(reason, emptyToNull(text)));
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> refusal(String name) {
        try {
            return Optional.of(Refusal.valueOf(name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Only what a report must have can be asked for. */
    private static Optional<Question.Kind> slot(String name) {
        return SlotView.KINDS.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
