package vn.hue.channels.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The way Outlook packs its words, MS-OXRTFCP: a dictionary of 4,096 bytes in which RTF's usual beginnings stand already.
 *
 * <pre>
 * packed length u32 · plain length u32 · "LZFu" or "MELA" (not packed) · checksum u32
 * then runs: one byte of eight signs, the lowest first: 0 a byte as it is, 1 a place (12 bits) and a length (4 bits, + 2)
 * </pre>
 */
final class CompressedRtf {

    private static final int PACKED = 0x75465a4c;
    private static final int PLAIN = 0x414c454d;
    private static final int HEADER = 16;
    private static final int DICTIONARY = 4_096;
    private static final int AT_MOST = 8 << 20;
    private static final byte[] USUAL =
            ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss "
                            + "\\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier"
                            + "{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
                    .getBytes(StandardCharsets.US_ASCII);

    /** The RTF; what is cut off gives what came before; null when it is neither form. */
    static byte @Nullable [] unpacked(byte[] bytes) {
        if (bytes.length < HEADER) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int form = in.getInt(8);
        in.position(HEADER);
        if (form == PLAIN) {
            byte[] plain = new byte[in.remaining()];
            in.get(plain);
            return plain;
        }
        return form == PACKED ? unpacked(in) : null;
    }

    private static byte[] unpacked(ByteBuffer in) {
        byte[] dictionary = new byte[DICTIONARY];
        System.arraycopy(USUAL, 0, dictionary, 0, USUAL.length);
        int write = USUAL.length;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (in.hasRemaining() && out.size() < AT_MOST) {
            int signs = in.get();
            for (int i = 0; i < 8 && in.hasRemaining(); i++) {
                if ((signs >> i & 1) == 0) {
                    byte each = in.get();
                    out.write(each);
                    dictionary[write] = each;
                    write = (write + 1) % DICTIONARY;
                    continue;
                }
                if (in.remaining() < 2) {
                    return out.toByteArray();
                }
                int place = (in.get() & 0xff) << 8 | in.get() & 0xff;
                int from = place >> 4;
                if (from == write) {
                    return out.toByteArray();
                }
                for (int k = 0; k < (place & 0xf) + 2; k++) {
                    byte each = dictionary[(from + k) % DICTIONARY];
                    out.write(each);
                    dictionary[write] = each;
                    write = (write + 1) % DICTIONARY;
                }
            }
        }
        return out.toByteArray();
    }

    private CompressedRtf() {}
}
