package vn.hue.conversations.vocabulary;

/**
 * What a conversation must know of the channel it is held on: given to it when it begins and stored with it, so that a
 * replay needs no channel.
 *
 * @param manner how people converse there
 * @param pictures whether pictures travel inside it
 * @param places whether the channel can ask the device for its position
 */
public record Medium(Manner manner, boolean pictures, boolean places) {

    /** What was told by phone. */
    public static final Medium CALL = new Medium(Manner.CALLS, false, false);

    /** A chat that carries everything. */
    public static final Medium CHAT = new Medium(Manner.CHAT, true, true);
}
