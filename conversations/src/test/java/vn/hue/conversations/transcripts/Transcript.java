package vn.hue.conversations.transcripts;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.hue.conversations.conduct.Conduct;
import vn.hue.conversations.conduct.Lock;
import vn.hue.conversations.conduct.Violation;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Dialog;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Event;
import vn.hue.conversations.dialog.Settings;
import vn.hue.conversations.dialog.Staffing;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.reading.rules.RuleReader;
import vn.hue.conversations.rehearsal.Rehearsal;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Status;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Manner;
import vn.hue.conversations.vocabulary.Medium;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.conversations.vocabulary.Sender;

/**
 * A conversation as text. What people and time do stands at the margin, {@code citizen:}, {@code &} for what follows at
 * once, {@code operator NAME:}, {@code elsewhere NAME:} for a colleague in the provider's own tool, {@code wait: 24h},
 * {@code offline:}, {@code online:}; what came of it stands indented below: {@code bot 3|} the third message to the
 * citizen, {@code desk|} an alarm, {@code note|} a line for operators alone, {@code report|} where a report stands,
 * {@code conduct|} what operators see of how the citizen behaves. {@code beside PA-2026-000009: CLOSED} is news of another
 * citizen's report for the only one here, {@code passes|} news of the one here for another.
 *
 * <p>{@code channel: email}, {@code sms}, {@code desk} or {@code facebook} below {@code start:} has the conversation there;
 * {@code with: cards verifying office-hours window} switches on what an installation may switch on. {@code /} goes on with a
 * message on its next line, {@code code: right} below six digits says whether they are the ones sent elsewhere, {@code else 3|} is a message that
 * goes to the sender on another channel.
 *
 * <p>{@code read: REPORT URGENT} below a message says how it was read, so that the transcript stays true when readers
 * change; {@code quote: 3} says which of our messages it quotes. {@code late: [photo]} is what the first message brings at
 * last that came without its files.
 */
final class Transcript {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM", Locale.ROOT);
    private static final String INDENT = "    ";

    private final StringBuilder out = new StringBuilder();
    private final Typed typed = new Typed();
    private final List<String> sent = new ArrayList<>();
    private final Deque<Option> offered = new ArrayDeque<>();
    private final Map<String, Status> shown = new HashMap<>();
    private final Deque<Inbound> lacking = new ArrayDeque<>();
    private final Rehearsal rehearsal;
    private Conduct conduct = Conduct.CLEAN;

    private Transcript(Instant start, String channel, String with) {
        Settings settings = new Settings(
                Province.hue(),
                new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
                Regulation.ZONE,
                "19001075",
                "0888771075",
                with.contains("cards"),
                with.contains("verifying"),
                with.contains("window")
                        ? Map.of("facebook", Duration.ofHours(20), "zalo", Duration.ofHours(40))
                        : Map.of(),
                with.contains("office-hours")
                        ? new Staffing(
                                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                                LocalTime.of(8, 0),
                                LocalTime.of(17, 0))
                        : Staffing.ALWAYS,
                Settings.NIGHT,
                with.contains("window")
                        ? Map.of("facebook", Duration.ofHours(24), "zalo", Duration.ofHours(48))
                        : Map.of());
        rehearsal = new Rehearsal(new Dialog(settings), new RuleReader(), begun(channel, start), start);
    }

    private static Conversation begun(String channel, Instant start) {
        return switch (channel) {
            case "email" ->
                Conversation.fresh(
                        new Address("email", "", "citizen"),
                        start,
                        new Medium(Manner.LETTERS, true, false),
                        Sender.UNKNOWN.withEmail("lan@example.vn"));
            case "sms" ->
                Conversation.fresh(
                        new Address("sms", "", "citizen"),
                        start,
                        new Medium(Manner.TEXTS, false, false),
                        Sender.UNKNOWN.withPhone("+84905123456").withVerified(start));
            case "desk" -> Conversation.fresh(Address.ofCaller("+84905123456"), start, Medium.CALL, Sender.UNKNOWN);
            case "hues" ->
                Conversation.fresh(
                        Address.ofFiler(Address.HUES, "+84905123456", true), start, Medium.CALL, Sender.UNKNOWN);
            case "facebook" ->
                Conversation.fresh(
                        new Address("facebook", "page", "citizen"),
                        start,
                        new Medium(Manner.CHAT, true, false),
                        Sender.UNKNOWN);
            default -> Conversation.fresh(new Address("zalo", "oa", "citizen"), start);
        };
    }

    private static String head(List<String> script, String name) {
        return script.stream()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .map(Transcript::after)
                .orElse("");
    }

    /** The whole text again, with what the bot says now. */
    static String replay(List<String> lines) {
        List<String> script = lines.stream().filter(line -> !isOutput(line)).toList();
        Instant start = script.stream()
                .filter(line -> line.startsWith("start:"))
                .findFirst()
                .map(line -> Typed.instant(after(line)))
                .orElseThrow(() -> new IllegalArgumentException("no start:"));
        return new Transcript(start, head(script, "channel:"), head(script, "with:")).play(script);
    }

    private static boolean isOutput(String line) {
        return line.startsWith(INDENT) && line.contains("|") && !line.strip().startsWith("&");
    }

    private String play(List<String> script) {
        int at = 0;
        while (at < script.size()) {
            int next = at + 1;
            while (next < script.size() && script.get(next).startsWith(" ")) {
                next++;
            }
            List<String> step = script.subList(at, next);
            step.forEach(line -> out.append(line).append('\n'));
            take(step);
            at = next;
        }
        return out.toString();
    }

    private void take(List<String> step) {
        String line = step.get(0);
        if (line.startsWith("citizen:")) {
            List<Event.Heard> heard = heard(step);
            heard.stream().map(Event.Heard::message).filter(Inbound::lacks).forEach(lacking::add);
            show(rehearsal.say(heard));
        } else if (line.startsWith("late:")) {
            Inbound late = lacking.remove().files(List.of(typed.part(after(line), List.of())));
            show(rehearsal.say(List.of(new Event.Heard(late, Reading.NOTHING))));
        } else if (line.startsWith("withdraws:")) {
            show(rehearsal.take(new Event.Withdrew(rehearsal.now())));
        } else if (line.startsWith("operator ")) {
            String name = line.substring("operator ".length(), line.indexOf(':'));
            show(rehearsal.operator(name, new OperatorLine(after(line)).action(typed, rehearsal)));
        } else if (line.startsWith("elsewhere ")) {
            String name = line.substring("elsewhere ".length(), line.indexOf(':'));
            show(rehearsal.overhear(name, after(line)));
        } else if (line.startsWith("beside ")) {
            show(rehearsal.take(tied(line.substring("beside ".length(), line.indexOf(':')), after(line))));
        } else if (line.startsWith("wait:")) {
            for (Rehearsal.Fired fired :
                    rehearsal.pass(Duration.parse("PT" + after(line).toUpperCase(Locale.ROOT)))) {
                say("time", TIME.format(fired.at().atZone(Regulation.ZONE)));
                show(fired.effects());
            }
        } else if (line.startsWith("offline:") || line.startsWith("online:")) {
            rehearsal.delivering(line.startsWith("online:"));
        } else if (!line.isBlank() && !line.startsWith("#") && !line.matches("(start|channel|with):.*")) {
            throw new IllegalArgumentException(line);
        }
    }

    private Event.Tied tied(String other, String news) {
        return new Event.Tied(
                rehearsal.now(),
                "lan",
                rehearsal.state().reports().get(0).key(),
                new Report.Tie("zalo-other", other, other),
                Event.Tied.News.valueOf(news),
                null);
    }

    private static String after(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }

    private List<Event.Heard> heard(List<String> step) {
        List<Event.Heard> heard = new ArrayList<>();
        for (String line : step) {
            String text = line.strip();
            if (text.startsWith("read:")) {
                Event.Heard last = heard.remove(heard.size() - 1);
                heard.add(new Event.Heard(last.message(), stated(after(text), last.reading())));
            } else if (text.startsWith("code:")) {
                Event.Heard last = heard.remove(heard.size() - 1);
                heard.add(new Event.Heard(
                        last.message(), last.reading(), after(text).equals("right")));
            } else if (text.startsWith("/")) {
                Event.Heard last = heard.remove(heard.size() - 1);
                Part.Text before = (Part.Text) last.message().parts().get(0);
                String longer = before.text() + "\n" + text.substring(1).strip();
                heard.add(rehearsal.heard(
                        List.of(new Part.Text(longer)), last.message().quotes()));
            } else if (text.startsWith("quote:")) {
                Event.Heard last = heard.remove(heard.size() - 1);
                String quoted = sent.get(Integer.parseInt(after(text)) - 1);
                heard.add(rehearsal.heard(last.message().parts(), quoted, last.reading()));
            } else {
                String words = text.startsWith("&") ? text.substring(1).strip() : after(text);
                heard.add(rehearsal.heard(List.of(typed.part(words, List.copyOf(offered))), null));
            }
        }
        return heard;
    }

    /** The stated intent and flags; the entities are those of the rules. */
    private static Reading stated(String words, Reading rules) {
        List<String> all = List.of(words.split(" "));
        Urgency urgency = all.contains("SOS") ? Urgency.SOS : all.contains("URGENT") ? Urgency.URGENT : Urgency.NORMAL;
        return new Reading(
                rules.language(),
                Intent.valueOf(all.get(0)),
                1,
                rules.category(),
                rules.categoryConfidence(),
                urgency,
                all.contains("OUT_OF_SCOPE"),
                all.contains("ABUSIVE"),
                null,
                rules.entities());
    }

    /** What changed of how the citizen behaves, in the eyes of the operators. */
    private void conduct() {
        Conduct now = rehearsal.state().conduct();
        for (Violation violation : now.violations()) {
            if (conduct.violation(violation.number()).filter(violation::equals).isEmpty()) {
                say("conduct", violation.number() + " " + violation.kind() + " " + violation.state());
            }
        }
        for (Lock lock : now.locks()) {
            if (!conduct.locks().contains(lock)) {
                say("conduct", lock.kind() + (lock.endedAt() == null ? " locked " : " free ") + lock.grounds());
            }
        }
        conduct = now;
    }

    private void show(List<Effect> effects) {
        conduct();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Send send) {
                show(send.message(), send.reach() != null);
            } else if (effect instanceof Effect.Note note) {
                show(note.message(), false);
            } else if (effect instanceof Effect.Remark remark) {
                String whom = remark.whom() == null ? "" : " " + remark.whom();
                Effect.Remark.Vain vain = remark.vain();
                String what = vain == null ? "" : " " + vain.report() + " " + vain.deed() + " " + vain.why();
                say("note", (remark.author() + ": " + remark.about() + what + whom + " " + remark.text()).strip());
            } else if (effect instanceof Effect.AlarmDesk alarm) {
                String told = alarm.told() ? "told before " : "";
                say("desk", (alarm.alarm().name() + " " + told + String.join(", ", alarm.others())).strip());
            } else if (effect instanceof Effect.PassOn pass) {
                say("passes", pass.news().report() + " " + pass.news().news());
            } else if (effect instanceof Effect.SaveReport save
                    && shown.put(save.report().key(), save.report().status())
                            != save.report().status()) {
                say("report", save.report().name() + " " + save.report().status());
            }
        }
    }

    private void show(Outbound message, boolean elsewhere) {
        sent.add(message.id());
        String who = elsewhere ? "else" : message.author().equals(Outbound.BOT) ? "bot" : message.author();
        Outbound shown = message.insert() == null
                ? message
                : message.filled(message.insert() instanceof Outbound.Code ? "<code>" : "<link>");
        say(who + " " + sent.size(), shown.text());
        message.options().forEach(option -> {
            offered.addFirst(option);
            say("", "[" + option.key() + ": " + option.label() + "]");
        });
    }

    private void say(String who, String text) {
        String margin = who;
        for (String line : text.split("\n", -1)) {
            out.append((INDENT + String.format("%-7s| %s", margin, line)).stripTrailing())
                    .append('\n');
            margin = "";
        }
    }
}
