package vn.hue.conversations.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;

/** From when on a channel's window runs: providers count from the message, not from when we had it. */
class LastSaidTest {

    private static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");
    private static final Address LAN = new Address("facebook", "1000", "2000");

    private final Dialog dialog = new Dialog(new Settings(
            Province.hue(),
            new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
            Regulation.ZONE,
            "19001075",
            "0888771075",
            Map.of()));

    private Conversation hears(Conversation before, Instant sentAt, Instant takenAt, Part part) {
        Inbound message = new Inbound("m" + takenAt, LAN, sentAt, List.of(part), null);
        Event.Said said = new Event.Said(takenAt, List.of(new Event.Heard(message, Reading.NOTHING)));
        return dialog.step(before, said).conversation();
    }

    @ParameterizedTest(name = "sent {0} before it was taken, after one of {1} before: {2} before")
    @CsvSource({
        "PT0S,  PT24H, PT0S", // at once
        "PT5H,  PT24H, PT5H", // redelivered after an outage of ours
        "PT30H, PT24H, PT24H", // an old one that comes behind a newer one
        "-PT3M, PT24H, PT0S", // a provider's clock that is fast
    })
    void a_message_is_as_old_as_its_provider_says(Duration sent, Duration before, Duration said) {
        Instant earlier = NOON.minus(before);
        Conversation state =
                hears(Conversation.fresh(LAN, earlier), earlier, earlier, new Part.Text("Ổ gà to trên đường Lê Lợi"));

        assertThat(hears(state, NOON.minus(sent), NOON, new Part.Text("ở số 12"))
                        .lastSaidAt())
                .isEqualTo(NOON.minus(said));
    }

    @ParameterizedTest(name = "done {0} before we hear of it, after a message of {1} before: {2} before")
    @CsvSource({
        "PT5H,  PT24H, PT5H",
        "PT30H, PT24H, PT24H", // before what was written
        "-PT3M, PT24H, PT0S", // a provider's clock that is fast
    })
    void what_is_no_message_may_count_as_one_and_changes_nothing_else(Duration done, Duration before, Duration said) {
        Instant earlier = NOON.minus(before);
        Conversation state =
                hears(Conversation.fresh(LAN, earlier), earlier, earlier, new Part.Text("Ổ gà to trên đường Lê Lợi"));

        Turn turn = dialog.step(state, new Event.Seen(NOON, NOON.minus(done)));

        assertThat(turn.conversation().lastSaidAt()).isEqualTo(NOON.minus(said));
        assertThat(turn.conversation().draft()).isEqualTo(state.draft());
        assertThat(turn.conversation().question()).isEqualTo(state.question());
        assertThat(turn.effects()).isEmpty();
    }

    /** Filling in our own page opens no window of a provider. */
    @Test
    void a_web_card_is_not_said_in_the_chat() {
        Instant earlier = NOON.minus(Duration.ofDays(2));
        Conversation state =
                hears(Conversation.fresh(LAN, earlier), earlier, earlier, new Part.Text("Ổ gà to trên đường Lê Lợi"));
        Part card = new Part.CardFilled("the card's", null, "12 Lê Lợi", null, null, null, null, false, null);

        assertThat(hears(state, NOON, NOON, card).lastSaidAt()).isEqualTo(earlier);
    }
}
