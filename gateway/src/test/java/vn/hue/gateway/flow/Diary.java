package vn.hue.gateway.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Draft;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Json;
import vn.hue.conversations.dialog.Turn;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.conversations.vocabulary.Sender;

/**
 * A dialog that writes down every event it was given, so that a test can see what was applied, how often and in which
 * order. Some words make it do something: {@code remind}, {@code ask}, {@code forget}, {@code wake}, {@code number}, {@code alarm},
 * {@code boom}, {@code deep}; {@code prove} is answered on another channel, {@code news 50} tells something after 50 hours, {@code sos} is answered as urgent, and {@code details}
 * leaves a phone number and a mail address with consent.
 */
public final class Diary implements Step {

    private static final Duration REMIND_AFTER = Duration.ofHours(1);
    private static final Duration WAKE_AFTER = Duration.ofMillis(300);

    @Override
    public Turn step(Conversation state, Event event) {
        long turn = state.turn() + 1;
        List<Effect> effects = new ArrayList<>();
        TreeMap<String, Long> timers = new TreeMap<>(state.timers());
        List<Effect.ClockStart> starts = new ArrayList<>();
        String entry;
        if (event instanceof Event.Said said) {
            entry = said.messages().stream()
                    .map(heard -> heard.message().externalId())
                    .collect(Collectors.joining("+"));
            for (Event.Heard heard : said.messages()) {
                act(state.id(), turn, heard.message(), event, timers, effects, starts);
            }
            boolean sos = said.messages().stream()
                    .anyMatch(heard -> text(heard.message()).equals("sos"));
            Outbound out = message(state.id(), turn, entry, sos ? Outbound.Purpose.URGENT : Outbound.Purpose.ANSWER);
            boolean away = said.messages().stream()
                    .anyMatch(heard -> text(heard.message()).equals("prove"));
            Sender reach = away ? sender(state.draft(), event) : null;
            effects.add(new Effect.Send(out, starts, entry.contains("tell"), reach, null));
        } else if (event instanceof Event.Fired fired) {
            boolean stale = !Long.valueOf(fired.generation()).equals(timers.get(fired.name()));
            entry = (stale ? "stale " : "fired ") + fired.name() + fired.generation();
            timers.remove(fired.name());
            if (!stale && fired.name().startsWith("news-")) {
                effects.add(new Effect.Send(
                        message(state.id(), turn, fired.name(), Outbound.Purpose.NOTICE), List.of(), false));
            }
        } else if (event instanceof Event.OperatorDid did && did.action() instanceof Event.SendAgain again) {
            entry = "again " + again.message().text();
            Outbound old = again.message();
            effects.add(new Effect.Send(
                    message(state.id(), turn, old.text(), old.purpose()), again.starts(), false, null, again.over()));
        } else if (event instanceof Event.Numbered numbered) {
            entry = "numbered " + numbered.code();
        } else if (event instanceof Event.DeliveryMoved moved) {
            entry = moved.state() + " "
                    + moved.messageId().substring(moved.messageId().indexOf('/') + 1);
        } else {
            entry = event.getClass().getSimpleName();
        }
        return new Turn(next(state, event, turn, entry, timers), effects);
    }

    private static Outbound message(String id, long turn, String entry, Outbound.Purpose purpose) {
        return new Outbound(
                id + "/" + turn + "/0",
                "turn " + turn + ": " + entry,
                List.of(),
                List.of(),
                purpose,
                Outbound.BOT,
                null);
    }

    private static String text(Inbound message) {
        return message.parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining(" "));
    }

    private static void act(
            String id,
            long turn,
            Inbound message,
            Event event,
            TreeMap<String, Long> timers,
            List<Effect> effects,
            List<Effect.ClockStart> starts) {
        String said = text(message);
        if (said.startsWith("news ")) {
            String name = "news-" + message.externalId();
            timers.put(name, turn);
            effects.add(new Effect.SetTimer(
                    name, turn, event.at().plus(Duration.ofHours(Long.parseLong(said.substring(5))))));
        }
        switch (said) {
            case "wake" -> {
                timers.put(message.externalId(), turn);
                effects.add(new Effect.SetTimer(
                        message.externalId(), turn, event.at().plus(WAKE_AFTER)));
            }
            case "remind" -> {
                timers.put("remind", turn);
                effects.add(new Effect.SetTimer("remind", turn, event.at().plus(REMIND_AFTER)));
            }
            case "ask" -> {
                timers.put("ask", turn);
                starts.add(new Effect.ClockStart("ask", turn, REMIND_AFTER));
            }
            case "forget" -> {
                timers.remove("remind");
                effects.add(new Effect.CancelTimer("remind"));
            }
            case "number" -> effects.add(new Effect.NumberReport(id + "/" + turn, 2026));
            case "alarm" -> effects.add(new Effect.AlarmDesk(Effect.Alarm.URGENT, null));
            case "deep" -> throw new StackOverflowError();
            case "boom" -> throw new IllegalStateException("a bug");
            default -> {}
        }
    }

    private static Sender sender(@Nullable Draft before, Event event) {
        boolean given = event instanceof Event.Said said
                && said.messages().stream()
                        .anyMatch(heard -> text(heard.message()).equals("details"));
        if (given) {
            return new Sender("An", "+84905123456", "an@example.org", false, true, null);
        }
        return before == null ? Sender.UNKNOWN : before.sender();
    }

    /** What was applied, one event after the other. */
    public static List<String> of(Conversation state) {
        Draft draft = state.draft();
        String content = draft == null ? null : draft.content();
        return content == null ? List.of() : List.of(content.split("\\|"));
    }

    /** Through JSON, because a test need not know the rest of the state. */
    private static Conversation next(
            Conversation state, Event event, long turn, String entry, TreeMap<String, Long> timers) {
        Draft before = state.draft();
        ObjectNode next = Json.MAPPER.valueToTree(state);
        next.put("turn", turn);
        next.set("timers", Json.MAPPER.valueToTree(timers));
        next.putObject("draft")
                .put("key", state.id())
                .put("startedAt", state.startedAt().toString())
                .put("content", before == null ? entry : before.content() + "|" + entry)
                .put("urgency", "NORMAL")
                .set("sender", Json.MAPPER.valueToTree(sender(before, event)));
        if (event instanceof Event.Said said) {
            next.put("lastSaidAt", event.at().toString());
            said.messages().stream()
                    .map(Event.Heard::message)
                    .filter(Inbound::lacks)
                    .forEach(lacks -> next.withArray("awaited")
                            .addObject()
                            .put("message", lacks.externalId())
                            .put("report", ""));
        }
        for (String list : List.of("media", "marks")) {
            ((ObjectNode) next.get("draft")).putArray(list);
        }
        return Json.MAPPER.convertValue(next, Conversation.class);
    }
}
