package vn.hue.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.gateway.Sample;

class MaskingTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Gọi 0905123456 nhé|Gọi ***456 nhé",
                "0905 123 456|***456",
                "+84 905.123.456|***456",
                "ĐT-0905123456|ĐT-***456",
                "CCCD 046123456789|CCCD ***789",
                "Mã PA-2026-000123 nhé|Mã PA-2026-000123 nhé",
                "12 Lê Lợi, lúc 07:30 ngày 23/11/2026|12 Lê Lợi, lúc 07:30 ngày 23/11/2026",
                "Tôi là NGUYỄN THỊ HOA|Tôi là N. T. H.",
                "thư hoa.nguyen@example.vn|thư h***@example.vn",
            })
    void whatNamesAPersonIsHiddenAndTheRestIsNot(String text, String masked) {
        assertThat(Masking.MASKED.text(text, Sample.sender())).isEqualTo(masked);
        assertThat(Masking.MASKED.text(Normalizer.normalize(text, Normalizer.Form.NFD), Sample.sender()))
                .matches(shown ->
                        Normalizer.normalize(shown, Normalizer.Form.NFC).equals(masked));
        assertThat(Masking.REVEALED.text(text, Sample.sender())).isEqualTo(text);
    }
}
