package vn.hue.conversations.dialog;

import java.time.Duration;
import java.time.Instant;
import vn.hue.conversations.report.Regulation;

/** A reminder whose time has come, perhaps late because no gateway ran. */
final class Reminding {

    /** Whoever is reminded late has still so long to answer. */
    private static final Duration GRACE = Duration.ofHours(4);

    private final Step step;

    Reminding(Step step) {
        this.step = step;
    }

    /**
     * Whether it came so late that it is night, and waits for the morning; where the two days are over by then, nobody is
     * woken for it.
     */
    boolean puts(Event.Fired fired) {
        boolean draft = fired.name().equals(Intake.REMINDER) && step.draft != null;
        Instant since = fired.since();
        Instant morning = step.settings.quiet().endOf(step.at).orElse(null);
        if (since == null || morning == null || !(draft || fired.name().startsWith(ReportTimers.SUPPLEMENT_REMINDER))) {
            return false;
        }
        if (morning.isBefore(since.plus(Regulation.SUPPLEMENT))) {
            step.setTimer(fired.name(), morning, since);
        } else if (draft) {
            step.setTimer(Intake.END, end(fired.at(), since));
        }
        return true;
    }

    /** When the two days of an unfinished report are over. */
    Instant end(Event.Fired fired) {
        Instant since = fired.since();
        return since == null
                ? step.at.plus(Regulation.SUPPLEMENT.minus(step.settings.remindAfter(step.address.channel())))
                : end(step.at, since);
    }

    private static Instant end(Instant at, Instant since) {
        Instant end = since.plus(Regulation.SUPPLEMENT);
        Instant atLeast = at.plus(GRACE);
        return end.isBefore(atLeast) ? atLeast : end;
    }
}
