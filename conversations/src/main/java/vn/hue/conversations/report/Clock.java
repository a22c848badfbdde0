package vn.hue.conversations.report;

/** The clocks of the regulation; their lengths are in {@link Regulation}, what starts and stops them in {@link Clocks}. */
public enum Clock {
    /** SOS: the centre contacts the citizen. {@code Điều 18}. */
    CONTACT,
    /** Urgent: the centre has passed it on. {@code Điều 15.1, 15.2}. */
    ACT,
    /** Verification and acceptance: the first half of the hour of {@code Phụ lục 2}, step 1. {@code Điều 9.1}. */
    ACCEPT,
    /** Distribution after acceptance. {@code Điều 10.1}. */
    DISTRIBUTE,
    /** The agency acknowledges. {@code Điều 11.1, 15}. */
    ACKNOWLEDGE,
    /** The agency handles. {@code Điều 11.2, 15}. */
    HANDLE,
    /** The centre checks and publishes. {@code Phụ lục 2}. */
    PUBLISH,
    /** The agency mends a result that is not to form. {@code Điều 12.2}. */
    MEND_RESULT,
    /** The agency answers an interaction. {@code Điều 13.3}. */
    ANSWER_INTERACTION,
    /** The citizen supplements or verifies. {@code Điều 7.5b.4, 7.5b.5}; runs from when the question was really sent. */
    SUPPLEMENT
}
