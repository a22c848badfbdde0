package vn.hue.conversations.report;

/** Where a report stands. {@code QĐ 30/2022, Phụ lục 2}. */
public enum Status {
    /** Sent between 00:00 and 07:30 and not urgent: kept as given, received at 07:30. {@code Điều 4.2}. */
    KEPT,
    /** With the centre, not looked at yet. */
    RECEIVED,
    /** The centre checks it. {@code Điều 8}. */
    VERIFYING,
    /** Waiting for the citizen, at most 02 days. {@code Điều 7.5b.4, 7.5b.5}. */
    SUPPLEMENT,
    /** Taken on. {@code Điều 9}. */
    ACCEPTED,
    /** Does not qualify; the reason and the guidance are told. {@code Điều 7.5b, 8.2}. */
    REFUSED,
    /** With one or several agencies. {@code Điều 10}. */
    DISTRIBUTED,
    /** An agency has acknowledged it. {@code Điều 11}. */
    IN_HANDLING,
    /** An agency has answered; the centre checks the answer. {@code Điều 12}. */
    RESULT,
    /** The citizen has the result. {@code Điều 12.1}. */
    PUBLISHED,
    /** The citizen has rated it. {@code Điều 13.4}. */
    RATED,
    /** Withdrawn by the citizen before handling began. {@code Điều 7.5b.10}. */
    CANCELLED,
    /** Another citizen reported the matter first: handled together with that report, whose result is told here too. */
    MERGED;

    /** Whether nothing more is expected of anyone, short of an interaction. */
    public boolean closed() {
        return this == REFUSED || this == CANCELLED || this == RATED;
    }

    /** Whether the matter is still within its handling time. {@code Điều 7.5b.8}. */
    public boolean open() {
        return !closed() && this != PUBLISHED;
    }
}
