package vn.hue.emulators.sms;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a phone does between its keys and the air: alphabets and pieces, in this emulator's own way. */
final class Air {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTRA = "^{}\\[~]|€\f";
    private static final String EXTRA_CODES = "\u0014\u0028\u0029\u002f\u003c\u003d\u003e\u0040\u0065\n";
    private static final int ESCAPE = 0x1B;
    private static final int UCS2 = 8;

    /** What goes over the air as one message. */
    record Piece(int dataCoding, byte[] octets, int number, int total) {}

    private Air() {}

    static String read(int dataCoding, byte[] octets) {
        if (dataCoding == UCS2) {
            return new String(octets, StandardCharsets.UTF_16BE);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < octets.length; i++) {
            int code = octets[i] & 0x7F;
            if (code == ESCAPE && i + 1 < octets.length) {
                int extra = EXTRA_CODES.indexOf(octets[++i]);
                text.append(extra < 0 ? '?' : EXTRA.charAt(extra));
            } else {
                text.append(BASIC.charAt(code));
            }
        }
        return text.toString();
    }

    /** As phones write: seven bits when they do, and pieces that may end anywhere. */
    static List<Piece> write(String text) {
        byte[] plain = gsm(text);
        int coding = plain == null ? UCS2 : 0;
        byte[] all = plain == null ? text.getBytes(StandardCharsets.UTF_16BE) : plain;
        boolean alone = all.length <= (plain == null ? 140 : 160);
        int each = alone ? Math.max(1, all.length) : plain == null ? 134 : 153;
        int total = Math.max(1, (all.length + each - 1) / each);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < total; i++) {
            int from = i * each;
            int to = Math.min(all.length, from + each);
            pieces.add(new Piece(coding, Arrays.copyOfRange(all, from, to), i + 1, total));
        }
        return pieces;
    }

    private static byte @org.jspecify.annotations.Nullable [] gsm(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (char letter : text.toCharArray()) {
            int code = letter == ESCAPE ? -1 : BASIC.indexOf(letter);
            int extra = EXTRA.indexOf(letter);
            if (code < 0 && extra < 0) {
                return null;
            } else if (code < 0) {
                octets.write(ESCAPE);
                octets.write(EXTRA_CODES.charAt(extra));
            } else {
                octets.write(code);
            }
        }
        return octets.toByteArray();
    }
}
