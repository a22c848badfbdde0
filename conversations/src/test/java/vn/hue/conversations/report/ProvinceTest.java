package vn.hue.conversations.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.vocabulary.GeoPoint;

class ProvinceTest {

    private static final Province HUE = Province.hue();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Kỳ Đài,            16.4669, 107.5797, true",
        "A Lưới,            16.2770, 107.2310, true",
        "Hồng Thủy,         16.3792, 107.0156, true",
        "A Đớt,             16.1210, 107.3500, true",
        "Lăng Cô,           16.2300, 108.0800, true",
        "Sơn Chà,           16.2217, 108.2158, true",
        "đỉnh Bạch Mã,      16.1970, 107.8550, true",
        "cảng Chân Mây,     16.3300, 108.0200, true",
        "Phong Điền,        16.5800, 107.3600, true",
        "Điền Hương,        16.7417, 107.3967, true",
        "Nam Đông,          16.1650, 107.7200, true",
        "Thượng Nhật,       15.9917, 107.6978, true",
        "Thuận An,          16.5500, 107.6400, true",
        "sân bay Phú Bài,   16.4010, 107.7030, true",
        "Tư Hiền,           16.3560, 107.9200, true",
        "Đà Nẵng,           16.0544, 108.2022, false",
        "Liên Chiểu,        16.1000, 108.1300, false",
        "Đông Hà,           16.8163, 107.1003, false",
        "thị xã Quảng Trị,  16.7440, 107.1870, false",
        "Khe Sanh,          16.6200, 106.7300, false",
        "Tà Rụt,            16.4600, 106.9800, false",
        "Prao,              15.9300, 107.6400, false",
        "Kaleum ở Lào,      16.2000, 106.9000, false",
        "ngoài khơi,        16.7000, 107.9000, false",
        "Hà Nội,            21.0285, 105.8542, false",
        "Null Island,        0.0000,   0.0000, false"
    })
    void the_outline_of_Hue_holds_the_places_of_the_province_and_no_others(
            String place, double latitude, double longitude, boolean inside) {
        assertThat(HUE.contains(new GeoPoint(latitude, longitude))).as(place).isEqualTo(inside);
    }

    @Test
    void the_outline_encloses_about_the_area_of_the_province_and_a_little_more() {
        double twice = 0;
        GeoPoint from = HUE.outline().get(HUE.outline().size() - 1);
        for (GeoPoint to : HUE.outline()) {
            twice += from.longitude() * to.latitude() - to.longitude() * from.latitude();
            from = to;
        }
        double squareKilometres = Math.abs(twice) / 2 * 111.2 * 111.2 * Math.cos(Math.toRadians(16.35));
        assertThat(squareKilometres).isBetween(4947.0, 4947 * 1.25);
    }

    @Test
    void a_notch_is_outside() {
        Province horseshoe = new Province(
                "U",
                List.of(
                        new GeoPoint(0, 0),
                        new GeoPoint(4, 0),
                        new GeoPoint(4, 1),
                        new GeoPoint(1, 1),
                        new GeoPoint(1, 3),
                        new GeoPoint(4, 3),
                        new GeoPoint(4, 4),
                        new GeoPoint(0, 4)));
        assertThat(horseshoe.contains(new GeoPoint(3, 0.5))).isTrue();
        assertThat(horseshoe.contains(new GeoPoint(3, 2))).isFalse();
        assertThat(horseshoe.contains(new GeoPoint(3, 3.5))).isTrue();
        assertThat(horseshoe.contains(new GeoPoint(0.5, 2))).isTrue();
    }

    @Test
    void two_points_are_no_outline() {
        assertThatThrownBy(() -> new Province("?", List.of(new GeoPoint(0, 0), new GeoPoint(1, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
