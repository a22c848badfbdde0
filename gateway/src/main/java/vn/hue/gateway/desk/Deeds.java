package vn.hue.gateway.desk;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Question;
import vn.hue.gateway.work.Typed;

/** From a posted form to what the operator did to a conversation; empty when the form makes no sense. */
final class Deeds {

    private static final int LONGEST_TEXT = 2_000;

    private Deeds() {}

    /** What is to be said, by the deed's name, with what is wrong with it; empty for deeds without words. */
    static Form said(RoutingContext ctx) {
        String deed = Gate.field(ctx, "deed");
        Form form = new Form();
        if (deed.equals("write") || deed.equals("remember")) {
            String text = text(ctx);
            form.with(deed, text);
            if (text.isEmpty()) {
                form.wrong(deed, Gate.words(ctx).say("form.missing"));
            } else if (text.length() > LONGEST_TEXT) {
                form.wrong(deed, Gate.words(ctx).say("form.tooLong", LONGEST_TEXT));
            }
        }
        return form;
    }

    private static String text(RoutingContext ctx) {
        return Typed.clean(Gate.field(ctx, "text"));
    }

    static Optional<Event.Action> of(RoutingContext ctx) {
        String text = text(ctx);
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        return switch (Gate.field(ctx, "deed")) {
            case "take-over" -> Optional.of(new Event.TakeOver());
            case "take-back" -> Optional.of(new Event.TakeBack());
            case "hand-back" -> Optional.of(new Event.HandBack(emptyToNull(text)));
            case "collect" -> slot(Gate.field(ctx, "slot")).map(Event.Collect::new);
            case "remember" -> text.isEmpty() ? Optional.empty() : Optional.of(new Event.Remember(text));
            case "write" -> text.isEmpty() ? Optional.empty() : Optional.of(new Event.Write(text, List.of()));
            default -> Optional.empty();
        };
    }

    /** Only what a report must have can be asked for. */
    private static Optional<Question.Kind> slot(String name) {
        return SlotView.KINDS.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
