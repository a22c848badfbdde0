package vn.hue.conversations.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.reading.rules.RuleReader;
import vn.hue.conversations.rehearsal.Rehearsal;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Part;

/** Where a picture is found that came after its message was heard without it. */
class LatePictureTest {

    private static final Instant MORNING = Instant.parse("2026-11-23T02:00:00Z");

    private static final String MATTER = "Đèn đường hỏng trước số 12 Lê Lợi, phường Thuận Hóa từ tối qua. "
            + "Tôi tên Nguyễn Thị Hoa, 0905 123 456, hoa@gmail.com, tôi đồng ý cho dùng thông tin";

    private final Settings settings = new Settings(
            Province.hue(),
            new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
            Regulation.ZONE,
            "19001075",
            "0888771075",
            Map.of());

    private final Rehearsal rehearsal =
            new Rehearsal(new Dialog(settings), new RuleReader(), new Address("zalo", "oa", "citizen"), MORNING);

    private static Part picture(@Nullable String id, String digest) {
        String url = id == null ? "https://cdn.example/a.jpg" : null;
        return new Part.Attachment(
                new Media(id, MediaKind.IMAGE, "image/jpeg", 1_000, null, url, digest, null, null, null));
    }

    private Inbound says(Part part) {
        Event.Heard heard = rehearsal.heard(List.of(part), null);
        rehearsal.say(List.of(heard));
        return heard.message();
    }

    private Inbound says(String words) {
        return says(new Part.Text(words));
    }

    private List<Effect> comes(Inbound message, Part picture) {
        return rehearsal.say(List.of(new Event.Heard(message.files(List.of(picture)), Reading.NOTHING)));
    }

    private static boolean speaks(List<Effect> effects) {
        return effects.stream().anyMatch(Effect.Send.class::isInstance);
    }

    private Report report() {
        return rehearsal.state().reports().get(0);
    }

    private Inbound filedWithAnother() {
        says(MATTER);
        Inbound late = says(picture(null, "a"));
        says(picture("f2", "b"));
        says("OK");
        assertThat(report().media()).hasSize(1);
        return late;
    }

    @Test
    void beside_the_report_that_was_sent_meanwhile() {
        Inbound late = filedWithAnother();

        assertThat(speaks(comes(late, picture("f1", "a")))).isFalse();

        assertThat(report().media()).extracting(Media::id).containsExactly("f2", "f1");
        assertThat(rehearsal.state().draft()).isNull();
        assertThat(rehearsal.state().awaited()).isEmpty();
    }

    @Test
    void only_once_when_the_citizen_has_sent_the_same_again() {
        Inbound late = filedWithAnother();

        comes(late, picture("f1", "b"));

        assertThat(report().media()).extracting(Media::id).containsExactly("f2");
    }

    @Test
    void in_the_draft_at_night_without_a_word() {
        says(MATTER);
        Inbound late = says(picture(null, "a"));
        rehearsal.pass(Duration.ofHours(14));

        assertThat(speaks(comes(late, picture("f1", "a")))).isFalse();

        assertThat(Objects.requireNonNull(rehearsal.state().draft()).shows()).isTrue();
    }

    @Test
    void in_the_draft_that_was_taken_back_after_a_cancel() {
        says(MATTER);
        Inbound late = says(picture(null, "a"));
        says("hủy");
        says("hoàn tác");

        comes(late, picture("f1", "a"));

        assertThat(Objects.requireNonNull(rehearsal.state().draft()).shows()).isTrue();
    }

    @Test
    void not_in_the_next_report_though_one_is_being_taken_in() {
        Inbound late = filedWithAnother();
        says("phản ánh mới");
        says("Rác đổ đống ở bờ sông đường Bùi Thị Xuân");

        assertThat(speaks(comes(late, picture("f1", "a")))).isFalse();

        assertThat(Objects.requireNonNull(rehearsal.state().draft()).shows()).isFalse();
        assertThat(report().media()).hasSize(2);
    }

    @Test
    void in_the_emergency_that_was_filed_before_it_came() {
        Inbound late = says(picture(null, "a"));
        says("cứu với, cháy nhà ở 12 Lê Lợi phường Thuận Hóa, 0905 123 456");

        assertThat(speaks(comes(late, picture("f1", "a")))).isFalse();

        assertThat(report().media()).extracting(Media::id).containsExactly("f1");
    }

    @Test
    void nowhere_once_the_consent_was_taken_back() {
        says(MATTER);
        Inbound late = says(picture(null, "a"));
        rehearsal.take(new Event.Withdrew(rehearsal.now()));
        assertThat(rehearsal.state().awaits(late.externalId())).isFalse();

        assertThat(comes(late, picture("f1", "a"))).isEmpty();
    }
}
