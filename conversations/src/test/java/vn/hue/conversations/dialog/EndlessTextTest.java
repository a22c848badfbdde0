package vn.hue.conversations.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.reading.rules.RuleReader;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Part;

/** One word over and over, as long as a mail may be, ends the turn of nobody, whatever was asked before. */
class EndlessTextTest {

    private static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");
    private static final Address LAN = new Address("facebook", "1000", "2000");
    private static final int LETTERS = 50_000;
    private static final List<Part> INTAKE = List.of(
            new Part.Text("Ổ gà to trên đường"),
            new Part.Attachment(Media.stored("f1", MediaKind.IMAGE, "image/jpeg")),
            new Part.Text("12 Lê Lợi, phường Thuận Hóa"),
            new Part.Text("sáng nay"),
            new Part.Text("Lê Thị Lan"),
            new Part.Text("0905123456"),
            new Part.Text("không có email"),
            new Part.Text("đồng ý"));

    private final RuleReader reader = new RuleReader();
    private final Dialog dialog = new Dialog(new Settings(
            Province.hue(),
            new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
            Regulation.ZONE,
            "19001075",
            "0888771075",
            Map.of()));

    private Conversation hears(Conversation before, int minute, Part part) {
        Instant at = NOON.plus(Duration.ofMinutes(minute));
        Inbound message = new Inbound("m" + minute, LAN, at, List.of(part), null);
        Event.Said said = new Event.Said(at, List.of(new Event.Heard(message, read(part, at))));
        return dialog.step(before, said).conversation();
    }

    private static Question.@Nullable Kind asked(Conversation moment) {
        return moment.question() == null ? null : moment.question().kind();
    }

    private Reading read(Part part, Instant at) {
        return part instanceof Part.Text text ? reader.read(text.text(), at) : Reading.NOTHING;
    }

    private List<Conversation> moments() {
        List<Conversation> moments = new ArrayList<>(List.of(Conversation.fresh(LAN, NOON)));
        for (Part part : INTAKE) {
            moments.add(hears(moments.get(moments.size() - 1), moments.size(), part));
        }
        assertThat(moments)
                .extracting(EndlessTextTest::asked)
                .contains(Question.Kind.MEDIA, Question.Kind.NAME, Question.Kind.SUMMARY);
        return moments;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sửa ",
                "đổi lại ",
                "số 3 ",
                "gần ",
                "trước ",
                "dạ ",
                "vâng ",
                "xin ",
                "của tôi ",
                "cho ",
                "ni ",
                "nhà số 1/",
                "tôi đồng ý ",
                "không ",
                "1",
                "👍",
                "("
            })
    void a_word_without_end_is_heard_like_any_other(String word) {
        String endless = word.repeat(LETTERS / word.length());
        for (Conversation moment : moments()) {
            for (String text : List.of(endless, endless + " 1")) {
                assertThatCode(() -> hears(moment, 30, new Part.Text(text)))
                        .as("asked for %s: %.12s…", asked(moment), text)
                        .doesNotThrowAnyException();
            }
        }
    }
}
