package vn.hue.channels.email.mime;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code winmail.dat}: the files and words that Outlook wraps in TNEF (MS-OXTNEF).
 *
 * <pre>
 * signature 0x223E9F78, key u16, then attributes:
 * level u8 (1 message, 2 attachment) · id u32 · length u32 · bytes · checksum u16
 * 0x9002 begins an attachment · 0x8010 its title · 0x800F its bytes · 0x9005 its properties · 0x800C the message's words
 * </pre>
 *
 * Broken files give what could be read before the break.
 *
 * @param text plain words; null when there are none
 * @param html words as HTML; null when there are none
 */
public record Tnef(
        List<File> files, @Nullable String text, @Nullable String html) {

    private static final int SIGNATURE = 0x223e9f78;
    private static final int FILES_AT_MOST = 200;

    private static final int ATTACHMENT_BEGINS = 0x9002;
    private static final int ATTACHMENT_TITLE = 0x8010;
    private static final int ATTACHMENT_DATA = 0x800f;
    private static final int ATTACHMENT_PROPERTIES = 0x9005;
    private static final int MESSAGE_WORDS = 0x800c;
    private static final int MESSAGE_PROPERTIES = 0x9003;
    private static final int CODE_PAGE = 0x9007;

    private static final int BODY = 0x1000;
    private static final int BODY_HTML = 0x1013;
    private static final int BODY_RTF = 0x1009;
    private static final int LONG_NAME = 0x3707;

    /**
     * @param name as the sender's computer called it; null when it didn't say
     */
    public record File(@Nullable String name, byte[] bytes) {}

    /** Null when these bytes are no TNEF. */
    public static @Nullable Tnef read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 6 || in.getInt() != SIGNATURE) {
            return null;
        }
        in.getShort();
        Reading reading = new Reading();
        try {
            while (in.remaining() > 10) {
                in.get();
                int id = in.getInt() & 0xffff;
                reading.attribute(id, slice(in, in.getInt()));
                in.getShort();
            }
        } catch (BufferUnderflowException e) {
            // cut off: what came before counts
        }
        return reading.done();
    }

    private static ByteBuffer slice(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer slice = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return slice;
    }

    private static byte[] all(ByteBuffer slice) {
        byte[] bytes = new byte[slice.remaining()];
        slice.get(bytes);
        return bytes;
    }

    private static final class Reading {

        private final List<File> files = new ArrayList<>();
        private String codePage = "windows-1252";
        private @Nullable String text;
        private @Nullable String html;
        private @Nullable String name;
        private byte @Nullable [] data;
        private byte @Nullable [] rtf;

        private void attribute(int id, ByteBuffer value) {
            switch (id) {
                case CODE_PAGE -> codePage = value.remaining() < 4 ? codePage : "windows-" + value.getInt();
                case MESSAGE_WORDS -> text = words(all(value));
                case MESSAGE_PROPERTIES -> properties(value, false);
                case ATTACHMENT_BEGINS -> keep();
                case ATTACHMENT_TITLE -> name = name == null ? words(all(value)) : name;
                case ATTACHMENT_DATA -> data = all(value);
                case ATTACHMENT_PROPERTIES -> properties(value, true);
                default -> {
                    // of no interest to a reader
                }
            }
        }

        private void keep() {
            byte[] bytes = data;
            if (bytes != null && files.size() < FILES_AT_MOST) {
                files.add(new File(name, bytes));
            }
            data = null;
            name = null;
        }

        private Tnef done() {
            keep();
            byte[] rich = rtf;
            if (rich != null && html == null) {
                RichText.Words words = RichText.of(rich);
                html = words.html() ? words.text() : null;
                text = text == null || text.isBlank() ? words.html() ? null : words.text() : text;
            }
            return new Tnef(List.copyOf(files), text, html);
        }

        private String words(byte[] bytes) {
            String decoded = Charsets.decode(bytes, codePage);
            int end = decoded.indexOf('\0');
            return end < 0 ? decoded : decoded.substring(0, end);
        }

        /** MAPI properties: count, then type u16, id u16, value; the variable ones padded to four bytes. */
        private void properties(ByteBuffer in, boolean ofFile) {
            int count = in.getInt();
            for (int i = 0; i < count; i++) {
                int type = in.getShort() & 0xffff;
                int id = in.getShort() & 0xffff;
                if (id >= 0x8000) {
                    skipName(in);
                }
                byte[] value = value(in, type);
                boolean unicode = (type & 0xfff) == 0x1f;
                if (ofFile && id == LONG_NAME) {
                    name = unicode ? wide(value) : words(value);
                } else if (!ofFile && id == BODY && text == null) {
                    text = unicode ? wide(value) : words(value);
                } else if (!ofFile && id == BODY_HTML) {
                    html = unicode ? wide(value) : words(value);
                } else if (!ofFile && id == BODY_RTF) {
                    rtf = CompressedRtf.unpacked(value);
                }
            }
        }

        private static String wide(byte[] value) {
            String text = new String(value, StandardCharsets.UTF_16LE);
            int end = text.indexOf('\0');
            return end < 0 ? text : text.substring(0, end);
        }

        private static void skipName(ByteBuffer in) {
            slice(in, 16);
            if (in.getInt() == 0) {
                in.getInt();
            } else {
                int length = in.getInt();
                slice(in, length + 3 & ~3);
            }
        }

        /** The first value of a property; fixed sizes by type, strings and binaries by their length. */
        private static byte[] value(ByteBuffer in, int type) {
            boolean many = (type & 0x1000) != 0;
            int kind = type & 0xfff;
            boolean variable = kind == 0x1e || kind == 0x1f || kind == 0x102 || kind == 0x0d;
            int count = many || variable ? in.getInt() : 1;
            byte[] first = {};
            for (int i = 0; i < count; i++) {
                int length = variable ? in.getInt() : fixed(kind);
                byte[] value = all(slice(in, length));
                slice(in, (length + 3 & ~3) - length);
                first = i == 0 ? value : first;
            }
            return first;
        }

        private static int fixed(int kind) {
            return switch (kind) {
                case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
                case 0x48 -> 16;
                default -> 4;
            };
        }
    }
}
