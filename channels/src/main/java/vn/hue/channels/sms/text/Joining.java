package vn.hue.channels.sms.text;

/** How several segments say that they belong together. */
public enum Joining {
    /** A header of 6 octets before the words, reference of 8 bits: understood everywhere. */
    UDH,
    /** A header of 7 octets, reference of 16 bits: for who writes much to the same people. */
    UDH16,
    /** Parameters beside the words; the centre makes the headers. */
    SAR,
    /** The whole text in one parameter; the centre cuts it. */
    PAYLOAD
}
