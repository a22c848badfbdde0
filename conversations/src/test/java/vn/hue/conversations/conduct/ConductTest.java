package vn.hue.conversations.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.conduct.Violation.Kind;
import vn.hue.conversations.conduct.Violation.State;
import vn.hue.conversations.report.Regulation;

class ConductTest {

    private static final Instant NOW = hue("2026-11-23T09:00");

    @ParameterizedTest
    @CsvSource({
        // kind, confirmed, locked
        "REPORT, 3, false",
        "REPORT, 4, true",
        "INTERACTION, 3, false",
        "INTERACTION, 4, true",
        "SOS, 9, false"
    })
    void more_than_three_confirmed_violations_lock(Kind kind, int confirmed, boolean locked) {
        Conduct conduct = Conduct.CLEAN;
        for (int i = 1; i <= confirmed; i++) {
            conduct = conduct.propose(kind, "report " + i, "!", NOW, "system");
            assertThat(conduct.lock(kind, NOW)).isEmpty();
            conduct = conduct.confirm(i, "lan", NOW).orElseThrow();
        }
        assertThat(conduct.lock(kind, NOW).isPresent()).isEqualTo(locked);
    }

    @ParameterizedTest
    @CsvSource({
        // the first, two more, the fourth; whether they fall within one month
        "2026-11-23T09:00, 2026-12-01T09:00, 2026-12-23T08:59, true",
        "2026-11-23T09:00, 2026-12-01T09:00, 2026-12-23T09:00, false",
        // a month from the 31st of January ends with February
        "2027-01-31T12:00, 2027-02-01T09:00, 2027-02-28T11:59, true",
        "2027-01-31T12:00, 2027-02-01T09:00, 2027-02-28T12:00, false",
        // a leap year
        "2028-01-31T12:00, 2028-02-01T09:00, 2028-02-29T11:59, true",
        // the hour is that of Huế, seven ahead of UTC
        "2026-11-30T23:30, 2026-12-01T00:30, 2026-12-30T23:29, true",
        "2026-11-30T23:30, 2026-12-01T00:30, 2026-12-30T23:30, false"
    })
    void interactions_count_within_one_month(String first, String between, String last, boolean locked) {
        Conduct conduct = said(Kind.INTERACTION, first, between, between, last);

        Conduct judged = confirm(conduct, hue(last), 1, 2, 3, 4);

        assertThat(judged.lock(Kind.INTERACTION, hue(last)).isPresent()).isEqualTo(locked);
    }

    @Test
    void reports_count_for_ever() {
        Conduct conduct = said(Kind.REPORT, "2024-01-01T09:00", "2025-01-01T09:00", "2026-01-01T09:00");

        Conduct judged = confirm(conduct, NOW, 1, 2, 3).propose(Kind.REPORT, "r9", "!", NOW, "system");

        assertThat(confirm(judged, NOW, 4).lock(Kind.REPORT, NOW))
                .hasValueSatisfying(lock -> assertThat(lock.until()).isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00, 2026-12-23T09:00",
        "2027-01-31T12:00, 2027-02-28T12:00",
        "2028-01-30T12:00, 2028-02-29T12:00"
    })
    void interaction_is_locked_for_a_month_from_the_confirmation(String confirmed, String until) {
        Instant at = hue(confirmed);
        Conduct conduct = confirm(said(Kind.INTERACTION, confirmed, confirmed, confirmed, confirmed), at, 1, 2, 3, 4);

        assertThat(conduct.lock(Kind.INTERACTION, at)).map(Lock::until).contains(hue(until));
        assertThat(conduct.lock(Kind.INTERACTION, hue(until).minusMillis(1))).isPresent();
        assertThat(conduct.lock(Kind.INTERACTION, hue(until))).isEmpty();
        assertThat(conduct.lock(Kind.REPORT, at)).isEmpty();
    }

    @Test
    void a_year_later_one_more_interaction_locks_nothing() {
        Conduct conduct =
                said(Kind.INTERACTION, "2026-01-01T09:00", "2026-01-01T09:00", "2026-01-01T09:00", "2026-01-01T09:00");
        Conduct judged = confirm(conduct, hue("2026-01-02T09:00"), 1, 2, 3, 4);

        Conduct later = judged.expire(Kind.INTERACTION, hue("2026-02-02T09:00"), "system")
                .propose(Kind.INTERACTION, "r", "!", NOW, "system");

        assertThat(confirm(later, NOW, 5).lock(Kind.INTERACTION, NOW)).isEmpty();
    }

    @Test
    void one_report_is_one_violation_and_each_interaction_is_its_own() {
        Conduct conduct = Conduct.CLEAN
                .propose(Kind.REPORT, "r", "a", NOW, "system")
                .propose(Kind.REPORT, "r", "b", NOW, "lan")
                .propose(Kind.INTERACTION, "r", "c", NOW, "system")
                .propose(Kind.INTERACTION, "r", "d", NOW, "system");

        assertThat(conduct.violations()).extracting(Violation::words).containsExactly("a", "c", "d");
        assertThat(conduct.dismiss(1, "lan", NOW, "why").orElseThrow().propose(Kind.REPORT, "r", "e", NOW, "lan"))
                .extracting(Conduct::violations)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(4);
    }

    @Test
    void only_what_is_proposed_is_judged_and_only_what_is_confirmed_is_withdrawn() {
        Conduct conduct = said(Kind.REPORT, "2026-11-23T09:00");
        Conduct confirmed = confirm(conduct, NOW, 1);
        Conduct dismissed = conduct.dismiss(1, "lan", NOW, "why").orElseThrow();

        assertThat(conduct.withdraw(1, "lan", NOW, "why")).isEmpty();
        assertThat(conduct.confirm(2, "lan", NOW)).isEmpty();
        assertThat(confirmed.confirm(1, "binh", NOW)).isEmpty();
        assertThat(confirmed.dismiss(1, "binh", NOW, "why")).isEmpty();
        assertThat(dismissed.confirm(1, "binh", NOW)).isEmpty();
        assertThat(dismissed.lift(Kind.REPORT, "lan", NOW, "why")).isEmpty();
    }

    @Test
    void a_lock_falls_with_the_violation_it_cannot_stand_without() {
        Conduct five = confirm(
                said(
                        Kind.REPORT,
                        "2026-11-01T09:00",
                        "2026-11-02T09:00",
                        "2026-11-03T09:00",
                        "2026-11-04T09:00",
                        "2026-11-05T09:00"),
                NOW,
                1,
                2,
                3,
                4,
                5);

        Conduct four = five.withdraw(2, "binh", NOW, "no insult").orElseThrow();
        Conduct three = four.withdraw(3, "binh", NOW, "no insult").orElseThrow();

        assertThat(four.lock(Kind.REPORT, NOW)).isPresent();
        assertThat(three.lock(Kind.REPORT, NOW)).isEmpty();
        assertThat(three.locks().get(0)).extracting(Lock::endedBy, Lock::reason).containsExactly("binh", "no insult");
    }

    @Test
    void after_a_lock_was_lifted_the_next_violation_locks_again() {
        Conduct locked = confirm(
                said(Kind.REPORT, "2026-11-01T09:00", "2026-11-02T09:00", "2026-11-03T09:00", "2026-11-04T09:00"),
                NOW,
                1,
                2,
                3,
                4);
        Conduct lifted = locked.lift(Kind.REPORT, "binh", NOW, "apologised").orElseThrow();

        assertThat(lifted.lock(Kind.REPORT, NOW)).isEmpty();
        Conduct again = lifted.propose(Kind.REPORT, "r9", "!", NOW, "system");
        assertThat(again.lock(Kind.REPORT, NOW)).isEmpty();
        assertThat(confirm(again, NOW, 5).lock(Kind.REPORT, NOW)).isPresent();
    }

    @Test
    void what_counts_is_kept_longest() {
        Conduct conduct = confirm(said(Kind.INTERACTION, "2026-11-01T09:00"), NOW, 1);
        for (int i = 0; i < 3 * Conduct.KEPT; i++) {
            conduct = conduct.propose(Kind.INTERACTION, "r", "!", NOW, "system");
        }

        assertThat(conduct.violations()).hasSize(Conduct.KEPT);
        assertThat(conduct.violation(1)).map(Violation::state).contains(State.CONFIRMED);
        assertThat(conduct.violations().get(Conduct.KEPT - 1).number()).isEqualTo(1 + 3 * Conduct.KEPT);
    }

    @ParameterizedTest
    @CsvSource({"2026-12-23T08:59, 2", "2026-12-23T09:00, 0"})
    void after_a_month_without_it_the_bot_is_kind_again(String at, int warnings) {
        assertThat(Conduct.CLEAN.warned(NOW.minusSeconds(60)).warned(NOW).warningsBy(hue(at)))
                .isEqualTo(warnings);
    }

    /** Proposals by the system at these times, each for a report of its own. */
    private static Conduct said(Kind kind, String... times) {
        Conduct conduct = Conduct.CLEAN;
        for (String time : times) {
            conduct = conduct.propose(kind, "r" + conduct.violations().size(), "!", hue(time), "system");
        }
        return conduct;
    }

    private static Conduct confirm(Conduct conduct, Instant at, int... numbers) {
        Optional<Conduct> judged = Optional.of(conduct);
        for (int number : numbers) {
            judged = judged.flatMap(before -> before.confirm(number, "lan", at));
        }
        return judged.orElseThrow(() -> new AssertionError("not proposed: " + List.of(numbers.length)));
    }

    private static Instant hue(String local) {
        return LocalDateTime.parse(local).atZone(Regulation.ZONE).toInstant();
    }
}
