package vn.hue.channels.email.mime;

/**
 * How much of a message is looked at; what lies beyond is left out and said so.
 *
 * @param depth parts inside parts
 * @param parts in all
 * @param bytes of all decoded bodies together
 * @param text characters of one body
 */
public record Limits(int depth, int parts, long bytes, int text) {

    public static final Limits USUAL = new Limits(30, 500, 160L << 20, 256 << 10);
}
