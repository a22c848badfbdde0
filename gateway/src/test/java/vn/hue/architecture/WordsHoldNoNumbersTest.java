package vn.hue.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read names no number, mailbox or site of one province: those are settings. */
class WordsHoldNoNumbersTest {

    private static final List<String> ROOMS = List.of("conversations", "channels", "gateway");
    private static final List<String> READ_BY_PEOPLE = List.of(".properties", ".json", ".html", ".js", ".jte");

    /** 113, 114 and 115 are the whole country's, and too short to be found here. */
    private static final Pattern OF_A_PLACE = Pattern.compile(
            "(?<!\\d)(?:0\\d{8,10}|0\\d{3}[ .]\\d{3}[ .]\\d{3,4}|\\+84[ .]?\\d{8,10}|1[89]00[ .]?\\d{4,6})(?!\\d)"
                    + "|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)*\\.(?:vn|com|net|org)\\b"
                    + "|[\\w.-]*(?:thuathienhue|huecity|hueioc|hue-s\\b|\\.gov\\b)[\\w.-]*");

    /** How to write a number or an address, for whom the question was too short. */
    private static final Set<String> EXAMPLES = Set.of("0905 123 456", "hoa@gmail.com");

    @Test
    void nothingPeopleReadNamesANumberThatASettingGives() throws IOException {
        List<String> found = new ArrayList<>();
        for (String room : ROOMS) {
            Path main = Path.of("..", room, "src", "main");
            try (Stream<Path> files = Files.walk(main)) {
                for (Path file : files.filter(WordsHoldNoNumbersTest::isReadByPeople)
                        .sorted()
                        .toList()) {
                    find(Files.readString(file)).stream()
                            .filter(text -> !EXAMPLES.contains(text))
                            .map(text -> main.relativize(file) + ": " + text)
                            .forEach(found::add);
                }
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void theExamplesAreStillGiven() throws IOException {
        Path words = Path.of("../conversations/src/main/resources/vn/hue/conversations/words/words_vi.properties");

        assertThat(find(Files.readString(words))).containsAll(EXAMPLES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "19001075",
                "1900 1075",
                "0888771075",
                "0234.382.3333",
                "+84 888771075",
                "dttm@thuathienhue.gov.vn",
                "tuongtac.thuathienhue.gov.vn",
                "facebook.com/hueioc",
                "hue.gov.vn"
            })
    void whatIsOfHueWouldBeFound(String text) {
        assertThat(find("xin gọi " + text + ".")).hasSize(1);
    }

    private static List<String> find(String text) {
        return OF_A_PLACE.matcher(text).results().map(MatchResult::group).toList();
    }

    private static boolean isReadByPeople(Path file) {
        return Files.isRegularFile(file)
                && READ_BY_PEOPLE.stream().anyMatch(file.getFileName().toString()::endsWith);
    }
}
