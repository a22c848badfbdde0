package vn.hue.channels.email.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RichTextTest {

    /** The example of MS-OXRTFCP, 4.1.1. */
    private static final byte[] EXAMPLE = HexFormat.of()
            .parseHex("2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232"
                    + "0af32068656c090020627705b06c647d0a800fa0");

    private static String words(String rtf) {
        return Normalizer.normalize(
                RichText.of(rtf.getBytes(StandardCharsets.ISO_8859_1)).text(), Normalizer.Form.NFC);
    }

    @Test
    void the_packing_of_the_specification_is_undone() {
        byte[] rtf = Objects.requireNonNull(CompressedRtf.unpacked(EXAMPLE));
        assertThat(new String(rtf, StandardCharsets.US_ASCII))
                .isEqualTo("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
        assertThat(RichText.of(rtf)).isEqualTo(new RichText.Words("hello world", false));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{\\rtf1\\ansi\\ansicpg1258 \\'d0\\'fd\\'f2ng|, Đựng|",
                "{\\rtf1\\ansi\\uc1 \\u272?\\u232?n h\\u7887?ng\\par \\u7903? \\'31\\'32}, Đèn hỏng¶ở 12",
                "{\\rtf1{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset163 Times;}}\\f1 \\'f0\\'e8n}, đèn",
                "{\\rtf1{\\colortbl;\\red0;}{\\stylesheet x}{\\*\\generator y;}a\\tab b\\~c\\{\\}}, a→b\u00a0c{}",
                "{\\rtf1{\\pict\\bin3 abc}x{\\footer y}z}, xz",
                "{\\rtf1 chưa xong, chưa xong"
            })
    void rtf_is_read(String rtf, String expected) {
        if (rtf.endsWith("|")) {
            assertThat(words(rtf.substring(0, rtf.length() - 1))).isEqualTo(expected.replace("|", ""));
            return;
        }
        String bytes = new String(rtf.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(words(bytes)).isEqualTo(expected.replace('¶', '\n').replace('→', '\t'));
    }

    @Test
    void html_that_outlook_put_into_rtf_comes_out_again() {
        String rtf = "{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf {\\f0 \\htmlrtf0 \\u272?\\u232?n"
                + "{\\*\\htmltag4 &nbsp;}\\htmlrtf \\par \\htmlrtf0 1{\\*\\mhtmltag8 x}{\\*\\htmltag72 </p>}\\htmlrtf }\\htmlrtf0 }";
        assertThat(RichText.of(rtf.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(new RichText.Words("<p>Đèn&nbsp;1</p>", true));
    }

    @Test
    void no_broken_rtf_breaks_the_reader() {
        Random chance = new Random(7);
        byte[] letters = "{}\\'*uabpar htmltag0123456789-\r\n".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 2_000; i++) {
            byte[] rtf = new byte[chance.nextInt(200)];
            for (int k = 0; k < rtf.length; k++) {
                rtf[k] = letters[chance.nextInt(letters.length)];
            }
            assertThat(RichText.of(rtf)).isNotNull();
            byte[] packed = EXAMPLE.clone();
            packed[16 + chance.nextInt(packed.length - 16)] = (byte) chance.nextInt();
            assertThat(CompressedRtf.unpacked(packed)).isNotNull();
        }
    }
}
