package vn.hue.channels;

/** Counts what happens on a channel; also which variant of an unverified fact has matched. */
@FunctionalInterface
public interface ChannelCounts {

    /** Counts nothing. */
    ChannelCounts NONE = (channel, what) -> {};

    /**
     * @param what a constant such as {@code signature.invalid}; never anything a sender chose
     */
    void count(String channel, String what);
}
