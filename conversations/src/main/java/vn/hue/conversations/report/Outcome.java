package vn.hue.conversations.report;

/** What became of a move. */
public sealed interface Outcome {

    /** The report after it. */
    record Moved(Report report) implements Outcome {}

    /** Nothing changed. */
    record NotNow(Why why) implements Outcome {}
}
