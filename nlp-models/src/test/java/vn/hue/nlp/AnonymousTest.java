package vn.hue.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.rules.RuleReader;

class AnonymousTest {

    private static final OpenNlpReader READER = OpenNlpReader.load();
    private static final Anonymous ANONYMOUS = new Anonymous(READER);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ổ gà trước số 12 Lê Lợi, gọi tôi 0905 123 456          | Ổ gà trước số # Lê Lợi, gọi tôi {phone}
            den hong kiet 147/5 ha noi, sdt 0905123456             | den hong kiet # ha noi, sdt {phone}
            Tôi là Nguyễn Văn Bình, email binh.n@gmail.com, rác nhiều quá | Tôi là {name}, email {email}, rác nhiều quá
            nhà ông Lê Văn Tám đổ rác ra kiệt                      | nhà ông {name} đổ rác ra kiệt
            Hàng xóm Trần Thị Hoa nuôi gà hôi                      | Hàng xóm {name} nuôi gà hôi
            Bà Hường ở số nhà 7 lấn vỉa hè đường Nguyễn Huệ        | Bà {name} ở số nhà # lấn vỉa hè đường Nguyễn Huệ
            xe 75A-123.45 đậu chắn lối ở đường Nguyễn Trãi         | xe # đậu chắn lối ở đường Nguyễn Trãi
            CCCD 046099001234 bị lộ trên mạng                      | CCCD {phone} bị lộ trên mạng
            xem https://facebook.com/nguyen.van.a nói xấu          | xem # nói xấu
            Phản ánh PA-2026-000123 chưa xong                      | Phản ánh {code} chưa xong
            Đường Trần Phú ngập 2 ngày, cao 30 cm                  | Đường Trần Phú ngập 2 ngày, cao 30 cm
            """)
    void takesOutWhoAndLeavesWhat(String text, String expected) {
        assertThat(ANONYMOUS.text(text, List.of())).isEqualTo(expected);
        assertThat(ANONYMOUS.text(Normalizer.normalize(text, Normalizer.Form.NFD), List.of()))
                .isEqualTo(expected);
    }

    @Test
    void takesOutTheSendersNameInAnySpelling() {
        assertThat(ANONYMOUS.text("em la le thi thanh nga, LÊ THỊ THANH NGA đây, rác hôi", List.of("Lê Thị Thanh Nga")))
                .isEqualTo("em la {name}, {name} đây, rác hôi");
    }

    @Test
    void isOneLineAndTakesOutNoLessWithTheRulesAlone() {
        assertThat(new Anonymous(new RuleReader()).text("Rác\tđầy\nđường, gọi 0905.123.456", List.of()))
                .isEqualTo("Rác đầy đường, gọi {phone}");
        assertThat(ANONYMOUS.text("", List.of(""))).isEmpty();
    }
}
