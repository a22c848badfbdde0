package vn.hue.conversations.reading.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
            Đang cháy nhà ở cuối kiệt                          | SOS
            Cháy lớn ở chợ                                     | SOS
            chay nha o kiet 5                                  | SOS
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
            There is a fire in the market                      | SOS
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
    @ValueSource(
            strings = {
                "Cháy nhà ở 12 Lê Lợi",
                "chay nha o 12 le loi",
                "CHÁY NHÀ SỐ 5 ĐỐNG ĐA",
                "chaý nhà ở 12 Lê Lợi",
                "chays nhaf owr 12 le loi",
                "cháy nha rồi mn oi",
                "Cháy! Cháy!",
                "cháy",
                "Cháy ở 12 Lê Lợi",
                "chay o 12 le loi, khoi nhieu lam",
                "Có cháy ở chợ Đông Ba",
                "Đang có đám cháy trong kiệt 5",
                "Nhà hàng xóm đang cháy, khói mù mịt",
                "nha hang xom bi chay",
                "nhà tôi cháy rồi",
                "nha toi chay roi",
                "Nhà số 7 bị cháy",
                "Quán karaoke đang cháy lớn",
                "Quán nhậu bị cháy ở đường Hùng Vương",
                "Cháy chợ An Cựu",
                "Cháy 2 căn nhà ở Phú Hội",
                "Xe khách bốc cháy trên cầu",
                "Ô tô cháy giữa đường",
                "xe may boc chay truoc cong truong",
                "Cháy rừng ở Hương Thủy",
                "Chung cư đang cháy tầng 3",
                "Cháy kho hàng gần ga",
                "Cháy trường học",
                "Tòa nhà bốc khói, có hỏa hoạn",
                "xay ra hoa hoan o khach san",
                "Đống rác cháy lan sang nhà dân",
                "Đốt rác làm cháy nhà bên cạnh",
                "Nhà đang cháy do chập điện",
                "Cháy nhà rồi, xe cứu hỏa chưa tới",
                "Hôm qua mất điện, giờ đang cháy nhà",
                "Cháy to quá",
                "My house is on fire",
                "There's a fire at the hotel",
            })
    void a_fire_is_an_sos_without_a_cry_for_help(String text) {
        for (Normalizer.Form form : Normalizer.Form.values()) {
            Reading reading = Read.text(Normalizer.normalize(text, form));
            assertThat(reading.urgency()).as(form + " " + text).isEqualTo(Urgency.SOS);
            assertThat(reading.intent()).as(text).isEqualTo(Intent.SOS);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cháy bóng đèn",
                "chay bong den o kiet 7",
                "Bóng đèn trước nhà bị cháy",
                "bong den truoc nha bi chay",
                "Nhà tôi bị cháy bóng đèn",
                "Nhà tôi bị cháy tivi do điện yếu",
                "nha toi bi chay may bom",
                "Mất điện cháy máy",
                "mat dien chay may",
                "Điện chập chờn làm cháy tủ lạnh nhà tôi",
                "Điện yếu làm cháy quạt trong nhà",
                "Nhà tôi bị cháy điện",
                "Máy bơm cháy rồi",
                "Đốt rác cháy khét cả xóm",
                "Đống rác đang cháy khói mù mịt",
                "dong rac dang chay khoi mu mit",
                "Rác sau nhà đang cháy",
                "Đốt rác cháy lớn ở bãi đất trống",
                "Bãi rác bốc cháy, mùi khét",
                "Người dân đốt rơm cháy lan ra ruộng",
                "Cỏ khô bốc cháy ven đường",
                "Trụ đèn bị cháy",
                "Cháy nhà tuần trước, tường còn nguy hiểm",
                "Hôm qua có đám cháy ở chợ, rác chưa dọn",
                "Đám cháy đã được dập tắt, đường còn ngổn ngang",
                "Nhà tôi bị cháy năm ngoái, xin hỗ trợ",
                "Đường hẹp, khi xảy ra hỏa hoạn xe cứu hỏa không vào được",
                "Dây điện chằng chịt, nguy cơ cháy nhà",
                "day dien chang chit de chay nha lam",
                "Sợ cháy nhà quá",
                "Nếu cháy nhà thì sao",
                "Không cháy nhà, chỉ khói bếp",
                "Diễn tập chữa cháy ở trường",
                "Chuông báo cháy chung cư bị hư",
                "Thiếu trụ nước chữa cháy trong chợ",
                "Xe chạy nhanh trước nhà",
                "xe chay nhanh truoc nha",
                "xe tai chay rung nha",
                "cho chay trong cho",
                "chạy xe ngược chiều",
                "chay xe nguoc chieu",
                "quan chay gan cho",
                "xe chay xuong le",
                "nha bi chay nuoc",
                "nước chảy lớn trước nhà",
                "nuoc chay lon truoc nha",
                "ong nuoc chay o truoc nha",
                "Cháy nhà mới ra mặt chuột",
                "Vé cháy hàng ở nhà hát",
                "The street light is on fire",
                "Someone burns trash, trash on fire again",
                "There was a fire last week",
            })
    void what_burns_out_and_what_is_over_is_no_sos(String text) {
        for (Normalizer.Form form : Normalizer.Form.values()) {
            assertThat(Read.text(Normalizer.normalize(text, form)).urgency())
                    .as(form + " " + text)
                    .isNotEqualTo(Urgency.SOS);
        }
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
