package vn.hue.conversations.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import vn.hue.conversations.vocabulary.Part;

/** What the bot can't say while an operator speaks is said once, when they have finished. */
class NumbersToldLaterTest {

    private static final Instant NINE = Instant.parse("2026-11-23T02:00:00Z");

    private final Dialog dialog = new Dialog(new Settings(
            Province.hue(),
            new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
            Regulation.ZONE,
            "19001075",
            "0888771075",
            false,
            false,
            Map.of()));
    private final Rehearsal rehearsal = rehearse(Conversation.fresh(new Address("zalo", "oa", "hoa"), NINE));

    private Rehearsal rehearse(Conversation state) {
        return new Rehearsal(dialog, new RuleReader(), state, NINE);
    }

    private static List<Event.Heard> words(Rehearsal rehearsal, String text) {
        return List.of(rehearsal.heard(List.of(new Part.Text(text)), null));
    }

    private static String said(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Send.class::isInstance)
                .map(effect -> ((Effect.Send) effect).message().text())
                .reduce("", (all, more) -> all + more + "\n");
    }

    /** Another report of theirs, which can be talked about for long. */
    private void file(String what) {
        for (String line :
                List.of(what, "vừa mới thấy", "Nguyễn Thị Hoa, 0905 123 456, không có email", "đồng ý", "OK")) {
            if (line.startsWith("vừa")) {
                rehearsal.say(List.of(rehearsal.heard(List.of(photo()), null)));
            }
            rehearsal.say(words(rehearsal, line));
        }
    }

    private Part photo() {
        return new Part.Attachment(new Media("m", MediaKind.IMAGE, "image/jpeg", 1, null, null, "d", 1L, NINE, null));
    }

    @Test
    void theNumberOfAnEmergencyIsToldOnceHoweverMuchWasSaidSince() {
        file("Đèn đường hỏng ở 12 Lê Lợi");
        rehearsal.operator("lan", new Event.TakeOver());
        rehearsal.say(words(rehearsal, "cứu với, cháy nhà ở 45 Nguyễn Huệ"));
        assertThat(said(rehearsal.operator("lan", new Event.HandBack(null)))).contains("PA-2026-000002");
        for (int i = 0; i <= Conversation.ASKED_KEPT; i++) {
            assertThat(said(rehearsal.say(words(rehearsal, "hủy PA-2026-000001"))))
                    .contains("PA-2026-000001");
            rehearsal.say(words(rehearsal, "không"));
        }
        rehearsal.operator("lan", new Event.TakeOver());
        assertThat(said(rehearsal.operator("lan", new Event.HandBack(null)))).doesNotContain("PA-2026-000002");
    }

    @Test
    void theNumberIsToldAtOnceWhenItComesAfterTheOperatorHasFinished() {
        Conversation state = step(rehearsal.state(), new Event.OperatorDid(NINE, "lan", new Event.TakeOver()));
        Turn filed = dialog.step(state, new Event.Said(NINE, words(rehearsal, "cứu với, cháy nhà ở 45 Nguyễn Huệ")));
        state = step(filed.conversation(), new Event.OperatorDid(NINE, "lan", new Event.HandBack(null)));
        Turn numbered = dialog.step(
                state, new Event.Numbered(NINE, state.reports().get(0).key(), "PA-2026-000007"));
        assertThat(said(numbered.effects())).contains("PA-2026-000007");
        state = step(numbered.conversation(), new Event.OperatorDid(NINE, "lan", new Event.TakeOver()));
        assertThat(said(dialog.step(state, new Event.OperatorDid(NINE, "lan", new Event.HandBack(null)))
                        .effects()))
                .doesNotContain("PA-2026-000007");
    }

    @Test
    void theSecondMatterIsOfferedWhenTheNumberCameWhileAnOperatorSpoke() {
        Turn handedBack = handedBack();
        assertThat(said(handedBack.effects())).contains("rác đầy ở 5 Hùng Vương");
        assertThat(dialog.step(handedBack.conversation(), new Event.Said(NINE, words(rehearsal, "ok")))
                        .conversation()
                        .draft())
                .extracting(Draft::content)
                .isEqualTo("rác đầy ở 5 Hùng Vương");
    }

    @Test
    void theSecondMatterIsOfferedWhenTheOperatorIsGone() {
        Conversation state = held();
        Turn gone = dialog.step(
                state,
                new Event.Fired(
                        NINE.plus(Duration.ofMinutes(10)),
                        Holding.TIMER,
                        Objects.requireNonNull(state.timers().get(Holding.TIMER))));
        assertThat(said(gone.effects())).contains("rác đầy ở 5 Hùng Vương");
    }

    @Test
    void aStateFromBeforeTheSecondMatterHadItsPlaceIsRead() throws Exception {
        Conversation state = held();
        ObjectNode old = Json.MAPPER.valueToTree(state);
        old.set("lapsed", old.remove("second"));
        assertThat(Json.MAPPER.treeToValue(old, Conversation.class)).isEqualTo(state);
    }

    private Turn handedBack() {
        return dialog.step(held(), new Event.OperatorDid(NINE, "lan", new Event.HandBack(null)));
    }

    /** The first is confirmed, an operator takes over, then its number comes. */
    private Conversation held() {
        Rehearsal telling = rehearse(Conversation.fresh(new Address("zalo", "oa", "hoa"), NINE));
        telling.say(words(telling, "đèn hư ở 12 Lê Lợi với rác đầy ở 5 Hùng Vương"));
        telling.say(List.of(telling.heard(List.of(photo()), null)));
        telling.say(words(telling, "vừa mới thấy"));
        telling.say(words(telling, "Nguyễn Thị Hoa, 0905 123 456, không có email"));
        telling.say(words(telling, "đồng ý"));
        Conversation state = step(telling.state(), new Event.Said(NINE, words(telling, "OK")));
        state = step(state, new Event.OperatorDid(NINE, "lan", new Event.TakeOver()));
        return step(state, new Event.Numbered(NINE, state.reports().get(0).key(), "PA-2026-000001"));
    }

    private Conversation step(Conversation state, Event event) {
        return dialog.step(state, event).conversation();
    }
}
