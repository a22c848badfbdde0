package vn.hue.conversations.report;

import static vn.hue.conversations.report.Status.ACCEPTED;
import static vn.hue.conversations.report.Status.CANCELLED;
import static vn.hue.conversations.report.Status.DISTRIBUTED;
import static vn.hue.conversations.report.Status.IN_HANDLING;
import static vn.hue.conversations.report.Status.KEPT;
import static vn.hue.conversations.report.Status.MERGED;
import static vn.hue.conversations.report.Status.PUBLISHED;
import static vn.hue.conversations.report.Status.RATED;
import static vn.hue.conversations.report.Status.RECEIVED;
import static vn.hue.conversations.report.Status.REFUSED;
import static vn.hue.conversations.report.Status.RESULT;
import static vn.hue.conversations.report.Status.SUPPLEMENT;
import static vn.hue.conversations.report.Status.VERIFYING;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.reading.Urgency;

/**
 * Which move may be made in which status, to be read beside {@code QĐ 30/2022}.
 *
 * <p>Every status has its answer to every move: the class does not load otherwise. What only depends on the two, and on
 * whether the matter is urgent, stands here; what depends on the move's contents stands in {@link Deeds}.
 */
final class MoveTable {

    private static final Map<Class<? extends Move>, Row> ROWS = new HashMap<>();

    static {
        // Điều 4.2: kept overnight, received at 07:30.
        row(Move.Receive.class)
                .may(KEPT)
                .no(Why.ALREADY_THERE, RECEIVED, VERIFYING, SUPPLEMENT, ACCEPTED, DISTRIBUTED, IN_HANDLING)
                .no(Why.ALREADY_THERE, RESULT, PUBLISHED, RATED);

        // Điều 18.1: whatever else happens, the sender of an SOS is contacted.
        row(Move.Contact.class)
                .may(RECEIVED, VERIFYING, SUPPLEMENT, ACCEPTED, DISTRIBUTED, IN_HANDLING, MERGED)
                .no(Why.NOT_RECEIVED_YET, KEPT)
                .no(Why.ALREADY_THERE, RESULT, PUBLISHED, RATED);

        // Điều 8.1: verified before it is accepted.
        row(Move.StartVerifying.class)
                .may(RECEIVED)
                .no(Why.NOT_RECEIVED_YET, KEPT)
                .no(Why.ALREADY_THERE, VERIFYING)
                .no(Why.WAITING_FOR_CITIZEN, SUPPLEMENT)
                .no(Why.ALREADY_ACCEPTED, ACCEPTED, DISTRIBUTED, IN_HANDLING, RESULT)
                .no(Why.ALREADY_PUBLISHED, PUBLISHED, RATED);

        // Điều 7.5b, 8.2 (centre), 11.1 (agency): the citizen is asked; a new question takes the place of the open one.
        row(Move.AskSupplement.class)
                .may(RECEIVED, VERIFYING, SUPPLEMENT, ACCEPTED, DISTRIBUTED, IN_HANDLING)
                .no(Why.NOT_RECEIVED_YET, KEPT)
                .no(Why.RESULT_WAITS, RESULT)
                .no(Why.ALREADY_PUBLISHED, PUBLISHED, RATED);

        // Điều 7.5b.4, 7.5b.5: within 02 days.
        row(Move.Supplement.class)
                .may(SUPPLEMENT)
                .no(Why.NOTHING_ASKED, KEPT, RECEIVED, VERIFYING, ACCEPTED, DISTRIBUTED, IN_HANDLING, RESULT)
                .no(Why.NOTHING_ASKED, PUBLISHED, RATED);
        row(Move.SupplementMissed.class)
                .may(SUPPLEMENT)
                .no(Why.NOTHING_ASKED, KEPT, RECEIVED, VERIFYING, ACCEPTED, DISTRIBUTED, IN_HANDLING, RESULT)
                .no(Why.NOTHING_ASKED, PUBLISHED, RATED);

        // Điều 9: after verification. What was urgent and distributed at once is accepted in form afterwards.
        row(Move.Accept.class)
                .may(VERIFYING, ACCEPTED, DISTRIBUTED, IN_HANDLING, RESULT)
                .no(Why.NOT_RECEIVED_YET, KEPT)
                .no(Why.NOT_VERIFIED_YET, RECEIVED)
                .no(Why.WAITING_FOR_CITIZEN, SUPPLEMENT)
                .no(Why.ALREADY_PUBLISHED, PUBLISHED, RATED);

        // Điều 7.5b: until an agency has it. After that only an unanswered question disqualifies, or the agency returns
        // it.
        row(Move.Refuse.class)
                .may(RECEIVED, VERIFYING, SUPPLEMENT, ACCEPTED)
                .no(Why.NOT_RECEIVED_YET, KEPT)
                .no(Why.ALREADY_DISTRIBUTED, DISTRIBUTED)
                .no(Why.ALREADY_IN_HANDLING, IN_HANDLING, RESULT)
                .no(Why.ALREADY_PUBLISHED, PUBLISHED, RATED)
                .no(Why.ALREADY_THERE, REFUSED);

        // Điều 7.5b.10: as long as the agency has not begun.
        row(Move.Cancel.class)
                .may(KEPT, RECEIVED, VERIFYING, SUPPLEMENT, ACCEPTED, DISTRIBUTED, MERGED)
                .no(Why.ALREADY_IN_HANDLING, IN_HANDLING, RESULT)
                .no(Why.ALREADY_PUBLISHED, PUBLISHED, RATED)
                .no(Why.ALREADY_THERE, CANCELLED);

        // Điều 10; 10.7: further agencies may join; 15.2: urgent matters at once, whatever is still open.
        row(Move.Distribute.class)
                .may(ACCEPTED, DISTRIBUTED, IN_HANDLING)
                .onlyUrgent(Why.NOT_VERIFIED_YET, RECEIVED, VERIFYING)
                .onlyUrgent(Why.WAITING_FOR_CITIZEN, SUPPLEMENT)
                .no(Why.NOT_RECEIVED_YET, KEPT)
                .no(Why.RESULT_WAITS, RESULT)
                .no(Why.ALREADY_PUBLISHED, PUBLISHED, RATED);

        // Điều 11.1: each agency for itself.
        row(Move.Acknowledge.class)
                .may(DISTRIBUTED, IN_HANDLING)
                .no(Why.NOT_DISTRIBUTED_YET, KEPT, RECEIVED, VERIFYING, ACCEPTED)
                .no(Why.WAITING_FOR_CITIZEN, SUPPLEMENT)
                .no(Why.RESULT_WAITS, RESULT)
                .no(Why.ALREADY_PUBLISHED, PUBLISHED, RATED);

        // Điều 11.2: late returns are counted (14.3), not forbidden.
        row(Move.ReturnToCentre.class)
                .may(DISTRIBUTED, IN_HANDLING)
                .no(Why.NOT_DISTRIBUTED_YET, KEPT, RECEIVED, VERIFYING, ACCEPTED)
                .no(Why.WAITING_FOR_CITIZEN, SUPPLEMENT)
                .no(Why.RESULT_WAITS, RESULT)
                .no(Why.ALREADY_PUBLISHED, PUBLISHED, RATED);

        // Điều 11.4: an answer is an acknowledgement too; until it is checked, its agency may mend it. Later updates,
        // and
        // the answers of further agencies (10.7), go through the centre as the first did.
        row(Move.EnterResult.class)
                .may(DISTRIBUTED, IN_HANDLING, RESULT, PUBLISHED, RATED)
                .no(Why.NOT_DISTRIBUTED_YET, KEPT, RECEIVED, VERIFYING, ACCEPTED)
                .no(Why.WAITING_FOR_CITIZEN, SUPPLEMENT);

        // Điều 12.2.
        row(Move.SendBackResult.class)
                .may(RESULT)
                .no(Why.NO_RESULT, KEPT, RECEIVED, VERIFYING, SUPPLEMENT, ACCEPTED, DISTRIBUTED, IN_HANDLING)
                .no(Why.ALREADY_PUBLISHED, PUBLISHED, RATED);

        // Điều 12.1.
        row(Move.Publish.class)
                .may(RESULT)
                .no(Why.NO_RESULT, KEPT, RECEIVED, VERIFYING, SUPPLEMENT, ACCEPTED, DISTRIBUTED, IN_HANDLING)
                .no(Why.ALREADY_THERE, PUBLISHED, RATED);

        // Điều 13.1, 13.4: however late; a citizen whom the agency has won over may rate again (13.2). What was
        // published
        // can be rated and spoken about while a further result is being checked.
        row(Move.Rate.class)
                .may(PUBLISHED, RATED, RESULT)
                .no(Why.NOT_PUBLISHED, KEPT, RECEIVED, VERIFYING, SUPPLEMENT, ACCEPTED, DISTRIBUTED, IN_HANDLING);

        // Điều 7.4, 13.3.
        row(Move.Interact.class)
                .may(PUBLISHED, RATED, RESULT)
                .no(Why.NOT_PUBLISHED, KEPT, RECEIVED, VERIFYING, SUPPLEMENT, ACCEPTED, DISTRIBUTED, IN_HANDLING);
        row(Move.AnswerInteraction.class)
                .may(PUBLISHED, RATED, RESULT)
                .no(Why.NOT_PUBLISHED, KEPT, RECEIVED, VERIFYING, SUPPLEMENT, ACCEPTED, DISTRIBUTED, IN_HANDLING);

        // Điều 11.4, 13.2: one step back, to handle it again.
        row(Move.Reopen.class)
                .may(PUBLISHED, RATED)
                .no(Why.NOT_PUBLISHED, KEPT, RECEIVED, VERIFYING, SUPPLEMENT, ACCEPTED, DISTRIBUTED, RESULT)
                .no(Why.ALREADY_THERE, IN_HANDLING);

        // Nobody asked, and it is welcome all the same, until there is a result to speak about.
        row(Move.AddFromCitizen.class)
                .may(KEPT, RECEIVED, VERIFYING, SUPPLEMENT, ACCEPTED, DISTRIBUTED, IN_HANDLING, RESULT, MERGED)
                .no(Why.ALREADY_PUBLISHED, PUBLISHED, RATED);

        corrections();
        ties();
        for (Class<?> move : Move.class.getPermittedSubclasses()) {
            Row row = ROWS.get(move);
            if (row == null || row.cells.size() < Status.values().length) {
                throw new IllegalStateException("not every status has an answer to " + move.getSimpleName());
            }
        }
    }

    private static void corrections() {
        // Điều 9.1: spelling and form, until the citizen has the result.
        row(Move.Mend.class)
                .may(VERIFYING, ACCEPTED, DISTRIBUTED, IN_HANDLING, RESULT, MERGED)
                .no(Why.NOT_RECEIVED_YET, KEPT)
                .no(Why.NOT_VERIFIED_YET, RECEIVED)
                .no(Why.WAITING_FOR_CITIZEN, SUPPLEMENT)
                .no(Why.ALREADY_PUBLISHED, PUBLISHED, RATED);

        // Điều 9.2: what turns out to be sensitive is taken from the public at any time.
        row(Move.Show.class)
                .may(ACCEPTED, DISTRIBUTED, IN_HANDLING, RESULT, PUBLISHED, RATED, SUPPLEMENT)
                .no(Why.NOT_VERIFIED_YET, KEPT, RECEIVED, VERIFYING);

        // Điều 15, 18: at night as well, what is urgent is received at once.
        row(Move.Reclassify.class)
                .may(KEPT, RECEIVED, VERIFYING, SUPPLEMENT, ACCEPTED, DISTRIBUTED, IN_HANDLING, RESULT, MERGED)
                .no(Why.ALREADY_PUBLISHED, PUBLISHED, RATED);

        // Điều 8.1, 8.2: the centre's mistake, or the citizen's proof.
        row(Move.Overturn.class)
                .may(REFUSED)
                .no(Why.NOT_REFUSED, KEPT, RECEIVED, VERIFYING, SUPPLEMENT, ACCEPTED, DISTRIBUTED)
                .no(Why.NOT_REFUSED, IN_HANDLING, RESULT, PUBLISHED, RATED, MERGED);
    }

    private static void ties() {
        // As long as no agency has it: afterwards two go their own ways to the same place.
        row(Move.Follow.class)
                .may(RECEIVED, VERIFYING, SUPPLEMENT, ACCEPTED)
                .no(Why.NOT_RECEIVED_YET, KEPT)
                .no(Why.ALREADY_DISTRIBUTED, DISTRIBUTED)
                .no(Why.ALREADY_IN_HANDLING, IN_HANDLING, RESULT)
                .no(Why.ALREADY_PUBLISHED, PUBLISHED, RATED);
        row(Move.Separate.class)
                .may(MERGED)
                .no(Why.NOT_MERGED, KEPT, RECEIVED, VERIFYING, SUPPLEMENT, ACCEPTED, DISTRIBUTED)
                .no(Why.NOT_MERGED, IN_HANDLING, RESULT, PUBLISHED, RATED);

        // Điều 12.1: a result that was corrected and published again is told again.
        row(Move.TakeResult.class)
                .may(MERGED, PUBLISHED, RATED)
                .no(Why.NOT_MERGED, KEPT, RECEIVED, VERIFYING, SUPPLEMENT, ACCEPTED, DISTRIBUTED)
                .no(Why.NOT_MERGED, IN_HANDLING, RESULT);

        // A remark between colleagues: nothing about a report forbids it.
        row(Move.Link.class).may(Status.values());
        row(Move.Unlink.class).may(Status.values());
    }

    /** Why a move may not be made; empty when it may. */
    static Optional<Why> objection(Status status, Urgency urgency, Move move) {
        Row row = ROWS.get(move.getClass());
        Cell cell = row == null ? null : row.cells.get(status);
        if (cell == null) {
            throw new IllegalStateException("no answer to " + move.getClass().getSimpleName() + " in " + status);
        }
        boolean may = cell.may() || cell.urgentMay() && urgency != Urgency.NORMAL;
        return may ? Optional.empty() : Optional.ofNullable(cell.otherwise());
    }

    /** A row in which only the statuses are filled in yet in which hardly anything may be done. */
    private static Row row(Class<? extends Move> move) {
        Row row = new Row();
        ROWS.put(move, row);
        return row;
    }

    /** One move's answers. */
    private static final class Row {

        private final Map<Status, Cell> cells = new EnumMap<>(Status.class);

        private Row() {
            no(Why.CLOSED, REFUSED, CANCELLED);
            no(Why.MERGED, MERGED);
        }

        private Row may(Status... statuses) {
            return put(new Cell(true, true, null), statuses);
        }

        private Row onlyUrgent(Why otherwise, Status... statuses) {
            return put(new Cell(false, true, otherwise), statuses);
        }

        private Row no(Why why, Status... statuses) {
            return put(new Cell(false, false, why), statuses);
        }

        private Row put(Cell cell, Status... statuses) {
            for (Status status : statuses) {
                Cell before = cells.put(status, cell);
                if (before != null && before.otherwise() != Why.CLOSED && before.otherwise() != Why.MERGED) {
                    throw new IllegalStateException("two answers in " + status);
                }
            }
            return this;
        }
    }

    private record Cell(
            boolean may, boolean urgentMay, @Nullable Why otherwise) {}

    private MoveTable() {}
}
