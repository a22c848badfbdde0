package vn.hue.channels;

/** Hears how a channel is, for the console and the alarms. Called again only when something has changed. */
@FunctionalInterface
public interface ChannelHealth {

    /**
     * @param account our account on it
     * @param reason for operators, in their language, without secrets; empty when it is up
     */
    void now(String channel, String account, State state, String reason);

    /** How a channel is. */
    enum State {
        UP,
        /** Works, but not well; it may mend by itself. */
        DEGRADED,
        /** Can't send until an administrator consents anew. */
        NEEDS_CONSENT,
        /** Can't send until somebody does something at the provider. */
        DOWN
    }
}
