package vn.hue.conversations.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.rules.RuleReader;
import vn.hue.conversations.rehearsal.Rehearsal;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Media;
import vn.hue.conversations.vocabulary.MediaKind;
import vn.hue.conversations.vocabulary.Outbound.AsksFor;
import vn.hue.conversations.vocabulary.Part;

/** Zalo's contact form fills half the chat: it is shown once for a report, and not to whoever begins anew the same day. */
class ContactFormTest {

    private static final Instant NINE = Instant.parse("2026-11-23T02:00:00Z");

    private final Rehearsal citizen = new Rehearsal(
            new Dialog(new Settings(
                    Province.hue(),
                    new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
                    Regulation.ZONE,
                    "19001075",
                    "0888771075",
                    false,
                    false,
                    Map.of())),
            new RuleReader(),
            new Address("zalo", "oa", "citizen"),
            NINE);

    private List<AsksFor> says(String words) {
        return asked(citizen.say(List.of(citizen.heard(List.of(new Part.Text(words)), null))));
    }

    private static List<AsksFor> asked(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Send.class::isInstance)
                .map(effect -> ((Effect.Send) effect).message().asksFor())
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void whoPassesTheFormByIsAskedInWords() {
        says("Đèn đường hỏng trước số 12 Lê Lợi, phường Thuận Hóa từ tối qua");
        assertThat(shown()).containsExactly(AsksFor.CONTACT);
        assertThat(says("???")).containsExactly(AsksFor.CONTACT_AGAIN);
        assertThat(says("Nguyễn Thị Hoa")).containsExactly(AsksFor.CONTACT_AGAIN);
        assertThat(says("hoàn tác")).containsExactly(AsksFor.CONTACT_AGAIN);
    }

    @Test
    void aReminderShowsNoFormASecondTime() {
        says("Đèn đường hỏng trước số 12 Lê Lợi, phường Thuận Hóa từ tối qua");
        shown();
        assertThat(citizen.pass(Duration.ofHours(47)).stream().flatMap(fired -> asked(fired.effects()).stream()))
                .containsOnly(AsksFor.CONTACT_AGAIN)
                .isNotEmpty();
    }

    @Test
    void whoBeginsAnewTheSameDayIsAskedInWordsAndLaterByTheForm() {
        says("Đèn đường hỏng trước số 12 Lê Lợi, phường Thuận Hóa từ tối qua");
        shown();
        says("hủy");
        says("Rác đổ đống trước số 5 Hùng Vương, phường Thuận Hóa từ sáng nay");
        assertThat(shown()).containsExactly(AsksFor.CONTACT_AGAIN);
        says("hủy");
        citizen.pass(Duration.ofHours(25));
        says("Cống nghẹt trước số 7 Hà Nội, phường Thuận Hóa từ sáng nay");
        assertThat(shown()).containsExactly(AsksFor.CONTACT);
    }

    /** A picture, after which the name is asked. */
    private List<AsksFor> shown() {
        return asked(citizen.say(List.of(citizen.heard(List.of(picture()), null))));
    }

    private Part picture() {
        return new Part.Attachment(
                new Media("p" + citizen.now(), MediaKind.IMAGE, "image/jpeg", 1, null, null, null, null, null, null));
    }
}
