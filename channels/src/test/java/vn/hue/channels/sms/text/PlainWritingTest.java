package vn.hue.channels.sms.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainWritingTest {

    @Test
    void every_vietnamese_letter_loses_its_marks_and_nothing_else() {
        String plain = "aaaaaaaaaaaaaaaaaabcddeeeeeeeeeeeeghiiiiiiklmnoooooooooooooooooopqrstuuuuuuuuuuuuvxyyyyyy";
        assertThat(PlainWriting.of(SegmentsTest.VIETNAMESE)).isEqualTo(plain);
        assertThat(PlainWriting.of(SegmentsTest.VIETNAMESE.toUpperCase(Locale.ROOT)))
                .isEqualTo(plain.toUpperCase(Locale.ROOT));
        assertThat(PlainWriting.of(Normalizer.normalize(SegmentsTest.VIETNAMESE, Normalizer.Form.NFD)))
                .isEqualTo(plain);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Đường ngập – nước tới 0,5 m…|Duong ngap - nuoc toi 0,5 m...",
                "“Cảm ơn” anh/chị|\"Cam on\" anh/chi",
                "‘Huế’|'Hue'",
                "5\u00a0giờ\u202f30|5 gio 30",
                "Chào 😀 bạn|Chao ban",
                "Cảm ơn! 🙏🏻|Cam on! ",
                "👨‍👩‍👧 đông|dong",
                "Giá 5€ [mới] {1} ~ ^|Gia 5€ [moi] {1} ~ ^",
                "a\u200bb\ufeffc|abc",
                "Ａ中文|???",
                "25°C|25 doC",
                "https://phananh.example.vn/u/Ab-9_x|https://phananh.example.vn/u/Ab-9_x",
                "Straße naïve façade|Strasse naive facade"
            })
    void people_write_so_on_phones_without_marks(String text, String plain) {
        assertThat(PlainWriting.of(text)).isEqualTo(plain);
        assertThat(Gsm.septets(plain)).isNotNegative();
    }

    @Test
    void whatever_comes_can_be_sent() {
        for (int c = 0; c <= 0x1FFFF; c++) {
            String plain = PlainWriting.of("a" + Character.toString(c) + "b");
            assertThat(Gsm.septets(plain)).as("U+%X", c).isNotNegative();
        }
    }
}
