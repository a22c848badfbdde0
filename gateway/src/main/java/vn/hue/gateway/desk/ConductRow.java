package vn.hue.gateway.desk;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.conduct.Lock;
import vn.hue.conversations.conduct.Violation;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.vocabulary.Address;
import vn.hue.conversations.vocabulary.Sender;
import vn.hue.gateway.api.Masking;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.work.ConductWork;

/**
 * A citizen's conduct as its page shows it: always masked, for the words alone are judged.
 *
 * @param proposed what waits for a judgement
 * @param confirmed what counts
 * @param locks what holds
 */
public record ConductRow(
        String conversation, String channel, String who, List<Item> proposed, List<Item> confirmed, List<Lock> locks) {

    public ConductRow {
        proposed = List.copyOf(proposed);
        confirmed = List.copyOf(confirmed);
        locks = List.copyOf(locks);
    }

    /**
     * One violation.
     *
     * @param report what the report is called
     * @param by as colleagues read it; empty for the system
     * @param decidedBy likewise
     */
    public record Item(
            int number,
            Violation.Kind kind,
            String report,
            String words,
            Instant at,
            String by,
            String decidedBy,
            @Nullable Instant decidedAt) {}

    static ConductRow of(Snapshot snapshot, People people, Instant now) {
        Conversation state = snapshot.state();
        String name = Masking.MASKED.name(state.sender().name());
        return new ConductRow(
                state.id(),
                state.address().channel(),
                name == null ? Masking.MASKED.user(state.address().user()) : name,
                items(state, Violation.State.PROPOSED, people),
                items(state, Violation.State.CONFIRMED, people),
                ConductWork.locks(state, now));
    }

    private static List<Item> items(Conversation state, Violation.State in, People people) {
        return ConductWork.violations(state, in).stream()
                .map(violation -> item(violation, state, people))
                .toList();
    }

    private static Item item(Violation violation, Conversation state, People people) {
        Report report = state.reports().stream()
                .filter(one -> one.key().equals(violation.report()))
                .findFirst()
                .orElse(null);
        Sender sender = report == null ? state.sender() : report.sender();
        String decidedBy = violation.decidedBy();
        return new Item(
                violation.number(),
                violation.kind(),
                report == null ? "" : report.name(),
                Masking.MASKED.text(violation.words(), sender),
                violation.at(),
                violation.by().equals("system") ? "" : people.name(violation.by()),
                decidedBy == null ? "" : people.name(decidedBy),
                violation.decidedAt());
    }

    /** Whether improper reports are counted and lock nobody: callers of the hotline have no account. */
    public boolean countsOnly() {
        return channel.equals(Address.DESK);
    }

    /** The violations a lock stands on, by number. */
    public String grounds(Lock lock) {
        return lock.grounds().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** What an element of this conversation is called. */
    public String anchor(Object what) {
        return "conduct-" + conversation.replaceAll("[^A-Za-z0-9]", "-") + "-" + what;
    }
}
