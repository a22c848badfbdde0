package vn.hue.gateway.mongo;

import java.nio.charset.StandardCharsets;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.ObjectDataType;

/**
 * Where documents lie, nearly always a text: on the disk as the store's own type has it, byte for byte, which writes texts
 * character by character, each commit those of every neighbour of a changed document.
 */
final class PlaceType extends ObjectDataType {

    /** As {@link ObjectDataType} marks a text of up to fifteen characters, and any other. */
    private static final int SHORT_TEXT = 88;

    private static final int TEXT = 11;
    private static final int SHORT = 15;

    /** As {@link ObjectDataType} orders them. */
    @Override
    public int compare(Object a, Object b) {
        return a instanceof String one && b instanceof String other ? one.compareTo(other) : super.compare(a, b);
    }

    @Override
    public void write(WriteBuffer out, Object place) {
        if (!(place instanceof String text)) {
            super.write(out, place);
            return;
        }
        // Copies of whole texts are quicker than a look at each of their characters.
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (!new String(bytes, StandardCharsets.US_ASCII).equals(text)) {
            super.write(out, place);
            return;
        }
        if (bytes.length <= SHORT) {
            out.put((byte) (SHORT_TEXT + bytes.length)).put(bytes);
        } else {
            out.put((byte) TEXT).putVarInt(bytes.length).put(bytes);
        }
    }
}
