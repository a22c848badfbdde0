package vn.hue.nlp.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Entity.PlaceName;
import vn.hue.nlp.text.Tokens;

class PlaceFinderTest {

    private static final PlaceFinder FINDER = new PlaceFinder(Gazetteer.load());

    private static List<String> places(String text) {
        return FINDER.find(Tokens.of(text)).stream().map(Entity::text).toList();
    }

    private static PlaceName place(String text) {
        return Objects.requireNonNull(FINDER.find(Tokens.of(text)).get(0).place());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ổ gà tại 12 Lê Lợi                                              | 12 Lê Lợi
            rac thai tai 89 nguyen hue chua duoc xu ly                      | 89 nguyen hue
            Đèn hỏng ở kiệt 147/5 đường Phan Đình Phùng đã lâu              | kiệt 147/5 đường Phan Đình Phùng
            Nước đọng trước nhà 15 Tố Hữu, phường Xuân Phú, thành phố Huế.  | trước nhà 15 Tố Hữu, phường Xuân Phú, thành phố Huế
            Rác đầy ở đầu kiệt 30 Bà Triệu                                  | đầu kiệt 30 Bà Triệu
            Đường hư ở thôn An Truyền, xã Phú An                            | thôn An Truyền, xã Phú An
            den hu o nga tu hung vuong                                      | nga tu hung vuong
            Cây đổ gần cầu Trường Tiền                                      | gần cầu Trường Tiền
            đoạn từ cầu An Cựu đến chợ Xép bị ngập                          | đoạn từ cầu An Cựu đến chợ Xép
            Tình trạng leo trèo tại khu vực Kỳ Đài                          | khu vực Kỳ Đài
            Quốc lộ 1A đoạn qua xã Lộc Bổn hư hỏng                          | Quốc lộ 1A đoạn qua xã Lộc Bổn
            Tại km 823 QL1A, đoạn qua phường Hương Văn, mặt đường lún       | km 823 QL1A, đoạn qua phường Hương Văn
            o ga tai km 823+500 quoc lo 1a                                  | km 823+500 quoc lo 1a
            Nước ngập ở xóm Đình, thôn Thế Lại Thượng, xã Hương Vinh        | xóm Đình, thôn Thế Lại Thượng, xã Hương Vinh
            den hu truoc cong truong tieu hoc vinh ninh                     | truoc cong truong tieu hoc vinh ninh
            Cây ngã sau lưng trường THCS Nguyễn Tri Phương                  | sau lưng trường THCS Nguyễn Tri Phương
            Gần chùa Từ Đàm có bãi rác                                      | Gần chùa Từ Đàm
            """)
    void findsWhere(String text, String expected) {
        assertThat(places(text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            đèn giao thông ngã tư Hùng Vương - Hà Nội bị tắt  | true
            tai nạn ở ngã tư Hùng Vương – Hà Nội              | true
            rác ở ngã tư Hùng Vương, Hà Nội                   | false
            rác ở đường Trần Phú, Đà Nẵng                     | false
            """)
    void aCityOfThatNameMayBeTheOtherStreetOfACrossing(String text, boolean here) {
        assertThat(!Boolean.FALSE.equals(place(text).inProvince())).isEqualTo(here);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nap cong bi mat",
                "tinh trang cho chay rong",
                "hủy giúp tôi",
                "tôi đồng ý cung cấp thông tin",
                "xin cho gap can bo",
                "Đường dây nóng không ai nghe",
                "Đề nghị UBND phường Vỹ Dạ kiểm tra",
                "số điện thoại của tôi",
                "xã hội bây giờ phức tạp",
                "Hồ Thị Gái đây",
                "Trường mầm non thiếu sân chơi",
                "Nhà hàng xả nước thải",
                "Hàng xóm say rượu đập phá",
                "Hộ gia đình khó khăn",
                "Dài 5 km đường xuống cấp, không ai sửa",
                "biển quảng cáo rao vặt",
                "khoi bui mu mit"
            })
    void findsNothingWhereNothingIsNamed(String text) {
        assertThat(places(text)).isEmpty();
    }

    @Test
    void takesAnAddressApart() {
        PlaceName place = place("Rác ở kiệt 22 đường Hà Nội, phường Phú Nhuận");
        assertThat(place.house()).isEqualTo("kiệt 22");
        assertThat(place.street()).isEqualTo("Hà Nội");
        assertThat(place.ward()).isEqualTo("phường Phú Nhuận");
        assertThat(place.currentUnit()).isEqualTo("Phường Thuận Hóa");
        assertThat(place.inProvince()).isTrue();
        assertThat(place.confidence()).isBetween(0.5, 1.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            phường Vĩnh Ninh                | Phường Thuận Hóa
            xã Thủy Bằng                    | Phường Thủy Xuân
            xã Phú Dương                    | Phường Dương Nỗ
            thị trấn Sịa                    | Xã Quảng Điền
            phường An Cựu                   | Phường An Cựu
            xã Vinh Thanh                   | Xã Phú Vinh
            xã Phú Vinh, huyện A Lưới       | Xã A Lưới 3
            """)
    void callsUnitsAsTheyAreCalledToday(String written, String today) {
        assertThat(place("Đường hư ở " + written).currentUnit()).isEqualTo(today);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hẻm 12 Lê Lợi, quận Hải Châu, Đà Nẵng     | false
            đường Bình Thành, Q.Bình Tân, TP.HCM      | false
            chợ Đông Ba                               | true
            thôn Đoài                                 |
            """)
    void knowsWhatIsElsewhere(String written, @Nullable Boolean inProvince) {
        assertThat(place("Rác ở " + written).inProvince()).isEqualTo(inProvince);
    }

    @Test
    void keepsTheWordThatRelates() {
        assertThat(place("Ổ gà đối diện số 5 Đống Đa").relation()).isEqualTo("đối diện");
    }
}
