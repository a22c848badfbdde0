package vn.hue.gateway.staff;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, and who looked at whose details: written before it is done or shown, never changed, never removed.
 * {@code QĐ 30/2022, Điều 9.3}. No names, numbers or words of citizens.
 */
public interface AuditLog {

    /** Durable when the future succeeds; adding an entry again changes nothing. */
    Future<Void> add(Entry entry);

    /** Newest first. */
    Future<List<Entry>> read(Query query);

    /**
     * One thing somebody did.
     *
     * @param id {@code 2026-11-23T02:00:00.123Z-} and something random, so that their order is the order in time
     * @param who an account's name; {@code system} for the gateway
     * @param detail a word of the program, for example a deed or a role; empty when there is nothing to add
     * @param about what it concerns, for example {@code account:lan}, {@code conversation:…}, {@code report:…}
     */
    record Entry(String id, Instant at, String who, Act what, String detail, List<String> about, Origin from) {
        public Entry {
            about = List.copyOf(about);
        }
    }

    /**
     * What to read.
     *
     * @param who null for everyone
     * @param what null for everything
     * @param about null for whatever it concerns
     * @param from not earlier
     * @param to earlier than this
     * @param before the id of the last entry of the page before; null for the first page
     */
    record Query(
            @Nullable String who,
            @Nullable Act what,
            @Nullable String about,
            Instant from,
            Instant to,
            @Nullable String before,
            int limit) {}

    /** What can be done. */
    enum Act {
        LOGGED_IN,
        /** Somebody known tried what they may not; {@code detail} says what. */
        REFUSED,
        LOGIN_REFUSED,
        LOGGED_OUT,
        SESSION_ENDED,
        ACCOUNT_INVITED,
        ACCOUNT_MADE,
        INVITATION_WITHDRAWN,
        ROLE_CHANGED,
        TEAM_CHANGED,
        /** Somebody is away, or back; {@code detail} says which. */
        AWAY_SET,
        ACCOUNT_DISABLED,
        ACCOUNT_ENABLED,
        RESET_GIVEN,
        PASSWORD_SET,
        CODES_SET_UP,
        CODES_REMOVED,
        RECOVERY_USED,
        /** Personal data of a conversation were shown. */
        REVEALED,
        /** Looked for a citizen by a phone number. */
        SEARCHED_PERSON,
        /** Something was done to a conversation or a report; {@code detail} says what. */
        DEED,
        ALARM_SEEN,
        /** The register of agencies. */
        AGENCY_CHANGED,
        AGENCY_RETIRED,
        /** Seen to what did not arrive; {@code detail} says how. */
        LETTER_SEEN_TO
    }
}
