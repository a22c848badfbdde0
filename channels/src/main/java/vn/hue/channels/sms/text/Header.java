package vn.hue.channels.sms.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The header that may stand before a segment's words.
 *
 * @param length of the header in octets, with its own length
 * @param piece which piece of a long text it is; null when it isn't one
 */
public record Header(int length, @Nullable Piece piece) {

    private static final int SHORT_REFERENCE = 0x00;
    private static final int LONG_REFERENCE = 0x08;

    /**
     * One of the pieces of a long text.
     *
     * @param reference what the pieces share
     * @param number from 1
     */
    public record Piece(int reference, int total, int number) {

        /** Whether it makes sense; a single piece of one is a whole text. */
        public boolean plausible() {
            return total > 1 && number >= 1 && number <= total;
        }
    }

    /** {@code 05 00 03 reference total number}. Source: 3GPP TS 23.040, 9.2.3.24.1. */
    public static byte[] of(Piece piece) {
        return new byte[] {5, SHORT_REFERENCE, 3, (byte) piece.reference(), (byte) piece.total(), (byte) piece.number()
        };
    }

    /** {@code 06 08 04 reference(2) total number}. Source: 3GPP TS 23.040, 9.2.3.24.8. */
    public static byte[] withLongReference(Piece piece) {
        return new byte[] {
            6,
            LONG_REFERENCE,
            4,
            (byte) (piece.reference() >> 8),
            (byte) piece.reference(),
            (byte) piece.total(),
            (byte) piece.number()
        };
    }

    /** Reads what stands before the words; an element that doesn't fit ends the reading, never fails it. */
    public static Header read(byte[] octets) {
        if (octets.length == 0) {
            return new Header(0, null);
        }
        int end = Math.min(octets.length, 1 + (octets[0] & 0xFF));
        Piece piece = null;
        int at = 1;
        while (at + 2 <= end) {
            int kind = octets[at] & 0xFF;
            int length = octets[at + 1] & 0xFF;
            int from = at + 2;
            if (from + length > end) {
                break;
            }
            if (kind == SHORT_REFERENCE && length == 3) {
                piece = new Piece(octets[from] & 0xFF, octets[from + 1] & 0xFF, octets[from + 2] & 0xFF);
            } else if (kind == LONG_REFERENCE && length == 4) {
                int reference = (octets[from] & 0xFF) << 8 | (octets[from + 1] & 0xFF);
                piece = new Piece(reference, octets[from + 2] & 0xFF, octets[from + 3] & 0xFF);
            }
            at = from + length;
        }
        return new Header(end, piece);
    }

    /** The words' octets. */
    public byte[] strip(byte[] octets) {
        return Arrays.copyOfRange(octets, length, octets.length);
    }
}
