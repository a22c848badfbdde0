package vn.hue.gateway.store;

import java.util.EnumSet;
import java.util.Set;
import vn.hue.conversations.conduct.Conduct;
import vn.hue.conversations.conduct.Violation;
import vn.hue.conversations.dialog.Conversation;

/** What is to be known of how a citizen behaves, where conversations are listed. {@code QĐ 30/2022, Điều 14.1}. */
public enum ConductMark {
    /** A filed report, or an interaction, is proposed as a violation, and nobody has judged it yet. */
    PROPOSED,
    /** Something counts. */
    CONFIRMED,
    /** New reports or interactions are locked. */
    LOCKED;

    static Set<ConductMark> of(Conversation state) {
        Conduct conduct = state.conduct();
        Set<ConductMark> marks = EnumSet.noneOf(ConductMark.class);
        if (conduct.proposed().stream().anyMatch(violation -> isFiled(violation, state))) {
            marks.add(PROPOSED);
        }
        if (conduct.violations().stream().anyMatch(violation -> violation.state() == Violation.State.CONFIRMED)) {
            marks.add(CONFIRMED);
        }
        if (conduct.locks().stream().anyMatch(lock -> lock.endedAt() == null)) {
            marks.add(LOCKED);
        }
        return marks;
    }

    /** Whether it can be judged: what was never sent is no report. */
    public static boolean isFiled(Violation violation, Conversation state) {
        return state.reports().stream().anyMatch(report -> report.key().equals(violation.report()));
    }
}
