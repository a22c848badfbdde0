package vn.hue.gateway.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Urgency;
import vn.hue.conversations.report.Report;
import vn.hue.gateway.Sample;

class AnnexOneTest {

    private static final Report WITH_PICTURE = Sample.report(Urgency.NORMAL);

    private static String found(String body, boolean pictures) {
        return AnnexOne.of(body, pictures, WITH_PICTURE).stream()
                .map(Enum::name)
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Đã vá xong ổ gà lúc 9 giờ sáng nay.                        | ''",
                "Sẽ thay bóng đèn trước ngày 05/12/2026.                    | ''",
                "DA DON XONG RAC                                            | ''",
                "Chúng tôi ghi nhận ý kiến của quý vị.                      | NEITHER_DONE_NOR_WHEN",
                "Đã xong                                                    | TOO_SHORT",
                "''                                                         | MISSING",
                "Kính gửi: Quý Nguyễn Thị Hoa. Đã vá xong ổ gà.             | FRAME_TWICE",
                "Đã vá xong ổ gà. Trân trọng./.                             | FRAME_TWICE",
                "Đã vá xong ổ gà, trân trọng cảm ơn bà con đã báo.          | ''",
                "Đã vá xong, cần gì gọi anh Nam 0905 123 456                | DETAILS",
                "Đã vá xong, thư về nam@hue.vn                              | DETAILS",
            })
    void what_is_typed_is_held_against_the_form(String body, String findings) {
        assertThat(found(body, true)).isEqualTo(findings);
    }

    @Test
    void whoever_sent_a_picture_is_shown_one() {
        assertThat(found("Đã vá xong ổ gà.", false)).isEqualTo("NO_PICTURE");
    }

    /** The search for somebody's details takes the square of the time on what has no end. */
    @Test
    void what_is_too_long_is_not_read_on() {
        assertThat(AnnexOne.of("nam@hue.vn " + "a".repeat(3_000), false, WITH_PICTURE))
                .containsExactly(AnnexOne.Finding.TOO_LONG);
    }

    @Test
    void what_is_too_long_for_a_letter_must_be_mended() {
        assertThat(AnnexOne.of("đã xong ".repeat(1_000), true, WITH_PICTURE))
                .containsExactly(AnnexOne.Finding.TOO_LONG)
                .allMatch(AnnexOne.Finding::mustMend);
    }
}
