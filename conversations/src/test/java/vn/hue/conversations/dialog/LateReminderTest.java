package vn.hue.conversations.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.rules.RuleReader;
import vn.hue.conversations.report.Lifecycle;
import vn.hue.conversations.report.Province;
import vn.hue.conversations.report.Regulation;
import vn.hue.conversations.report.WorkingCalendar;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Inbound;
import vn.hue.conversations.vocabulary.Part;

/** A reminder that fires long after it was due, because no gateway ran. */
class LateReminderTest {

    /** Nine in the morning of 23 November in Huế: the question leaves. */
    private static final Instant NINE = Instant.parse("2026-11-23T02:00:00Z");

    private final Dialog dialog = new Dialog(new Settings(
            Province.hue(),
            new Lifecycle(new WorkingCalendar(Set.of(), Set.of())),
            Regulation.ZONE,
            "19001075",
            "0888771075",
            Map.of()));

    private Turn fires(@Nullable Instant since, Instant at) {
        Address address = new Address("zalo", "oa", "an");
        String said = "Nắp cống bị mất trước số 8 Nguyễn Trường Tộ";
        Inbound message = new Inbound("m1", address, NINE, List.of(new Part.Text(said)), null);
        Event.Said told = new Event.Said(NINE, List.of(new Event.Heard(message, new RuleReader().read(said, NINE))));
        Conversation asked =
                dialog.step(Conversation.fresh(address, NINE), told).conversation();
        return dialog.step(
                asked,
                new Event.Fired(
                        at,
                        Intake.REMINDER,
                        Objects.requireNonNull(asked.timers().get(Intake.REMINDER)),
                        since));
    }

    @ParameterizedTest(name = "after {0} h: said something {1}, reminds again after {2} h, ends after {3} h")
    @CsvSource(
            nullValues = "-",
            value = {
                "24, true, -, 48", // on time
                "30, true, -, 48", // 15:00, six hours late
                "38, false, 46, -", // 23:00: in the morning
                "45, false, 46, -", // 06:00
                "46, true, -, 50", // 07:00: two hours before the end; still four to answer
                "60, true, -, 64", // 21:00, twelve hours after the end
                "62, false, -, 66", // 23:00: nobody is woken to be told that it is over
            })
    void it_wakes_nobody_and_leaves_time_to_answer(
            int after, boolean says, @Nullable Integer again, @Nullable Integer end) {
        Turn turn = fires(NINE, NINE.plus(Duration.ofHours(after)));

        assertThat(turn.effects().stream().anyMatch(Effect.Send.class::isInstance))
                .isEqualTo(says);
        assertThat(set(turn, Intake.REMINDER)).isEqualTo(again);
        assertThat(set(turn, Intake.END)).isEqualTo(end);
        assertThat(turn.conversation().draft()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"24, 48", "38, 62"})
    void one_of_a_version_before_reminds_as_it_did(int after, Integer end) {
        Turn turn = fires(null, NINE.plus(Duration.ofHours(after)));

        assertThat(turn.effects().stream().anyMatch(Effect.Send.class::isInstance))
                .isTrue();
        assertThat(set(turn, Intake.END)).isEqualTo(end);
    }

    /** Hours after the question. */
    private static @Nullable Integer set(Turn turn, String timer) {
        return turn.effects().stream()
                .filter(effect ->
                        effect instanceof Effect.SetTimer set && set.name().equals(timer))
                .map(effect -> (int) Duration.between(NINE, ((Effect.SetTimer) effect).dueAt())
                        .toHours())
                .findFirst()
                .orElse(null);
    }
}
