package vn.hue.conversations.report;

/** Why a move can't be made now. Each has its sentence in the message files. */
public enum Why {
    /** The report is there already: the repeat of a move changes nothing and harms nothing. */
    ALREADY_THERE,
    /** Kept overnight until 07:30. {@code QĐ 30/2022, Điều 4.2}. */
    NOT_RECEIVED_YET,
    /** Only what is verified is accepted, and only what is accepted or urgent is distributed. {@code Điều 8.1, 10.1}. */
    NOT_VERIFIED_YET,
    /** A question to the citizen is open: its answer or its 02 days come first. {@code Điều 7.5b.4}. */
    WAITING_FOR_CITIZEN,
    /** The centre found the matter itself: nobody waits for an answer. {@code QĐ 30/2022, Điều 7.6}. */
    NOBODY_TO_ASK,
    /** No question to the citizen, or no interaction of the citizen, is open. */
    NOTHING_ASKED,
    /** The 02 days can't be over yet. {@code Điều 7.5b.4, 7.5b.5}. */
    STILL_IN_TIME,
    /** An answer or an addition without words, pictures or place. */
    NOTHING_GIVEN,
    /** Verification is over. {@code Điều 9}. */
    ALREADY_ACCEPTED,
    /** No agency has it yet. {@code Điều 10}. */
    NOT_DISTRIBUTED_YET,
    /** With an agency: it must come back to the centre first. {@code Điều 11.2}. */
    ALREADY_DISTRIBUTED,
    /** The agency has begun: too late to withdraw. {@code Điều 7.5b.10}. */
    ALREADY_IN_HANDLING,
    /** No agency is named. {@code Điều 10.3}. */
    NO_AGENCY,
    /** The named agency does not have this report. */
    NOT_ITS_REPORT,
    /** No result waits to be checked. {@code Điều 12}. */
    NO_RESULT,
    /** A result waits to be checked: it is published or sent back first. {@code Điều 12}. */
    RESULT_WAITS,
    /** The citizen has no result to rate or speak about yet. {@code Điều 13}. */
    NOT_PUBLISHED,
    /** The citizen has the result; from here on it is rated, spoken about or reopened. {@code Điều 13}. */
    ALREADY_PUBLISHED,
    /** Refused or cancelled: a new report may be sent. {@code Điều 7.4}. */
    CLOSED,
    /** Only a refusal is overturned. */
    NOT_REFUSED,
    /** Handled together with another report: it is taken out first. */
    MERGED,
    /** Not handled together with another report. */
    NOT_MERGED,
    /** Somebody else was later, or a citizen was told of it. */
    NOTHING_TO_UNDO,
    /** The report it was to be handled with came to no result. */
    FIRST_CLOSED,
    /** Neither a number nor a mail address of the sender is known. {@code Điều 5.3}. */
    NO_CONTACT
}
