package vn.hue.nlp.train;

import java.util.List;
import java.util.random.RandomGenerator;

/** What fills the slots of templates: places of the gazetteer in the many ways people write them, times, names. */
final class Slots {

    private static final String[] FAMILIES = {
        "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Võ", "Đặng", "Bùi", "Hồ", "Ngô", "Tôn Nữ", "Tôn Thất"
    };
    private static final String[] MIDDLES = {"Văn", "Thị", "Minh", "Thanh", "Ngọc", "Quang", "Đình", "Xuân", "Hữu"};
    private static final String[] GIVEN = {
        "An", "Bình", "Hòa", "Lan", "Hương", "Tuấn", "Dũng", "Hạnh", "Nga", "Phúc", "Thảo", "Sơn", "Quân", "Mai"
    };
    private static final String[] TIMES = {
        "sáng nay",
        "tối qua",
        "chiều hôm qua",
        "8h tối 8/3",
        "6h ngày 15/6",
        "17 giờ ngày 20/10/2025",
        "hồi trưa",
        "tối thứ bảy",
        "sáng nay lúc 7h30",
        "ngày 3/11/2025",
        "đêm qua",
        "20h hôm kia"
    };
    private static final String[] VILLAGES = {
        "Tây Thượng",
        "Lại Thế",
        "An Truyền",
        "Dưỡng Mong",
        "Mậu Tài",
        "Phú Lương",
        "Thanh Thủy Chánh",
        "Vân Thê",
        "Dạ Lê",
        "Thần Phù",
        "Lang Xá Cồn",
        "Lương Mỹ",
        "An Bằng",
        "Hà Úc",
        "Trung Đồng",
        "Đồng Di",
        "Vinh Vệ",
        "Triêm Ân",
        "Tiên Nộn",
        "Vọng Trì",
        "Thế Vinh",
        "Bao La",
        "Thủ Lễ",
        "An Gia",
        "Khuông Phò",
        "Thạch Bình",
        "Phước Yên",
        "La Vân",
        "Cổ Tháp",
        "Phò Ninh",
        "Hiền Sỹ",
        "Bồ Điền",
        "Phước Phú",
        "Mỹ Xuyên",
        "Trạch Phổ",
        "Kế Môn",
        "Đại Lộc",
        "Thế Chí",
        "Vĩnh Xương",
        "Bàn Môn",
        "Hòa An",
        "Phú Cường",
        "Nam Phổ",
        "Sư Lỗ",
        "Cảnh Dương",
        "Phước Hưng",
        "An Cư Tây",
        "Loan Lý",
        "Hói Mít",
        "Hói Dừa",
        "A Ka",
        "Lâm Đớt",
        "Kăn Tôm",
        "Paris",
        "Xuân Hòa",
        "Ngọc Hồ",
        "Long Hồ Hạ",
        "Chầm",
        "Trúc Lâm",
        "Bồn Trì",
        "La Chữ",
        "Quê Chữ",
        "Giáp Nhất",
        "Cổ Lão",
        "Liễu Hạ"
    };
    private static final String[] HEADS = {
        "chợ",
        "trường tiểu học",
        "trường mầm non",
        "trường THCS",
        "trạm y tế",
        "cầu",
        "cổng chào",
        "nhà văn hóa",
        "đình làng",
        "chùa",
        "nhà thờ",
        "cây xăng",
        "công viên",
        "khu quy hoạch",
        "khu đô thị",
        "chung cư",
        "bến đò",
        "sân bóng",
        "nghĩa trang",
        "quán cà phê",
        "bưu điện",
        "trụ sở phường",
        "nhà máy",
        "khu công nghiệp",
        "hồ",
        "hói"
    };
    private static final String[] ROADS = {"1A", "1", "49", "49B", "9", "37", "28", "2", "4", "10A", "11B", "16"};
    private static final String[] ELSEWHERE = {
        "P.Tân Định, Q.1, TP.HCM",
        "P.5, Q.3",
        "quận Hải Châu (Đà Nẵng)",
        "TP Vinh (Nghệ An)",
        "huyện Lệ Thủy (Quảng Bình)",
        "thị xã Ba Đồn (Quảng Bình)",
        "TP Quy Nhơn (Bình Định)",
        "huyện Gio Linh, Quảng Trị",
        "P.Hiệp Bình, TP.Thủ Đức",
        "huyện Đức Phổ, Quảng Ngãi",
        "TP Nha Trang",
        "quận Cầu Giấy, Hà Nội"
    };
    private static final String[] RELATIONS = {
        "gần",
        "đối diện",
        "trước",
        "sau lưng",
        "cạnh",
        "bên cạnh",
        "ngay",
        "trước cổng",
        "cách",
        "khu vực",
        "phía sau",
        "đầu",
        "cuối",
        "dọc",
        "trước mặt",
        "sát bên",
        "kế",
        "bên hông",
        "đoạn gần",
        "khu vực gần"
    };

    private final List<String> streets;
    private final List<String> units;
    private final List<String> landmarks;

    /**
     * Slots over a gazetteer.
     *
     * @param units with their kind, for example {@code phường Vỹ Dạ}
     */
    Slots(List<String> streets, List<String> units, List<String> landmarks) {
        this.streets = List.copyOf(streets);
        this.units = List.copyOf(units);
        this.landmarks = List.copyOf(landmarks);
    }

    String fill(String slot, RandomGenerator random) {
        return switch (slot) {
            case "place" -> place(random);
            case "street" -> street(random);
            case "ward" -> pick(units, random);
            case "time" -> pick(TIMES, random);
            case "name" -> pick(FAMILIES, random) + " " + pick(MIDDLES, random) + " " + pick(GIVEN, random);
            case "phone" -> "09" + (10_000_000 + random.nextInt(89_999_999));
            case "email" -> "ban" + random.nextInt(999) + "@gmail.com";
            case "code" -> "PA-2026-" + String.format("%06d", random.nextInt(4000));
            default -> throw new IllegalArgumentException("unknown slot {" + slot + "}");
        };
    }

    private String street(RandomGenerator random) {
        String name = pick(streets, random);
        return random.nextInt(3) == 0 ? "đường " + name : name;
    }

    String place(RandomGenerator random) {
        String core = core(random);
        if (random.nextInt(4) == 0) {
            core = pick(RELATIONS, random) + " " + core;
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> core + ", " + pick(units, random);
            case 2 -> core + " " + pick(units, random);
            case 3 -> core + ", " + pick(units, random) + ", thành phố Huế";
            default -> core;
        };
    }

    private String core(RandomGenerator random) {
        int number = 1 + random.nextInt(random.nextInt(3) == 0 ? 400 : 60);
        return switch (random.nextInt(22)) {
            case 0, 1 -> number + " " + pick(streets, random);
            case 2 -> "số " + number + " đường " + pick(streets, random);
            case 3, 4 -> "kiệt " + number + " " + street(random);
            case 5 -> "kiệt " + number + "/" + (1 + random.nextInt(30)) + " " + street(random);
            case 6, 7 -> "đường " + pick(streets, random);
            case 8 ->
                "ngã " + (random.nextBoolean() ? "tư " : "ba ") + pick(streets, random) + " - " + pick(streets, random);
            case 9 -> "thôn " + pick(VILLAGES, random);
            case 10 -> "tổ " + (1 + random.nextInt(20)) + ", TDP " + pick(VILLAGES, random);
            case 11 -> "xóm " + pick(VILLAGES, random);
            case 12 -> pick(landmarks, random);
            case 13 -> pick(HEADS, random) + " " + pick(VILLAGES, random);
            case 14 -> "đoạn từ " + pick(landmarks, random) + " đến " + pick(landmarks, random);
            case 15 -> "quốc lộ " + pick(ROADS, random) + ", đoạn qua " + pick(units, random);
            case 16 -> "tỉnh lộ " + pick(ROADS, random) + " (đoạn qua thôn " + pick(VILLAGES, random) + ")";
            case 17 -> "tuyến đường " + pick(streets, random) + ", đoạn giao với đường " + pick(streets, random);
            case 18 -> "đoạn ngã tư đèn đỏ thuộc thôn " + pick(VILLAGES, random);
            case 19 -> "hẻm " + number + " " + pick(streets, random) + " (" + pick(ELSEWHERE, random) + ")";
            case 20 -> pick(HEADS, random) + " " + pick(VILLAGES, random) + ", " + pick(ELSEWHERE, random);
            default -> pick(landmarks, random);
        };
    }

    private static String pick(String[] of, RandomGenerator random) {
        return of[random.nextInt(of.length)];
    }

    private static String pick(List<String> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }
}
