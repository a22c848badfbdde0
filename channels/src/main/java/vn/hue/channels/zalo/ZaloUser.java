package vn.hue.channels.zalo;

import org.jspecify.annotations.Nullable;

/**
 * Who an address of this channel is.
 *
 * @param id Zalo's id of the person
 * @param conversation only for visitors of a site who are not signed in: their conversation, without which no answer
 *     reaches them
 */
record ZaloUser(String id, @Nullable String conversation) {

    private static final String ANONYMOUS = "anonymous/";

    static ZaloUser anonymous(String id, @Nullable String conversation) {
        return new ZaloUser(id, conversation);
    }

    /** Reads what {@link #address} wrote. */
    static ZaloUser of(String user) {
        int slash = user.lastIndexOf('/');
        return user.startsWith(ANONYMOUS) && slash > ANONYMOUS.length()
                ? new ZaloUser(user.substring(slash + 1), user.substring(ANONYMOUS.length(), slash))
                : new ZaloUser(user, null);
    }

    String address() {
        return conversation == null ? id : ANONYMOUS + conversation + '/' + id;
    }

    @Override
    public String toString() {
        return "ZaloUser[confidential]";
    }
}
