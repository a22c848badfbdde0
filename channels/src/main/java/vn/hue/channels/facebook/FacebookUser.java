package vn.hue.channels.facebook;

import java.time.Duration;
import java.time.Instant;
import vn.hue.conversations.vocabulary.Address;

/**
 * Who is behind an address: a person in a chat, or a comment that may be answered in private once.
 *
 * @param id the person's id on the page, or the comment's
 * @param commentedAt when the comment was written; the epoch for a person in a chat
 */
record FacebookUser(String id, boolean comment, Instant commentedAt) {

    static final String CHANNEL = "facebook";

    /** Facebook allows one private reply to a comment, for a week. */
    static final Duration COMMENT_WINDOW = Duration.ofDays(7);

    private static final String COMMENT = "comment/";

    static Address person(String page, String id) {
        return new Address(CHANNEL, page, id);
    }

    /** The time goes with it, so that any node knows when the answer comes too late. */
    static Address comment(String page, String id, Instant at) {
        return new Address(CHANNEL, page, COMMENT + at.getEpochSecond() + '/' + id);
    }

    static FacebookUser of(Address address) {
        String user = address.user();
        int slash = user.indexOf('/', COMMENT.length());
        if (!user.startsWith(COMMENT) || slash < 0) {
            return new FacebookUser(user, false, Instant.EPOCH);
        }
        long seconds = Long.parseLong(user.substring(COMMENT.length(), slash));
        return new FacebookUser(user.substring(slash + 1), true, Instant.ofEpochSecond(seconds));
    }
}
