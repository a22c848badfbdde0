package vn.hue.gateway.staff;

import java.time.Instant;

/**
 * A browser in which someone logged in.
 *
 * @param id the hash of what its cookie says: who reads the database can't sit down at the desk
 * @param secret makes this session's forms its own
 * @param seenAt the last request, to the minute
 * @param device browser and system in two words, for the person's own list
 * @param from where from, roughly
 */
public record Session(
        String id,
        String account,
        Stage stage,
        String secret,
        Instant startedAt,
        Instant seenAt,
        String device,
        Origin from) {

    /** How far the login is. */
    public enum Stage {
        /** The password was right, the code is awaited. */
        CODE,
        /** The role needs a second factor, which is not set up yet. */
        ENROL,
        /** Logged in. */
        OPEN
    }

    @Override
    public String toString() {
        return "Session[" + account + ", " + stage + "]";
    }
}
