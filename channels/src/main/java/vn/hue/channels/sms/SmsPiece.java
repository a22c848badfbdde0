package vn.hue.channels.sms;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.hue.channels.sms.text.Header;

/**
 * What a centre delivered in one go.
 *
 * @param from as the centre writes the number
 * @param to our own number there
 * @param octets without their header
 * @param piece which piece of a longer text it is; null for a whole one
 * @param session the connection it came on: a centre repeats on another one what it thinks was not heard
 */
public record SmsPiece(
        String from, String to, int dataCoding, byte[] octets, Header.@Nullable Piece piece, String session) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SmsPiece that
                && from.equals(that.from)
                && to.equals(that.to)
                && dataCoding == that.dataCoding
                && Arrays.equals(octets, that.octets)
                && Objects.equals(piece, that.piece)
                && session.equals(that.session);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, to, dataCoding, Arrays.hashCode(octets), piece, session);
    }

    @Override
    public String toString() {
        return "SmsPiece[" + octets.length + " octets, " + piece + "]";
    }
}
