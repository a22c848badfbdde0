package vn.hue.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hue.conversations.reading.Category;
import vn.hue.conversations.reading.Entity;
import vn.hue.conversations.reading.Intent;
import vn.hue.conversations.reading.Reading;
import vn.hue.conversations.reading.Urgency;

class OpenNlpReaderTest {

    private static final Instant NOW = Instant.parse("2026-06-01T03:00:00Z");
    private static final OpenNlpReader READER = OpenNlpReader.load();

    private static Reading read(String text) {
        return READER.read(text, NOW);
    }

    private static @Nullable Category category(String text) {
        return read(text).category();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mặt đường trước nhà tôi lún một hố to, mấy người đã té xe       | GIAO_THONG
            O gà nhieu qua, di xe may xoc lam                                | GIAO_THONG
            Mất nắp hố ga giữa đường                                         | GIAO_THONG
            den giao thong nga tu hu ca tuan nay                             | GIAO_THONG
            Quán cà phê bày bàn ghế kín vỉa hè, không còn lối đi             | DO_THI
            cay bang truoc nha bi nghieng, nho cat tia                       | DO_THI
            Mưa xuống là nước đọng trong kiệt cả tuần không rút              | DO_THI
            Rác chất đống đầu xóm mấy hôm rồi không ai lấy                   | MOI_TRUONG
            hang xom hat karaoke toi 12h dem on ao khong ngu duoc            | MOI_TRUONG
            Chó thả rông cắn người trong khu dân cư                          | MOI_TRUONG
            Bóng đèn đường bị cháy, tối om                                   | DIEN_NUOC
            nuoc may duc ngau va chay rat yeu                                | DIEN_NUOC
            Trụ điện trồng ngay giữa lối đi                                  | DIEN_NUOC
            Nhóm thanh niên đua xe nẹt pô mỗi khuya                          | AN_NINH_TRAT_TU
            Du khách leo lên súng thần công trong Đại Nội                    | VAN_HOA_DU_LICH
            Ăn bún ở quán xong cả nhà bị ngộ độc thực phẩm                   | Y_TE
            Trường tiểu học thu tiền quỹ lớp quá cao                         | GIAO_DUC
            Hồ sơ cấp sổ đỏ nộp lâu chưa giải quyết                          | CHINH_SACH
            Có tài khoản Facebook tung tin giả vỡ đập                        | THONG_TIN
            The street lights are off in my alley                            | DIEN_NUOC
            """)
    void knowsTheMatter(String text, Category expected) {
        assertThat(category(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Nhà có bà cụ nằm liệt, nước ngập sâu, cần cứu hộ gấp             | SOS
            cuu voi, nuoc len toi noc nha roi                                | SOS
            có người rơi xuống sông, cứu với                                 | SOS
            Cháy nhà lớn quá, gọi cứu hỏa giúp                               | ANY
            sat lo nui dang vui lap nha dan                                  | ANY
            Help us, we are trapped on the roof                              | SOS
            Bóng đèn đường bị cháy                                           | NORMAL
            Ổ gà to, dễ gây tai nạn                                          | NORMAL
            Bình gas để ngoài hành lang, tiềm ẩn nguy cơ cháy nổ             | NORMAL
            Kiến nghị đầu tư tuyến đường cứu hộ cứu nạn                      | NORMAL
            tinh trang cho chay rong ngoai duong                             | NORMAL
            hang xom hat ho on ao, cuu voi on qua khong ngu duoc             | NORMAL
            Đường ngập mỗi khi mưa                                           | NORMAL
            Ai có ghe tới chở giùm, nước vô tới giường rồi, nhà toàn con nít | SOS
            xin ho tro thuyen gap, 4 nguoi con ket tren gac                  | SOS
            Tối qua nhà tôi bị trộm lấy mất xe máy                           | NORMAL
            Cần cứu xét hồ sơ hộ nghèo cho gia đình tôi                      | NORMAL
            Hồ thủy điện xả lũ không báo trước làm ngập ruộng năm ngoái      | NORMAL
            Cây nghiêng có thể đổ vào nhà dân                                | NORMAL
            hủy                                                              | NORMAL
            Cháy nhà ở 12 Lê Lợi                                             | SOS
            chay nha o 12 le loi                                             | SOS
            chaý nhà ở 12 Lê Lợi                                             | SOS
            chays nhaf owr 12 le loi                                         | SOS
            Cháy chợ An Cựu                                                  | SOS
            Nhà hàng xóm đang cháy, khói mù mịt                              | SOS
            nha hang xom bi chay                                             | SOS
            Xe khách bốc cháy trên cầu                                       | SOS
            Đống rác cháy lan sang nhà dân                                   | SOS
            Đốt rác làm cháy nhà bên cạnh                                    | SOS
            Quán nhậu bị cháy ở đường Hùng Vương                             | SOS
            Hôm qua mất điện, giờ đang cháy nhà                              | SOS
            My house is on fire                                              | SOS
            Cháy nhà tuần trước, tường còn nguy hiểm                         | URGENT
            Rác sau nhà đang cháy                                            | URGENT
            dong rac dang chay khoi mu mit                                   | NORMAL
            Nhà tôi bị cháy bóng đèn                                         | NORMAL
            Nhà tôi bị cháy điện                                             | NORMAL
            nha toi bi chay may bom                                          | NORMAL
            Mất điện cháy máy                                                | NORMAL
            mat dien chay may                                                | NORMAL
            Đường hẹp, khi xảy ra hỏa hoạn xe cứu hỏa không vào được         | NORMAL
            xe chay nhanh truoc nha                                          | NORMAL
            just now                                                         | NORMAL
            right now                                                        | NORMAL
            right now the market is on fire                                  | SOS
            """)
    void hearsWhoIsInDanger(String text, String expected) {
        Urgency urgency = read(text).urgency();
        assertThat(read(Normalizer.normalize(text, Normalizer.Form.NFD)).urgency())
                .isEqualTo(urgency);
        if (expected.equals("ANY")) {
            assertThat(urgency).isNotEqualTo(Urgency.NORMAL);
        } else {
            assertThat(urgency).isEqualTo(Urgency.valueOf(expected));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mặt đường hư hỏng nặng                                           | REPORT
            chào ad                                                          | GREETING
            Cảm ơn trung tâm đã sửa đèn                                      | THANKS
            Cho tôi gặp cán bộ                                               | OPERATOR
            phản ánh hôm trước của em xử lý tới đâu rồi                      | STATUS
            hướng dẫn tôi cách gửi phản ánh với                              | HELP
            Tôi làm đơn tố cáo chủ tịch xã nhận hối lộ                       | OUT_OF_SCOPE
            không hài lòng với kết quả xử lý                                 | RATE
            """)
    void knowsWhatIsWanted(String text, Intent expected) {
        assertThat(read(text).intent()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Khiếu nại quyết định thu hồi đất của gia đình tôi                | true
            Tranh chấp ranh giới đất với hàng xóm, nhờ giải quyết            | true
            Tôi muốn tố cáo quán nhậu này gây ồn suốt đêm                    | false
            Tố cáo hàng xóm đổ rác trước nhà tôi                             | false
            Đường hư hỏng chưa được sửa                                      | false
            half an hour ago                                                 | false
            """)
    void knowsWhatBelongsToCourts(String text, boolean expected) {
        assertThat(read(text).outOfScope()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            đồ chó, làm ăn như cứt                                           | true
            bọn mày ngu như bò                                               | true
            đm sửa cái đường đi                                              | true
            Chó chạy rông, phân chó đầy đường                                | false
            cho chay rong khap xom, do cho can nguoi                         | false
            Ngu si hưởng thái bình                                           | false
            Đường hẹp, lồi lõm, các cụ đi lại khó                            | false
            duong loi lom, cac cu di lai kho, dit mui vi rac                 | false
            """)
    void warnsOfInsultsAndNotOfDogs(String text, boolean expected) {
        assertThat(read(text).abusive()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Rác ở đầu kiệt không ai dọn                    | rác ở đầu kiệt không ai dọn
            Đường hoà bình bị hư                           | Đường hòa bình bị hư
            dduwowngf huw nawngj, xe khoong ddi dduwowcj   | đường hư nặng, xe không đi được
            rac nhiu wa ko ai don                          | rac nhieu qua khong ai don
            """)
    void readsTheSameWhateverTheSpelling(String one, String other) {
        assertThat(category(one)).isNotNull().isEqualTo(category(other));
    }

    @Test
    void readsDecomposedTextAndPointsIntoIt() {
        String text = Normalizer.normalize("Ổ gà trước số 12 Lê Lợi, phường Vĩnh Ninh", Normalizer.Form.NFD);
        Reading reading = read(text);
        assertThat(reading.category()).isEqualTo(Category.GIAO_THONG);
        Entity place = reading.first(Entity.Type.PLACE).orElseThrow();
        assertThat(text.substring(place.start(), place.end())).isEqualTo(place.text());
        assertThat(Normalizer.normalize(place.text(), Normalizer.Form.NFC)).contains("12 Lê Lợi, phường Vĩnh Ninh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\n",
                "...",
                "👍👍",
                "123",
                "\u0301\u0301",
                "\ud83d",
                "a",
                "(((((",
                "1/2/3/4/5",
                "phường",
                "kiệt"
            })
    void isNotPutOutByAnything(String text) {
        Reading reading = read(text);
        assertThat(reading.urgent()).isFalse();
        assertThat(reading.entities())
                .allSatisfy(e -> assertThat(text.substring(e.start(), e.end())).isEqualTo(e.text()));
    }

    @Test
    void readsALineOfAHundredThousandCharacters() {
        String text = "Đường hư hỏng nặng tại kiệt 22 Hà Nội. ".repeat(2600);
        assertThat(text.length()).isGreaterThan(100_000);
        assertThat(category(text)).isEqualTo(Category.GIAO_THONG);
        assertThat(read("x".repeat(100_000)).entities()).isEmpty();
        assertThat(read("đường ".repeat(20_000)).urgent()).isFalse();
        assertThat(read("1/".repeat(50_000)).urgent()).isFalse();
    }

    @Test
    void readsTheSameOnManyThreads() throws Exception {
        List<String> texts = List.of(
                "rác thối quá ở kiệt 22 Hà Nội, phường Phú Nhuận",
                "cứu với nước lên tới mái, sđt 0905 123 456",
                "hủy",
                "den duong hu tu 8h toi qua",
                "tôi là Nguyễn Văn Bình, binh@gmail.com, phản ánh PA-2026-000123",
                "https://maps.google.com/?q=16.4637,107.5909");
        List<Reading> alone = texts.stream().map(OpenNlpReaderTest::read).toList();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<List<Reading>>> runs = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                runs.add(threads.submit(
                        () -> texts.stream().map(OpenNlpReaderTest::read).toList()));
            }
            for (Future<List<Reading>> run : runs) {
                assertThat(run.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void writesOneLineOfJson() {
        String line = ReadingLine.of("Ổ gà tại 12 Lê Lợi\n\"to\"", read("Ổ gà tại 12 Lê Lợi\n\"to\""));
        assertThat(line)
                .doesNotContain("\n")
                .startsWith("{\"text\":\"Ổ gà tại 12 Lê Lợi\\n\\\"to\\\"\",\"language\":\"vi\",\"intent\":\"report\"")
                .contains("\"category\":\"giao_thong\"")
                .contains(
                        "\"entities\":[{\"type\":\"place\",\"text\":\"12 Lê Lợi\",\"start\":9,\"end\":18,\"value\":\"12 Lê Lợi\"}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gần ", "trước mặt ", "kiệt 1/", "0905123456 ", "12/", "ngày 1/1 ", "a@"})
    void aSenselessTextCostsNoMoreThanItsLength(String again) {
        String text = again.repeat(12_000 / again.length());
        long usual = cost("đèn đường hỏng trước số 12 Lê Lợi, ".repeat(12_000 / 35));
        assertThat(cost(text)).isLessThan(20 * usual + 200_000_000);
    }

    /** Nanoseconds of this thread on a processor: what others do on the machine does not count. */
    private static long cost(String text) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        read(text);
        return threads.getCurrentThreadCpuTime() - before;
    }
}
