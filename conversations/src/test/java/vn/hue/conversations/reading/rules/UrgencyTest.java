package vn.hue.conversations.reading.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.reading.Urgency;

class UrgencyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Cứu với, nhà tôi ngập hết rồi                      | SOS
            cuu voi nha toi ngap het roi                       | SOS
            cứu tôi                                            | SOS
            Cứu!                                               | SOS
            SOS                                                | SOS
            Cần cứu hộ gấp ở thôn tôi                          | SOS
            Có hai cháu nhỏ mắc kẹt trong nhà                  | SOS
            nước lên tới mái nhà rồi                           | SOS
            nuoc len toi mai nha                               | SOS
            Có người đuối nước ngoài bãi tắm                   | SOS
            help me, I am trapped                              | SOS
            Đang cháy nhà ở cuối kiệt                          | URGENT
            Cháy lớn ở chợ                                     | URGENT
            chay nha o kiet 5                                  | URGENT
            Vừa có tai nạn ở ngã tư                            | URGENT
            Hai xe máy tông nhau, có người bị thương           | URGENT
            tai nan nghiem trong truoc cong truong             | URGENT
            Tôi vừa bị cướp điện thoại                         | URGENT
            bị giật đồ trên cầu                                | URGENT
            Đường bị sạt lở, xe không qua được                 | URGENT
            Trụ điện chập điện tóe lửa                         | URGENT
            Dây điện đứt rơi xuống đường                       | URGENT
            Cây đổ đè lên nhà dân                              | URGENT
            Nước đang dâng nhanh, tràn vào nhà                 | URGENT
            There is a fire in the market                      | URGENT
            Khu vực này có nguy cơ cháy nổ                     | NORMAL
            Bóng đèn cháy đã lâu                               | NORMAL
            Đèn đường bị cháy ở đầu xóm                        | NORMAL
            den duong bi chay o dau xom                        | NORMAL
            Đường trơn dễ gây tai nạn                          | NORMAL
            duong tron de gay tai nan                          | NORMAL
            Nguy cơ tai nạn rất cao cho học sinh               | NORMAL
            Cắm biển báo để tránh tai nạn                      | NORMAL
            Ổ gà này có thể dẫn đến tai nạn                    | NORMAL
            Bờ sông có nguy cơ sạt lở                          | NORMAL
            Chó chạy rông ngoài đường                          | NORMAL
            cho chay rong ngoai duong                          | NORMAL
            xe dang chay tren via he                           | NORMAL
            Lòng lề đường bị lấn chiếm                         | NORMAL
            Cán bộ đang nghiên cứu phương án                   | NORMAL
            Tập huấn phòng cháy chữa cháy                      | NORMAL
            Không có tai nạn, chỉ kẹt xe                       | NORMAL
            Giặt đồ ngoài vỉa hè                               | NORMAL
            giat do ngoai via he                               | NORMAL
            Quán bán hàng giá như ăn cướp                      | NORMAL
            """)
    void a_danger_that_happens_is_told_from_one_that_is_feared(String text, Urgency urgency) {
        Reading reading = Read.text(text);
        assertThat(reading.urgency()).as(text).isEqualTo(urgency);
        assertThat(reading.category()).isEqualTo(urgency == Urgency.NORMAL ? null : Category.KHAN_CAP);
        assertThat(reading.intent() == Intent.SOS).isEqualTo(urgency == Urgency.SOS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Đm làm ăn vậy hả               | true
            đồ ngu                         | true
            vcl rác thế này                | true
            Đồ chó đẻ                      | true
            chó chạy rông cắn người        | false
            cho de ra duong                | false
            do ngu nghe                    | false
            con đĩa bò trong mương         | false
            Rác thải hôi thối quá          | false
            """)
    void only_unmistakable_swear_words_are_abuse(String text, boolean abusive) {
        assertThat(Read.text(text).abusive()).as(text).isEqualTo(abusive);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Đèn đường hư                            | VI
            den duong hu may ngay nay               | VI_FOLDED
            hom qua troi mua duong ngap             | VI_FOLDED
            The street light is broken              | EN
            Hello, I want to report a problem       | EN
            0914 123 456                            | OTHER
            Это не вьетнамский                      | OTHER
            asdf qwer zxcv                          | OTHER
            """)
    void the_language_is_told_from_few_words(String text, String language) {
        assertThat(Read.text(text).language()).as(text).hasToString(language);
    }
}
