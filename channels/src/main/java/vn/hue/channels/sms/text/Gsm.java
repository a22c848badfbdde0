package vn.hue.channels.sms.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The alphabet of GSM phones, one septet an octet as SMPP carries it; a character of the extension takes two.
 *
 * <p>Source: 3GPP TS 23.038, 6.2.1 and 6.2.1.1.
 */
public final class Gsm {

    static final byte ESCAPE = 0x1B;

    /** By code; the place of the escape holds itself. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅå" + "Δ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ" + " !\"#¤%&'()*+,-./"
            + "0123456789:;<=>?" + "¡ABCDEFGHIJKLMNO" + "PQRSTUVWXYZÄÖÑÜ§" + "¿abcdefghijklmno" + "pqrstuvwxyzäöñüà";

    private static final Map<Character, Byte> CODES = new HashMap<>();
    private static final Map<Character, Byte> EXTENSION = Map.of(
            '\f', (byte) 0x0A,
            '^', (byte) 0x14,
            '{', (byte) 0x28,
            '}', (byte) 0x29,
            '\\', (byte) 0x2F,
            '[', (byte) 0x3C,
            '~', (byte) 0x3D,
            ']', (byte) 0x3E,
            '|', (byte) 0x40,
            '€', (byte) 0x65);
    private static final Map<Byte, Character> EXTENDED = new HashMap<>();

    static {
        for (int code = 0; code < BASIC.length(); code++) {
            if (code != ESCAPE) {
                CODES.put(BASIC.charAt(code), (byte) code);
            }
        }
        EXTENSION.forEach((letter, code) -> EXTENDED.put(code, letter));
    }

    /** How many septets a character takes: 1, 2, or 0 when the alphabet hasn't got it. */
    public static int septets(char letter) {
        return CODES.containsKey(letter) ? 1 : EXTENSION.containsKey(letter) ? 2 : 0;
    }

    /** The length in septets; −1 when a character is missing from the alphabet. */
    public static int septets(CharSequence text) {
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            int one = septets(text.charAt(i));
            if (one == 0) {
                return -1;
            }
            all += one;
        }
        return all;
    }

    /** @throws IllegalArgumentException when a character is missing from the alphabet */
    public static byte[] encode(CharSequence text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            Byte code = CODES.get(letter);
            if (code == null) {
                code = EXTENSION.get(letter);
                if (code == null) {
                    throw new IllegalArgumentException("not in the alphabet: U+" + Integer.toHexString(letter));
                }
                bytes.write(ESCAPE);
            }
            bytes.write(code);
        }
        return bytes.toByteArray();
    }

    /**
     * The words; never fails. An unknown extension shows its basic character, as the standard asks of phones; what is no
     * septet at all is read as Latin-1, which some centres send instead.
     */
    public static String decode(byte[] septets) {
        StringBuilder text = new StringBuilder(septets.length);
        for (int i = 0; i < septets.length; i++) {
            byte code = septets[i];
            if (code == ESCAPE) {
                if (++i < septets.length) {
                    Character letter = EXTENDED.get(septets[i]);
                    text.append(letter == null ? basic(septets[i]) : letter);
                }
            } else {
                text.append(basic(code));
            }
        }
        return text.toString();
    }

    private static char basic(byte code) {
        if (code < 0) {
            return new String(new byte[] {code}, StandardCharsets.ISO_8859_1).charAt(0);
        }
        // The standard lets a lone escape be shown as a blank.
        return code == ESCAPE ? ' ' : BASIC.charAt(code);
    }

    private Gsm() {}
}
