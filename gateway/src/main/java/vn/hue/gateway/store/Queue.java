package vn.hue.gateway.store;

/** What the centre's people look at first; a conversation may wait in several. */
public enum Queue {
    /** SOS and urgent, until an agency has it and the citizen was called. {@code QĐ 30/2022, Điều 15, 18}. */
    URGENT,
    /** The citizen asked for a person, and none is there. */
    WAITING,
    /** A colleague wants another to take it over. */
    OFFERED,
    /** Received and not decided yet. {@code Điều 8, 9}. */
    NEW,
    /** Came back from the citizen. {@code Điều 7.5b.4}. */
    ANSWERED,
    /** Accepted, and with no agency yet. {@code Điều 10}. */
    HAND_ON,
    /** An agency has answered: to be checked and published. {@code Điều 12}. */
    RESULTS,
    /** The citizen is not satisfied with a result, or has said something about it. {@code Điều 13}. */
    INTERACTIONS,
    /** A clock of the centre or of an agency ends soon, or has ended. */
    SOON,
    /** Held by who looks. */
    MINE,
    ALL;

    /** Whether it is walked by deadlines, soonest first; the others by who waits longest, or by what is new. */
    public boolean byDeadline() {
        return this != WAITING && this != OFFERED && this != MINE && this != ALL;
    }
}
