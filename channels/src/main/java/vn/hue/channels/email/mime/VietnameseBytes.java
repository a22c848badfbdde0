package vn.hue.channels.email.mime;

import java.text.Normalizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The old Vietnamese one-byte charsets that no JDK knows. Both also put capitals where ASCII has control characters. */
enum VietnameseBytes {
    /** RFC 1456. */
    VISCII(
            Map.of(0x02, 'Ẳ', 0x05, 'Ẵ', 0x06, 'Ẫ', 0x14, 'Ỷ', 0x19, 'Ỹ', 0x1e, 'Ỵ'),
            "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
                    + "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"),
    /** TCVN 5712:1993 as VN1, of which the ABC fonts (TCVN3) are a part. */
    TCVN(
            Map.ofEntries(
                    Map.entry(0x01, 'Ú'),
                    Map.entry(0x02, 'Ụ'),
                    Map.entry(0x04, 'Ừ'),
                    Map.entry(0x05, 'Ử'),
                    Map.entry(0x06, 'Ữ'),
                    Map.entry(0x11, 'Ứ'),
                    Map.entry(0x12, 'Ự'),
                    Map.entry(0x13, 'Ỳ'),
                    Map.entry(0x14, 'Ỷ'),
                    Map.entry(0x15, 'Ỹ'),
                    Map.entry(0x16, 'Ý'),
                    Map.entry(0x17, 'Ỵ')),
            "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\u00a0ĂÂÊÔƠƯĐăâêôơưđẶ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ");

    private final Map<Integer, Character> controls;
    private final String upper;

    VietnameseBytes(Map<Integer, Character> controls, String upper) {
        this.controls = controls;
        this.upper = upper;
    }

    /** @param name lower case */
    static @Nullable VietnameseBytes named(String name) {
        return switch (name) {
            case "viscii", "x-viscii", "viscii1.1-1", "x-viet-viscii", "csviscii" -> VISCII;
            case "tcvn", "tcvn3", "tcvn-5712", "tcvn5712-1", "x-viet-tcvn5712", "x-viet-tcvn" -> TCVN;
            default -> null;
        };
    }

    static boolean usesControls(String name) {
        return named(name) != null;
    }

    String decode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (byte each : bytes) {
            int c = each & 0xff;
            if (c >= 0x80) {
                text.append(upper.charAt(c - 0x80));
            } else {
                text.append(controls.getOrDefault(c, (char) c).charValue());
            }
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
