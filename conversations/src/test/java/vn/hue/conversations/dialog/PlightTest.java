package vn.hue.conversations.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Language;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.reading.rules.RuleReader;
import vn.hue.conversations.rehearsal.Rehearsal;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.GeoPoint;
import vn.hue.conversations.vocabulary.Part;
import vn.hue.conversations.vocabulary.Place;

/** Every word of somebody in danger stands in the report, before it is filed and afterwards. */
class PlightTest {

    private static final Instant NIGHT = Instant.parse("2026-11-23T15:10:00Z");

    private final Rehearsal rehearsal = new Rehearsal(
            new Dialog(new Settings(
                    Province.hue(),
                    new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
                    Regulation.ZONE,
                    "19001075",
                    "0888771075",
                    false,
                    false,
                    Map.of(),
                    Staffing.ALWAYS,
                    Settings.NIGHT,
                    Map.of())),
            new RuleReader(),
            Conversation.fresh(new Address("zalo", "oa", "citizen"), NIGHT),
            NIGHT);

    private void say(String... texts) {
        for (String text : texts) {
            rehearsal.say(List.of(rehearsal.heard(List.of(new Part.Text(text)), null)));
        }
    }

    private Report report() {
        assertThat(rehearsal.state().reports()).hasSize(1);
        return rehearsal.state().reports().get(0);
    }

    @Test
    void what_is_told_before_the_number_is_given_stands_in_the_content_and_no_place_is_made_of_it() {
        say("cuu voi nuoc len toi mai nha roi", "con co 2 chau nho voi ba gia", "nuoc len nhanh lam");
        say("o thon Phu My xa Quang Phu", "ong noi bi liet khong di duoc", "0905777888 co 1 nguoi ngat roi");

        assertThat(report().content().lines())
                .containsExactly(
                        "cuu voi nuoc len toi mai nha roi",
                        "con co 2 chau nho voi ba gia",
                        "nuoc len nhanh lam",
                        "ong noi bi liet khong di duoc",
                        "co 1 nguoi ngat roi");
        assertThat(report().place()).extracting(Place::address).asString().contains("Phu My");
        assertThat(report().sender().phone()).isEqualTo("+84905777888");
    }

    @Test
    void what_is_told_afterwards_is_added_with_its_pin() {
        say("cuu voi nuoc len toi mai nha roi", "thon Phu My xa Quang Phu", "0905777888", "giup con voi");
        say("chua thay ai toi het");
        GeoPoint roof = new GeoPoint(16.46, 107.58);
        rehearsal.say(List.of(rehearsal.heard(List.of(new Part.Location(roof, null, null)), null)));

        assertThat(report().content()).endsWith("giup con voi\nchua thay ai toi het");
        assertThat(report().place()).extracting(Place::point).isEqualTo(roof);
        assertThat(report().place()).extracting(Place::address).asString().contains("Phu My");
        assertThat(rehearsal.state().draft()).isNull();
    }

    @Test
    void the_number_that_was_missing_is_the_senders_and_no_word_of_the_report_a_further_one_is_told() {
        say("cuu voi nuoc len toi mai nha roi, thon Phu My xa Quang Phu", "khong tien cho so");
        assertThat(report().sender().phone()).isNull();
        String content = report().content();

        say("0905777888");
        assertThat(report().sender().phone()).isEqualTo("+84905777888");
        assertThat(report().content()).isEqualTo(content);

        say("goi chong em cung duoc 0905111222");
        assertThat(report().sender().phone()).isEqualTo("+84905777888");
        assertThat(report().content()).endsWith("goi chong em cung duoc 0905111222");
    }

    @ParameterizedTest
    @CsvSource({
        "khi nao toi vay,           STATUS,   true",
        "khong co ghe thuyen,       DECLINE,  true",
        "giup con voi,              HELP,     true",
        "tui voi vo va 3 dua con,   OUT_OF_SCOPE, true",
        "may chau khoc qua,         SMALLTALK, true",
        "dung goi so nay het pin,   CONFIRM,  true",
        "cam on cuu duoc roi,       THANKS,   true",
        "cam on anh chi nhieu lam,  THANKS,   false",
        "khong khan cap dau,        DENY,     false",
        "toi khong muon cho so,     DECLINE,  false",
        "thoi huy di em,            CANCEL,   false",
        "tra cuu phan anh,          STATUS,   false",
        "alo,                       GREETING, false",
        "ok,                        CONFIRM,  false",
        "goi nguoi that,            OPERATOR, false",
        "phan anh moi,              NEW_REPORT, false",
    })
    void in_danger_words_tell_unless_they_only_nod_or_order(String text, Intent read, boolean tells) {
        Reading reading = new Reading(Language.VI, read, 0.9, null, 0, Urgency.NORMAL, false, false, null, List.of());
        Event.Heard heard = new Event.Heard(
                rehearsal.heard(List.of(new Part.Text(text)), null).message(), reading);

        assertThat(Plight.in(new Utterance(List.of(heard))).substantial()).isEqualTo(tells);
    }

    @ParameterizedTest
    @CsvSource({
        "nuoc len nhanh lam,            false",
        "con co 2 chau nho voi ba gia,  false",
        "dang o tren mai nha nuoc ngap, false",
        "nha ong Bay sau dinh,          true",
        "gan cau Truong Tien,           true",
        "nuoc ngap o xom 5,             true",
        "Phu Bai,                       true",
    })
    void words_that_only_tell_of_the_danger_say_nothing_of_where(String text, boolean where) {
        Reading reading = Reading.of(Intent.UNKNOWN);
        Event.Heard heard = new Event.Heard(
                rehearsal.heard(List.of(new Part.Text(text)), null).message(), reading);

        assertThat(Plight.mayBeWhere(new Utterance(List.of(heard)))).isEqualTo(where);
    }
}
