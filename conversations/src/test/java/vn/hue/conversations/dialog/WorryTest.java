package vn.hue.conversations.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hỏi tên làm gì                                  | NAME  | true",
                "hoi ten lam chi                                 | NAME  | true",
                "tên có được giữ bí mật không                    | NAME  | true",
                "ten toi co duoc giu bi mat khong                | NAME  | true",
                "có bị lộ không                                  | NAME  | true",
                "co bi lo khong                                  | PHONE | true",
                "sợ lộ                                           | NAME  | true",
                "có bí mật không ạ                               | NAME  | true",
                "thông tin có bị lộ ra ngoài không               | NAME  | true",
                "có bị lộ thông tin không                        | PHONE | true",
                "lộ số điện thoại thì sao                        | PHONE | true",
                "số của tôi có bị lộ không                       | PHONE | true",
                "sao phải cho số, có bị lộ không                 | PHONE | true",
                "sao phai cho so                                 | PHONE | true",
                "răng phải cho tên                               | NAME  | true",
                "nắp cống gần đó cũng bị mất                     | NAME  | false",
                "nap cong gan do cung bi mat                     | PHONE | false",
                "xe may toi cung bi mat o do                     | NAME  | false",
                "dây điện bị lộ ra ngoài nguy lắm                | NAME  | false",
                "day dien bi lo ra ngoai nguy lam                | PHONE | false",
                "một số dây điện bị lộ ra                        | PHONE | false",
                "dây cáp thông tin bị lộ ra đường                | NAME  | false",
                "dây điện lộ ra số nhà 15                        | PHONE | false",
                "đường số 5 dây bị lộ                            | PHONE | false",
                "công ty đó xả thải bí mật ban đêm               | NAME  | false",
                "sao phải chờ lâu vậy                            | NAME  | false",
                "sao phai cho lau vay                            | PHONE | false",
                "gọi điện thoại cho phường không ai làm gì       | PHONE | false"
            })
    void a_question_about_ones_details_is_told_from_what_is_lost_or_lies_bare(String text, Slot asked, boolean worry) {
        assertThat(Worry.over(asked, text)).isEqualTo(worry);
        assertThat(Worry.over(asked, Normalizer.normalize(text, Normalizer.Form.NFD)))
                .as("in NFD")
                .isEqualTo(worry);
    }
}
