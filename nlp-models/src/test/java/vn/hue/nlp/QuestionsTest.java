package vn.hue.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.hue.conversations.dialog.Dialog;
import vn.hue.conversations.dialog.Draft;
import vn.hue.conversations.dialog.Settings;
import vn.hue.conversations.rehearsal.Rehearsal;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Part;

/** Questions for prices, hours and numbers begin no report; reports that are asked ("bao giờ sửa ổ gà?") do. */
class QuestionsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T03:00:00Z");
    private static final OpenNlpReader READER = OpenNlpReader.load();

    static List<String> questions() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/questions.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void begins_a_report_only_where_something_is_wrong(String line) {
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
                NOW);
        rehearsal.say(List.of(rehearsal.heard(List.of(new Part.Text(line.substring(2))), null)));
        Draft draft = rehearsal.state().draft();
        boolean begun = draft != null && draft.content() != null;
        assertThat(draft != null || begun).as("%s", draft).isEqualTo(line.startsWith("!"));
        assertThat(begun).as("%s", draft).isEqualTo(line.startsWith("!"));
    }
}
