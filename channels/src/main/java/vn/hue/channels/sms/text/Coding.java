package vn.hue.channels.sms.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * What a data_coding means.
 *
 * <p>Source: SMPP 3.4, 5.2.19, and 3GPP TS 23.038, 4, for the values that both know.
 */
public final class Coding {

    /** What value 0, "the centre's default", means: to be agreed with the operator. */
    public enum Default {
        GSM,
        LATIN1
    }

    /** The words of a message; null when it holds no words or nobody knows which. */
    public static @Nullable String decode(int dataCoding, byte[] octets, Default usual) {
        String text = text(dataCoding & 0xFF, octets, usual);
        // Some phones pad with zeros; Vietnamese from some phones comes in pieces.
        return text == null ? null : Normalizer.normalize(text.replace("\u0000", ""), Normalizer.Form.NFC);
    }

    private static @Nullable String text(int coding, byte[] octets, Default usual) {
        return switch (coding) {
            case 0 -> usual == Default.GSM ? Gsm.decode(octets) : latin1(octets);
            case 1 -> latin1(octets);
            case 3 -> latin1(octets);
            case 6 -> new String(octets, Charset.forName("ISO-8859-5"));
            case 7 -> new String(octets, Charset.forName("ISO-8859-8"));
            case 8 -> ucs2(octets);
            case 2, 4, 5, 9, 10, 13, 14 -> null;
            default -> phones(coding, octets);
        };
    }

    /** As the message came over the air. */
    private static @Nullable String phones(int coding, byte[] octets) {
        boolean general = coding >> 6 == 0;
        boolean waiting = coding >> 4 == 0xC || coding >> 4 == 0xD;
        boolean shown = coding >> 4 == 0xF;
        if (general) {
            boolean compressed = (coding & 0x20) != 0;
            return compressed
                    ? null
                    : switch (coding >> 2 & 3) {
                        case 0 -> Gsm.decode(octets);
                        case 2 -> ucs2(octets);
                        default -> null;
                    };
        } else if (waiting) {
            return Gsm.decode(octets);
        } else if (coding >> 4 == 0xE) {
            return ucs2(octets);
        }
        return shown && (coding & 4) == 0 ? Gsm.decode(octets) : null;
    }

    private static String latin1(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static String ucs2(byte[] octets) {
        return new String(octets, 0, octets.length & ~1, StandardCharsets.UTF_16BE);
    }

    private Coding() {}
}
