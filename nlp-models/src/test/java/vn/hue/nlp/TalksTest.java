package vn.hue.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.dialog.Dialog;
import vn.hue.conversations.dialog.Draft;
import vn.hue.conversations.dialog.Settings;
import vn.hue.conversations.rehearsal.Rehearsal;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.conversations.vocabulary.Place;

/**
 * Golden talks with the trained models: what the citizen says, and below it which slots that filled or changed and what
 * is asked next. {@code -Dupdate} writes them anew; read the difference.
 */
class TalksTest {

    private static final Path TALKS = Path.of("src/test/resources/talks");
    private static final OpenNlpReader READER = OpenNlpReader.load();

    static List<Path> talks() throws IOException {
        try (Stream<Path> files = Files.list(TALKS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("talks")
    void goesAsWritten(Path talk) throws IOException {
        List<String> written = Files.readAllLines(talk);
        List<String> played = play(written);
        if (System.getProperty("update") != null) {
            Files.write(talk, played);
        }
        assertThat(played).isEqualTo(written);
    }

    private static List<String> play(List<String> script) {
        Instant start = Instant.EPOCH;
        for (String line : script) {
            if (line.startsWith("start: ")) {
                start = LocalDateTime.parse(line.substring(7))
                        .atZone(Regulation.ZONE)
                        .toInstant();
            }
        }
        Rehearsal rehearsal = new Rehearsal(
                new Dialog(new Settings(
                        Province.hue(),
                        new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
                        Regulation.ZONE,
                        "19001075",
                        "0888771075",
                        Map.of())),
                READER,
                new Address("test", "", "you"),
                start);
        List<String> played = new ArrayList<>();
        Map<String, String> before = facts(rehearsal.state());
        for (String line : script) {
            if (line.startsWith("    ")) {
                continue;
            }
            played.add(line);
            if (line.startsWith("citizen: ")) {
                rehearsal.say(List.of(rehearsal.heard(List.of(part(line.substring(9), rehearsal.now())), null)));
                Map<String, String> after = facts(rehearsal.state());
                played.addAll(changes(before, after));
                before = after;
            }
        }
        return played;
    }

    private static Part part(String said, Instant now) {
        if (!said.equals("[photo]")) {
            return new Part.Text(said);
        }
        return new Part.Attachment(
                new Media("p" + now, MediaKind.IMAGE, "image/jpeg", 1, null, null, "d" + now, null, now, null));
    }

    private static List<String> changes(Map<String, String> before, Map<String, String> after) {
        List<String> changes = new ArrayList<>();
        after.forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                changes.add("    " + name + ": " + value);
            }
        });
        before.forEach((name, value) -> {
            if (!after.containsKey(name)) {
                changes.add("    " + name + ": -");
            }
        });
        return changes;
    }

    private static Map<String, String> facts(Conversation state) {
        Map<String, String> facts = new LinkedHashMap<>();
        Draft draft = state.draft();
        if (draft != null) {
            put(facts, "content", draft.content());
            put(facts, "category", draft.category());
            put(facts, "urgency", draft.urgency());
            put(facts, "pictures", draft.media().size());
            put(facts, "place", place(draft.place()));
            put(
                    facts,
                    "seen",
                    draft.seenAt() == null
                            ? null
                            : draft.seenAt().atZone(Regulation.ZONE).toLocalDateTime());
            put(facts, "name", draft.sender().name());
            put(facts, "phone", draft.sender().phone());
            put(
                    facts,
                    "email",
                    draft.sender().hasNoEmail() ? "none" : draft.sender().email());
            put(facts, "consent", draft.sender().consent());
        }
        put(facts, "reports", state.reports().size());
        put(facts, "asks", state.question() == null ? null : state.question().kind());
        return facts;
    }

    private static @Nullable String place(@Nullable Place place) {
        return place == null ? null : place.address() + (place.ward() == null ? "" : " | " + place.ward());
    }

    private static void put(Map<String, String> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value.toString().replace("\n", " / "));
        }
    }
}
