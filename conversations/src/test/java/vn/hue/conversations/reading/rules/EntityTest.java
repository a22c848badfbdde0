package vn.hue.conversations.reading.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Entity;

class EntityTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0914123456                                     | +84914123456
            số tôi là 0914.123.456 nhé                     | +84914123456
            0914 123 456                                   | +84914123456
            0914-123-456                                   | +84914123456
            +84 914 123 456                                | +84914123456
            84914123456                                    | +84914123456
            sđt:0914123456,                                | +84914123456
            01681234567                                    | +84381234567
            0123 456 7890                                  | +84834567890
            +84 168 123 4567                               | +84381234567
            0234 3822 822                                  | +842343822822
            054.3822822                                    | +842343822822
            ０９１４１２３４５６                             | +84914123456
            gọi 0914123456 hoặc 0987654321                 | +84914123456; +84987654321
            gọi 113, 114, 115 hoặc 19001075                | ''
            PA-2026-000123                                 | ''
            PA2026000123                                   | ''
            ngày 12/11/2026 lúc 15:20                      | ''
            12.03.2026                                     | ''
            16.4669, 107.5797                              | ''
            https://example.com/tin/0914123456             | ''
            hóa đơn 123456789012345                        | ''
            """)
    void phones_are_numbers_of_people(String text, String phones) {
        assertThat(Read.values(text, Entity.Type.PHONE)).isEqualTo(phones);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Email: Lan.Nguyen@Gmail.com.          | lan.nguyen@gmail.com
            (a_b+c@mail.hue.gov.vn)               | a_b+c@mail.hue.gov.vn
            nguyễn@gmail.com                      | nguyen@gmail.com
            a@b.vn; c@d.com                       | a@b.vn; c@d.com
            không có @ nào                        | ''
            giá 5@10.000                          | ''
            a@b                                   | ''
            """)
    void mail_addresses_lose_the_signs_around_them(String text, String emails) {
        assertThat(Read.values(text, Entity.Type.EMAIL)).isEqualTo(emails);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PA-2026-000123                  | PA-2026-000123
            mã pa 2026 123 ạ                | PA-2026-000123
            PA2026000123                    | PA-2026-000123
            pa-2026-1, PA-2027-000002       | PA-2026-000001; PA-2027-000002
            SPA2026000123                   | ''
            PA-2026                         | ''
            """)
    void report_codes_have_six_digits(String text, String codes) {
        assertThat(Read.values(text, Entity.Type.REPORT_CODE)).isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            https://maps.google.com/?q=16.46,107.59                                   | 16.46,107.59
            ở đây https://www.google.com/maps/@16.46,107.59,17z.                      | 16.46,107.59
            https://www.google.com/maps/place/X/@16.4,107.5,17z/data=!3d16.46!4d107.59 | 16.46,107.59
            https://maps.google.com/maps?q=16.46%2C107.59                             | 16.46,107.59
            https://www.google.com/maps/search/16.46,+107.59                          | 16.46,107.59
            https://maps.apple.com/?ll=16.46,107.59&q=Pin                             | 16.46,107.59
            https://zalo.me/location?lat=16.46&lng=107.59                             | 16.46,107.59
            https://zalo.me/location?longitude=107.59&latitude=16.46                  | 16.46,107.59
            geo:16.46,107.59                                                          | 16.46,107.59
            16.4669, 107.5797                                                         | 16.4669,107.5797
            tọa độ 107.5797, 16.4669                                                  | 16.4669,107.5797
            16,4669; 107,5797                                                         | 16.4669,107.5797
            16°27'59.1"N 107°34'46.9"E                                                | 16.4664167,107.5796944
            16º27′59″N, 107º34′47″E                                                   | 16.4663889,107.5797222
            7P89FH8H+QV                                                               | 16.4669375,107.5796875
            FH8H+QV Huế                                                               | 16.4669375,107.5796875
            fh8h+qv                                                                   | 16.4669375,107.5796875
            https://maps.app.goo.gl/AbCdEf123                                         | ``
            https://goo.gl/maps/xyz                                                   | ``
            https://maps.google.com/?q=99.5,200.7                                     | ``
            giá 16.000, 107.000 đồng                                                  | ``
            """)
    void points_come_from_links_and_coordinates(String text, String points) {
        assertThat(Read.values(text, Entity.Type.MAP_POINT)).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tôi tên là Nguyễn Văn A, ở Huế                 | Nguyễn Văn A
            toi ten la nguyen van a sdt 0914123456         | Nguyen Van A
            Tên: Trần Thị Bé                               | Trần Thị Bé
            mình là Lê Hoàng Anh nhé                       | Lê Hoàng Anh
            Họ và tên: Tôn Nữ Thị Ninh                     | Tôn Nữ Thị Ninh
            họ tên phạm thị hoa                            | Phạm Thị Hoa
            My name is John Smith                          | John Smith
            Tôi là người dân phường Phú Hội                | ''
            tôi là sinh viên năm nhất                      | ''
            con đường tên là Lê Lợi                        | ''
            Nguyễn Văn A                                   | ''
            bạn tên là gì                                  | ''
            tên tôi là Hoà chứ không phải Hoa              | Hoà
            tên tôi có được giữ bí mật không               | ''
            ten toi co duoc giu bi mat khong               | ''
            tên tôi bị lộ thì sao                          | ''
            tên tôi để làm gì                              | ''
            ten toi thi lien quan gi                       | ''
            tên tôi khó đọc lắm                            | ''
            ten toi dang van binh                          | Dang Van Binh
            ten toi lam thi hoa                            | Lam Thi Hoa
            """)
    void names_follow_the_words_that_announce_them(String text, String names) {
        assertThat(Read.values(text, Entity.Type.NAME)).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            kiệt 22 đường Hà Nội, phường Phú Nhuận       | kiệt 22    | Hà Nội      | phường Phú Nhuận | -
            số 7 Lê Lợi                                  | 7          | Lê Lợi      | -                | -
            12 Lê Lợi                                    | 12         | Lê Lợi      | -                | -
            12/3 Lê Lợi                                  | 12/3       | Lê Lợi      | -                | -
            12 le loi                                    | 12         | le loi      | -                | -
            kiet 147/5 nguyen trai                       | kiet 147/5 | nguyen trai | -                | -
            Số 7 kiệt 22 Nguyễn Huệ, P. Phú Nhuận        | 7 kiệt 22  | Nguyễn Huệ  | P. Phú Nhuận     | -
            đường Nguyễn Huệ bị ngập                     | -          | Nguyễn Huệ  | -                | -
            đường nguyễn huệ bị ngập                     | -          | nguyễn huệ  | -                | -
            duong nguyen hue bi ngap                     | -          | nguyen hue  | -                | -
            tại 40 Nguyễn Lộ Trạch có đống rác           | 40         | Nguyễn Lộ Trạch | -            | -
            gần chợ Đông Ba                              | -          | -           | -                | gần
            đối diện số 5 Hùng Vương                     | 5          | Hùng Vương  | -                | đối diện
            trước nhà 104A Phan Đình Phùng               | 104A       | Phan Đình Phùng | -            | trước
            ngã tư Hùng Vương                            | -          | -           | -                | -
            gan nga tu hung vuong                        | -          | -           | -                | gan
            thôn 3, xã Phú Mậu                           | -          | -           | xã Phú Mậu       | -
            TDP Tây Trì Nhơn, phường Mỹ Thượng           | -          | -           | phường Mỹ Thượng | -
            quốc lộ 1A đoạn qua thị trấn Lăng Cô         | -          | quốc lộ 1A  | thị trấn Lăng Cô | -
            đường 23/8                                   | -          | 23/8        | -                | -
            k22 Hà Nội                                   | k22        | Hà Nội      | -                | -
            ĐƯỜNG NGUYỄN HUỆ, PHƯỜNG PHÚ HỘI             | -          | NGUYỄN HUỆ  | PHƯỜNG PHÚ HỘI   | -
            """)
    void a_place_is_taken_apart(
            String text,
            @Nullable String house,
            @Nullable String street,
            @Nullable String ward,
            @Nullable String relation) {
        assertThat(Read.entities(text, Entity.Type.PLACE)).singleElement().satisfies(entity -> {
            Entity.PlaceName place = Objects.requireNonNull(entity.place());
            assertThat(place.house()).isEqualTo(house);
            assertThat(place.street()).isEqualTo(street);
            assertThat(place.ward()).isEqualTo(ward);
            assertThat(place.relation()).isEqualTo(relation);
            assertThat(place.confidence()).isBetween(0.2, 0.95);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Xã hội ngày càng phức tạp
            Trường hợp này cần xử lý gấp
            Yêu cầu tổ chức kiểm tra
            Dây điện sà xuống đường dây điện thoại
            số điện thoại 0914123456
            có 3 người và 2 con chó
            Con đường này xuống cấp quá rồi
            đường bị hư
            duong bi hu
            tôi không biết
            Môi trường ô nhiễm nặng
            trước đây chỗ này sạch
            sau khi mưa thì ngập
            rác để 3 ngày không ai dọn
            lúc 7 giờ 30 sáng nay
            I want to talk to a person
            ngày 12/3
            """)
    void words_that_only_sound_like_a_place_name_none(String text) {
        assertThat(Read.values(text, Entity.Type.PLACE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            12 Lê Lợi, TP Huế                          | true
            12 Lê Lợi, phường Thuận Hóa, Huế           | true
            12 Lê Lợi, thành phố Đà Nẵng               | false
            12 Lê Lợi, TP.HCM                          | false
            đường Hà Nội                               | -
            xã Phú Mậu, huyện Phú Vang                 | -
            """)
    void a_place_is_elsewhere_only_when_it_says_so(String text, @Nullable Boolean inProvince) {
        assertThat(Read.entities(text, Entity.Type.PLACE)).singleElement().satisfies(entity -> {
            assertThat(Objects.requireNonNull(entity.place()).inProvince()).isEqualTo(inProvince);
        });
    }
}
