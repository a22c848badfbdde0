package vn.hue.gateway.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.hue.conversations.dialog.Dialog;
import vn.hue.conversations.dialog.Effect;
import vn.hue.conversations.dialog.Settings;
import vn.hue.conversations.rehearsal.Rehearsal;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Option;
import vn.hue.conversations.vocabulary.Outbound;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.gateway.config.Settings.Contacts;
import vn.hue.nlp.OpenNlpReader;

/** The dialog in a terminal, or over a pipe: one line a message. */
@Command(
        name = "chat",
        mixinStandardHelpOptions = true,
        description = {
            "Talk to the dialog without a server: one line is one message.",
            "  /photo [FILE]   send a picture; its time and place are read when FILE is given",
            "  /pin LAT,LNG    send a position",
            "  /wait 48h       let time pass (s, m, h, d); what falls due happens",
            "  /quit           end; so does the end of the input",
            "Numbers and the keys of options choose them, as on a channel without buttons."
        })
final class ChatCommand implements Callable<Integer> {

    private static final Pattern WAIT = Pattern.compile("(\\d{1,6})\\s*([smhd])");
    private static final String BOT = "bot: ";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM", Locale.ROOT);

    @CommandLine.Option(
            names = "--at",
            paramLabel = "TIME",
            description = "the clock at the beginning, for example 2026-11-23T09:00:00+07:00; default: now")
    private @Nullable String at;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec, "set by picocli").commandLine();
        Instant start;
        try {
            start = at == null
                    ? Clock.systemUTC().instant()
                    : OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeParseException e) {
            throw new CommandLine.ParameterException(line, "--at: not a time: " + at, e);
        }
        Settings settings = new Settings(
                Province.hue(),
                new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
                Regulation.ZONE,
                Contacts.HOTLINE,
                Contacts.CALLBACK,
                Map.of());
        Rehearsal rehearsal =
                new Rehearsal(new Dialog(settings), OpenNlpReader.load(), new Address("terminal", "", "you"), start);
        // The terminal's own encoding may be anything; pipes and tests are UTF-8.
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        new Talk(rehearsal, line.getOut(), System.console() != null).untilEnd(in);
        return 0;
    }

    /** One talk in a terminal. */
    private record Talk(Rehearsal rehearsal, PrintWriter out, boolean prompts) {

        void untilEnd(BufferedReader in) throws IOException {
            prompt();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String text = line.strip();
                if (text.equals("/quit")) {
                    return;
                }
                if (!text.isEmpty()) {
                    take(text);
                }
                prompt();
            }
        }

        private void prompt() {
            if (prompts) {
                out.print("> ");
                out.flush();
            }
        }

        private void take(String text) {
            if (text.startsWith("/wait")) {
                pass(text.substring(5).strip());
            } else if (text.startsWith("/photo")) {
                photo(text.substring(6).strip());
            } else if (text.startsWith("/pin")) {
                pin(text.substring(4).strip());
            } else if (text.startsWith("/")) {
                out.println("? " + text.split(" ")[0] + ": /photo [FILE], /pin LAT,LNG, /wait 48h, /quit");
            } else {
                say(new Part.Text(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC)));
            }
        }

        private void say(Part part) {
            show(rehearsal.say(List.of(rehearsal.heard(List.of(part), null))));
        }

        private void photo(String file) {
            Optional<Part> part = Photo.read(file, rehearsal.now());
            if (part.isPresent()) {
                say(part.get());
            } else {
                out.println("? can't read " + file);
            }
        }

        private void pin(String position) {
            String[] numbers = position.split("[,; ]+");
            try {
                double latitude = Double.parseDouble(numbers[0]);
                double longitude = Double.parseDouble(numbers[1]);
                if (GeoPoint.isValid(latitude, longitude)) {
                    say(new Part.Location(new GeoPoint(latitude, longitude), null, null));
                    return;
                }
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                // told below
            }
            out.println("? /pin 16.4637,107.5909");
        }

        private void pass(String time) {
            Matcher wait = WAIT.matcher(time.toLowerCase(Locale.ROOT));
            if (!wait.matches()) {
                out.println("? /wait 48h");
                return;
            }
            long amount = Long.parseLong(wait.group(1));
            Duration duration =
                    switch (wait.group(2)) {
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    };
            List<Rehearsal.Fired> all = rehearsal.pass(duration);
            for (Rehearsal.Fired fired : all) {
                clock(fired.at());
                show(fired.effects());
            }
            if (all.isEmpty() || all.get(all.size() - 1).at().isBefore(rehearsal.now())) {
                clock(rehearsal.now());
            }
        }

        private void clock(Instant now) {
            out.println("-- " + TIME.format(now.atZone(Regulation.ZONE)));
        }

        private void show(List<Effect> effects) {
            for (Effect effect : effects) {
                if (effect instanceof Effect.Send send) {
                    show(send.message());
                } else if (effect instanceof Effect.AlarmDesk alarm) {
                    out.println("!! " + alarm.alarm());
                }
            }
            out.flush();
        }

        private void show(Outbound message) {
            String margin = BOT;
            for (String line : (Iterable<String>) message.text().lines()::iterator) {
                out.println((margin + line).stripTrailing());
                margin = " ".repeat(BOT.length());
            }
            for (Option option : message.options()) {
                out.println(" ".repeat(BOT.length()) + "[" + option.key() + "] " + option.label());
            }
        }
    }
}
