package vn.hue.channels.email;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** A mail as a bad line, a bad disk or a bad mind would deliver it. */
final class Broken {

    static byte[] of(byte[] whole, Random chance) {
        byte[] mail = whole.clone();
        for (int i = chance.nextInt(6); i >= 0 && mail.length > 1; i--) {
            int at = chance.nextInt(mail.length);
            int to = at + chance.nextInt(Math.min(200, mail.length - at));
            mail = switch (chance.nextInt(4)) {
                case 0 -> changed(mail, at, (byte) chance.nextInt(256));
                case 1 -> Arrays.copyOf(mail, at);
                case 2 -> joined(mail, to, at);
                default -> joined(mail, at, to);
            };
        }
        return mail;
    }

    private static byte[] changed(byte[] mail, int at, byte to) {
        byte[] changed = mail.clone();
        changed[at] = to;
        return changed;
    }

    /** The mail up to one place, then from another on: something is missing, or comes twice. */
    private static byte[] joined(byte[] mail, int end, int begin) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(mail, 0, end);
        joined.write(mail, begin, mail.length - begin);
        return joined.toByteArray();
    }

    private Broken() {}
}
