package vn.hue.conversations.vocabulary;

/** How people converse on a channel. */
public enum Manner {
    /** Short messages to and fro, one question at a time. */
    CHAT,
    /** One letter may be a whole report; what is missing is asked for in one letter, numbered. */
    LETTERS,
    /** One question at a time like a chat, but every character costs: short sentences, few of them. */
    TEXTS,
    /**
     * Nobody writes here: somebody called, or the centre found a matter itself, and a colleague types. What is said travels
     * by other ways, and only what is news to whoever called.
     */
    CALLS
}
