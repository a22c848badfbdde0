package vn.hue.nlp.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuessTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Đường hư hỏng nặng                              | vi
            đèn hư                                          | vi
            Xe container đậu trước Vincom, check giúp ad ơi | vi
            tại 53 ham nghi                                 | vi
            nap cong bi mat                                 | vi-folded
            co moc um sum tai san bong                      | vi-folded
            kien nghi to chuc lai giao thong                | vi-folded
            ko co den duong                                 | vi-folded
            huy                                             | vi-folded
            There is a big pothole here                     | en
            help me please                                  | en
            the street light is broken on le loi            | en
            cancel                                          | en
            thank you so much                               | en
            La route est cassée devant chez moi             | other
            Guten Tag, die Straße ist kaputt                | other
            jalan rusak sekali pak                          | other
            道路坏了                                         | other
            ถนนเสีย                                          | other
            0905123456                                      | vi
            """)
    void tellsTheLanguage(String text, String tag) {
        assertThat(LanguageGuess.of(Tokens.of(text)).tag()).isEqualTo(tag);
    }
}
