package vn.hue.gateway.api;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hue.conversations.conduct.Lock;
import vn.hue.conversations.conduct.Violation;
import vn.hue.conversations.dialog.Conversation;
import vn.hue.conversations.report.Report;
import vn.hue.gateway.store.ConductMark;
import vn.hue.gateway.store.Snapshot;
import vn.hue.gateway.work.ConductWork;

/** A citizen's conduct in a conversation, as JSON: what is proposed, what counts, and what is locked now. */
record ConductView(
        String conversation,
        long version,
        String channel,
        String user,
        @Nullable String name,
        List<Offence> violations,
        List<Held> locks) {

    /**
     * One violation.
     *
     * @param by {@code system}, or an account's name
     */
    record Offence(
            int number,
            String kind,
            String state,
            @Nullable String report,
            String words,
            Instant at,
            String by,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {

        static Offence of(Violation violation, Conversation state, Masking masking) {
            Report report = ConductWork.report(violation.report(), state).orElse(null);
            return new Offence(
                    violation.number(),
                    violation.kind().name(),
                    violation.state().name(),
                    report == null ? null : report.name(),
                    masking.text(violation.words(), report == null ? state.sender() : report.sender()),
                    violation.at(),
                    violation.by(),
                    violation.decidedBy(),
                    violation.decidedAt());
        }
    }

    /** One lock; {@code until} is absent when only a person can lift it. */
    record Held(String kind, Instant since, @Nullable Instant until, List<Integer> grounds) {

        static Held of(Lock lock) {
            return new Held(lock.kind().name(), lock.since(), lock.until(), lock.grounds());
        }
    }

    static ConductView of(Snapshot snapshot, Instant now, Masking masking) {
        Conversation state = snapshot.state();
        return new ConductView(
                state.id(),
                snapshot.version(),
                state.address().channel(),
                masking.user(state.address().user()),
                masking.name(state.sender().name()),
                Stream.of(Violation.State.PROPOSED, Violation.State.CONFIRMED)
                        .flatMap(in -> ConductWork.violations(state, in).stream())
                        .map(violation -> Offence.of(violation, state, masking))
                        .toList(),
                ConductWork.locks(state, now).stream().map(Held::of).toList());
    }

    /** Whether it has something of what was asked for: a lock may have ended a moment ago. */
    boolean has(ConductMark mark) {
        return mark == ConductMark.LOCKED
                ? !locks.isEmpty()
                : violations.stream().anyMatch(one -> one.state().equals(mark.name()));
    }
}
