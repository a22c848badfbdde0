package vn.hue.conversations.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Urgency;

/** {@code lan} did everything here. */
class UndoTest {

    private final Reports reports = new Reports(new Lifecycle(new WorkingCalendar(Set.of(), Set.of())));
    private final Report accepted =
            reports.after(Urgency.NORMAL, new Move.StartVerifying(), new Move.Accept("Rác chất đống.", true));

    @Test
    void what_nobody_was_told_of_is_as_it_was_before() {
        for (Move move : List.of(
                new Move.Mend("Rác chất đống!"),
                new Move.Mend(null),
                new Move.Show(false, "Có tên người"),
                new Move.Reclassify(Category.MOI_TRUONG, Urgency.SOS),
                new Move.Link(Reports.FIRST))) {
            Report done = reports.then(accepted, move);
            Report undone = reports.then(done, Undo.of(done, "lan").orElseThrow());

            assertThat(undone.mendedContent()).as(move.toString()).isEqualTo(accepted.mendedContent());
            assertThat(undone.publicView()).isEqualTo(accepted.publicView());
            assertThat(undone.category()).isEqualTo(accepted.category());
            assertThat(undone.urgency()).isEqualTo(accepted.urgency());
            assertThat(undone.deadlines()).isEqualTo(accepted.deadlines());
            assertThat(undone.ties()).isEqualTo(accepted.ties());
        }
    }

    @Test
    void what_was_public_again_is_hidden_for_its_old_reason() {
        Report shown = reports.then(accepted, new Move.Show(false, "Có tên người"), new Move.Show(true, null));

        assertThat(Undo.of(shown, "lan")).contains(new Move.Show(false, "Có tên người"));
    }

    @Test
    void what_citizens_were_told_and_what_others_did_stays() {
        assertThat(Undo.of(accepted, "lan")).isEmpty();
        assertThat(Undo.of(reports.then(accepted, new Move.Mend(null)), "binh")).isEmpty();
        assertThat(Undo.of(reports.then(accepted, new Move.Distribute(List.of("PHU_HOI"))), "lan"))
                .isEmpty();
    }
}
