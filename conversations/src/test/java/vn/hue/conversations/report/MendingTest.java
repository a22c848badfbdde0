package vn.hue.conversations.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MendingTest {

    /** {@code [gone]} and {@code {new}} between the words that both have. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ổ gà sâu trước số 12|Ổ gà sâu trước số 12|Ổ gà sâu trước số 12",
                "O ga sau truoc so 12|Ổ gà sâu trước số 12|[O ga sau truoc so] {Ổ gà sâu trước số} 12",
                "rác chất đóng|Rác chất đống.|[rác] {Rác} chất [đóng] {đống.}",
                "cây đổ  ngang đường|cây đổ ngang đường|cây đổ ngang đường",
                "ko có đèn|Không có đèn|[ko] {Không} có đèn",
            })
    void shows_word_by_word_what_was_changed(String original, String mended, String shown) {
        assertThat(shown(Mending.of(original, mended))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "o ga sau truoc so 12 le loi|Ổ gà sâu trước số 12 Lê Lợi|",
                "Rac chat dong,boc mui|Rác chất đống, bốc mùi|",
                "ng dan ko di dc|Người dân không đi được|",
                "Đèn đừơng hư|Đèn đường hư|",
                "trước số 12|trước số 21|NUMBERS",
                "trước số 12|trước nhà|NUMBERS WORDS",
                "Ổ gà ở đường Lê Lợi|Ổ gà ở đường Hùng Vương|NAMES WORDS",
                "Ổ gà ở Kim Long|Ổ gà ở đây|NAMES WORDS",
                "Đèn không sáng|Đèn sáng|WORDS",
                "Nước ngập nhẹ|Nước ngập rất nặng|WORDS",
                "Rác chất đống|Rác chất đống và bốc mùi|WORDS",
                "hom qua. cay do|Hôm qua. Cây đổ|",
            })
    void doubts_when_more_than_the_spelling_differs(String original, String mended, String doubts) {
        assertThat(Mending.of(original, mended).doubts().stream()
                        .map(Enum::name)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(doubts == null ? "" : doubts);
    }

    @Test
    void a_text_beyond_measure_is_shown_as_one_block() {
        String novel = "từ ".repeat(5_000);

        assertThat(Mending.of(novel, novel).changes()).isFalse();
        assertThat(Mending.of(novel, novel + "mới").pieces()).hasSize(2);
    }

    private static String shown(Mending mending) {
        return mending.pieces().stream()
                .map(piece -> switch (piece.kind()) {
                    case BOTH -> piece.text();
                    case GONE -> "[" + piece.text() + "]";
                    case NEW -> "{" + piece.text() + "}";
                })
                .collect(Collectors.joining(" "));
    }
}
