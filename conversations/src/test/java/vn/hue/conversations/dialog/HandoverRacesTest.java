package vn.hue.conversations.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.Address;

/**
 * Lan has offered a conversation to a team of two; then everybody clicks at once, and the deadline comes. In whatever order it
 * happens, one person speaks or the bot does, nobody's words are lost, and no conversation is held for ever.
 */
class HandoverRacesTest {

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
    private final Conversation offered = offered();
    private int orders;

    private Conversation offered() {
        Conversation state = Conversation.fresh(new Address("zalo", "oa", "hoa"), NINE);
        state = dialog.step(state, did("lan", new Event.TakeOver())).conversation();
        return dialog.step(state, did("lan", new Event.Transfer(null, "Thoát nước", null)))
                .conversation();
    }

    private static Event.OperatorDid did(String who, Event.Action action) {
        return new Event.OperatorDid(NINE, who, action);
    }

    @Test
    void inWhateverOrderOnePersonSpeaksOrTheBotDoes() {
        inEveryOrder(
                offered,
                List.of(
                        did("mai", new Event.TakeOver()),
                        did("binh", new Event.TakeOver()),
                        did("mai", new Event.Decline("Tôi bận", List.of("binh"), false)),
                        did("binh", new Event.Decline("Tôi bận", List.of("mai"), false)),
                        did("tam", new Event.TakeAway()),
                        did("lan", new Event.TakeBack()),
                        new Event.Fired(
                                NINE,
                                Holding.TIMER,
                                Objects.requireNonNull(offered.timers().get(Holding.TIMER)))));
        assertThat(orders).isEqualTo(5_040);
    }

    @Test
    void inWhateverOrderNobodySpeaksBesideWhoeverHoldsIt() {
        inEveryOrder(
                offered,
                List.of(
                        did("mai", new Event.TakeOver()),
                        did("mai", new Event.Write("Chào chị, em là Mai.", List.of())),
                        did("lan", new Event.Write("Chị chờ em ạ.", List.of())),
                        did("binh", new Event.Decline("Tôi bận", List.of(), true)),
                        did("lan", new Event.HandBack("Xong")),
                        did("mai", new Event.Transfer("lan", null, "Trả lại chị"))));
        assertThat(orders).isEqualTo(720);
    }

    private void inEveryOrder(Conversation state, List<Event> left) {
        if (left.isEmpty()) {
            orders++;
        }
        for (Event event : left) {
            Turn turn = dialog.step(state, event);
            holds(state, event, turn);
            List<Event> rest = new ArrayList<>(left);
            rest.remove(event);
            inEveryOrder(turn.conversation(), rest);
        }
    }

    private static void holds(Conversation before, Event event, Turn turn) {
        Conversation after = turn.conversation();
        var handover = after.handover();
        assertThat(after.timers().containsKey(Holding.TIMER))
                .as("a lease runs as long as somebody holds it: " + event)
                .isEqualTo(handover != null);
        if (event instanceof Event.OperatorDid did) {
            boolean has = handover != null && handover.operator().equals(did.operator());
            boolean refused = turn.effects().stream()
                    .anyMatch(effect -> effect instanceof Effect.Remark remark
                            && remark.about() == Effect.Remark.About.REFUSED
                            && remark.author().equals(did.operator()));
            if (did.action() instanceof Event.TakeOver || did.action() instanceof Event.Transfer) {
                assertThat(has).as("has it, or is told who does: " + event).isNotEqualTo(refused);
            }
            if (did.action() instanceof Event.Write write) {
                boolean free = before.handover() == null
                        || before.handover().operator().equals(did.operator());
                assertThat(turn.effects().stream()
                                .anyMatch(effect -> effect instanceof Effect.Send send
                                        && send.message().text().equals(write.text())))
                        .isEqualTo(free);
                assertThat(refused).isEqualTo(!free);
            }
            if (did.action() instanceof Event.TakeAway) {
                assertThat(has).isTrue();
            }
        }
        if (handover != null && handover.offer() != null) {
            assertThat(handover.declined()).isNull();
            assertThat(handover.offer().declined()).doesNotContain(handover.operator());
        }
    }
}
