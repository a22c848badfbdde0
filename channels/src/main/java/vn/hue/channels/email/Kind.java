package vn.hue.channels.email;

import java.util.Locale;

/** What a mail is to us. Only a {@link #MESSAGE} is ever answered. */
public enum Kind {
    /** A person wrote it. */
    MESSAGE,
    /** A machine wrote it: an absence, a receipt, a confirmation. */
    AUTO_REPLY,
    /** A mail of ours did not arrive. */
    BOUNCE,
    /** It went to many. */
    LIST,
    /** There is nothing in it that anybody could read. */
    UNREADABLE;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
