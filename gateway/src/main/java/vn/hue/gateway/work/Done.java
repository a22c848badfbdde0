package vn.hue.gateway.work;

import java.util.List;
import vn.hue.conversations.report.Report;
import vn.hue.conversations.report.Why;

/** What became of a {@link Deed}. */
public sealed interface Done {

    /**
     * On record and in the inbox; the turn makes it so in a moment, or leaves a remark in the conversation.
     *
     * @param before the report as it was
     */
    record Taken(Report before) implements Done {}

    /** There is no such report. */
    record Unknown() implements Done {}

    /** There is no such other report, with which it was to be tied. */
    record NoOther() implements Done {}

    /**
     * Somebody was quicker; nothing was done.
     *
     * @param now the report as it is
     * @param since what was done to it meanwhile, oldest first; never empty
     */
    record Overtaken(Report now, List<Report.Step> since) implements Done {
        public Overtaken {
            since = List.copyOf(since);
        }
    }

    /** The regulation does not allow it now; nothing was done. */
    record NotNow(Report now, Why why) implements Done {}
}
