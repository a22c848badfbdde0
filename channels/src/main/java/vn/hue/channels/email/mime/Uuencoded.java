package vn.hue.channels.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Files as old mailers wrote them, between {@code begin 644 name} and {@code end}. */
final class Uuencoded {

    static byte[] decode(byte[] raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length * 3 / 4);
        boolean inside = false;
        for (String line : new String(raw, StandardCharsets.ISO_8859_1).split("\r?\n", -1)) {
            if (line.startsWith("begin ")) {
                inside = true;
            } else if (line.equals("end")) {
                break;
            } else if (inside && !line.isEmpty()) {
                line(line, out);
            }
        }
        return out.toByteArray();
    }

    private static void line(String line, ByteArrayOutputStream out) {
        int left = line.charAt(0) - ' ' & 0x3f;
        for (int i = 1; left > 0 && i < line.length(); i += 4) {
            int bits = 0;
            for (int k = 0; k < 4; k++) {
                bits = bits << 6 | (i + k < line.length() ? line.charAt(i + k) - ' ' & 0x3f : 0);
            }
            for (int k = 16; k >= 0 && left > 0; k -= 8) {
                out.write(bits >> k);
                left--;
            }
        }
    }

    private Uuencoded() {}
}
