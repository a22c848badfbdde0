package vn.hue.channels.sms.text;

import java.nio.charset.StandardCharsets;

/** How a text goes over the air. */
public enum Writing {
    /** 7 bits a character: data_coding 0. */
    GSM(0, 160, 153),
    /** 16 bits a unit: data_coding 8, UTF-16 with the high byte first. */
    UCS2(8, 70, 67);

    private final int dataCoding;
    private final int alone;
    private final int joined;

    Writing(int dataCoding, int alone, int joined) {
        this.dataCoding = dataCoding;
        this.alone = alone;
        this.joined = joined;
    }

    public int dataCoding() {
        return dataCoding;
    }

    /** Units of a message that needs no second segment. */
    public int alone() {
        return alone;
    }

    /** Units of each of several segments, beside a header of 6 octets, or of 7 octets: one unit less. */
    public int joined(boolean longHeader) {
        return longHeader ? joined - 1 : joined;
    }

    int units(CharSequence text) {
        return this == GSM ? Gsm.septets(text) : text.length();
    }

    byte[] encode(String text) {
        return this == GSM ? Gsm.encode(text) : text.getBytes(StandardCharsets.UTF_16BE);
    }
}
