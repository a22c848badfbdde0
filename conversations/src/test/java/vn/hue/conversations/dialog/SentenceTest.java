package vn.hue.conversations.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.rules.RuleReader;
import vn.hue.conversations.vocabulary.Folding;

class SentenceTest {

    private static final RuleReader READER = new RuleReader();

    private static List<Sentence> sentences(String text) {
        return Sentence.of(
                text, READER.read(text, Instant.parse("2026-11-23T02:00:00Z")).entities());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Tôi đồng ý cho dùng thông tin.                                          | true",
                "Vâng, tôi hoàn toàn đồng ý cho cơ quan xử lý sử dụng.                   | true",
                "Tôi là Nguyễn Thị Hoa, 0905 123 456, tôi đồng ý.                        | true",
                "đèn hỏng, gọi 0905 123 456 tôi đồng ý cho dùng thông tin nhé            | true",
                "I agree that you use my details.                                        | true",
                "My name is Mary Smith and I consent.                                    | true",
                "Tôi không đồng ý công khai.                                             | false",
                "Tôi không đồng ý cho dùng thông tin. Số tôi 0905 123 456.               | false",
                "Tôi không cho phép chia sẻ thông tin cá nhân.                           | false",
                "Đồng ý cho dùng thông tin nhưng không đồng ý công khai tên.             | false",
                "I do not agree to share my details.                                     | false",
                "I don't consent to the use of my data.                                  | false",
                "đồng ý                                                                  | -",
                "tôi đồng ý                                                              | -",
                "Phường đã đồng ý cho dùng vỉa hè, số tôi 0905 123 456.                  | -",
                "Tôi không đồng ý với thông tin trên loa phường, số tôi 0905 123 456.    | -",
                "Tôi có phải đồng ý cho dùng thông tin không?                            | -",
                "Rác đổ đống trước số 45 Nguyễn Huệ.                                     | -"
            })
    void a_yes_or_no_to_the_use_of_details_is_heard_beside_other_things(String text, Boolean consent) {
        assertThat(Sentence.consent(sentences(text))).isEqualTo(consent);
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        assertThat(Sentence.consent(sentences(apart))).as("in NFD").isEqualTo(consent);
        assertThat(Sentence.consent(sentences(Folding.fold(text))))
                .as("without marks")
                .isEqualTo(consent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Đèn hỏng ở 12 Lê Lợi. Tôi là Nguyễn Thị Hoa, 0905.123.456.                    | Đèn hỏng ở 12 Lê Lợi.",
                "Tôi tên Nguyễn Thị Hoa. ĐT. 0905 123 456. Đèn hỏng ở TP. Huế. Tôi đồng ý cho dùng thông tin. Xin cảm ơn. | Đèn hỏng ở TP. Huế.",
                "Đèn hỏng từ tối qua.Tôi là Nguyễn Thị Hoa, hoa@example.vn                     | Đèn hỏng từ tối qua.",
                "Tôi là Nguyễn Thị Hoa ở kiệt 12 Lê Lợi. Đèn hỏng.                             | Tôi là Nguyễn Thị Hoa ở kiệt 12 Lê Lợi. Đèn hỏng.",
                "Cúp điện, gọi 0905 123 456                                                    | Cúp điện, gọi 0905 123 456",
                "Tôi là Nguyễn Thị Hoa, 0905 123 456, tôi đồng ý cho dùng thông tin            | ''",
                "Tôi là Nguyễn Thị Hoa, 0905 123 456, tôi đồng ý cho dùng thông tin. Xin cảm ơn. | ''",
                "Đèn hỏng ở 12 Lê Lợi. Xin cảm ơn.                                              | Đèn hỏng ở 12 Lê Lợi. Xin cảm ơn."
            })
    void what_is_left_without_the_sentences_about_the_writer_is_the_matter(String text, String matter) {
        assertThat(Sentence.matter(sentences(text))).isEqualTo(matter);
    }
}
