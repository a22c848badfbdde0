package vn.hue.conversations.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Đường Lê Lợi, phường Vĩnh Ninh|duong le loi, phuong vinh ninh",
                "'  ổ\u00a0gà \n\t rất   sâu  '|o ga rat sau",
                "KIỆT 147/5 ĐINH TIÊN HOÀNG!|kiet 147/5 dinh tien hoang!",
                "Ðèn đường tắt|den duong tat",
                "r\u200bác thải|rac thai",
                "ươ ƯƠ ẵ Ệ ỵ|uo uo a e y",
                "🔥 cháy 🔥|🔥 chay 🔥",
                " |''",
                "''|''"
            })
    void text_loses_marks_case_and_spare_blanks_in_either_normal_form(String text, String folded) {
        assertThat(Folding.fold(Normalizer.normalize(text, Normalizer.Form.NFC)))
                .isEqualTo(folded);
        assertThat(Folding.fold(Normalizer.normalize(text, Normalizer.Form.NFD)))
                .isEqualTo(folded);
        assertThat(Folding.fold(folded)).isEqualTo(folded);
    }
}
