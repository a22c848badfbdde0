package vn.hue.gateway.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hue.conversations.reading.Category;

class AgencySheetTest {

    private static final String HEAD = "Tên,Tên ngắn,Cấp,Cơ quan cấp trên,Điện thoại,Địa bàn,Lĩnh vực,Đang dùng\n";

    private static AgencySheet.Read read(String text) {
        return read(text, Directory.EMPTY);
    }

    private static AgencySheet.Read read(String text, Directory register) {
        return AgencySheet.read(text.getBytes(StandardCharsets.UTF_8), register);
    }

    private static List<String> wrong(String lines) {
        return read(lines).problems().stream()
                .map(p -> p.line() + " " + (p.column() == null ? "" : p.column() + " ") + p.fault()
                        + (p.value().isEmpty() ? "" : " " + p.value()))
                .toList();
    }

    /** Stored one after the other, the second would clash with the first. */
    @Test
    void an_agency_by_its_old_and_its_new_name_stands_there_twice() {
        Agency renamed = new Agency(
                "so-a", "Sở mới", "", Agency.Level.OTHER, null, "", List.of(), Set.of(), List.of("Sở cũ"), true, 2);

        AgencySheet.Read read = read("Tên\nSở cũ\nSở mới\n", new Directory(List.of(renamed)));

        assertThat(read.problems())
                .containsExactly(
                        new AgencySheet.Problem(3, AgencySheet.Column.NAME, AgencySheet.Fault.TWICE, "Sở mới"));
        assertThat(read.changes()).isEmpty();
    }

    @Test
    void a_line_becomes_an_agency_with_all_its_details() {
        AgencySheet.Read read = read(
                HEAD
                        + "Công ty Cổ phần Cấp nước Huế,HueWACO,doanh nghiệp,UBND thành phố Huế,0234 0000 001,,Điện nước|Môi trường,có\n"
                        + "UBND thành phố Huế,,Thành phố,,,,,\n"
                        + "\"UBND phường Thuận Hóa\",Thuận Hóa,\"phường, xã\",UBND THANH PHO HUE,,Phường Thuận Hóa | Phường Phú Xuân,,không\n");

        assertThat(read.problems()).isEmpty();
        assertThat(read.changes())
                .containsExactly(
                        new Agency(
                                "cong-ty-co-phan-cap-nuoc-hue",
                                "Công ty Cổ phần Cấp nước Huế",
                                "HueWACO",
                                Agency.Level.COMPANY,
                                "ubnd-thanh-pho-hue",
                                "0234 0000 001",
                                List.of(),
                                Set.of(Category.DIEN_NUOC, Category.MOI_TRUONG),
                                List.of(),
                                true,
                                1),
                        new Agency(
                                "ubnd-thanh-pho-hue",
                                "UBND thành phố Huế",
                                "",
                                Agency.Level.CITY,
                                null,
                                "",
                                List.of(),
                                Set.of(),
                                List.of(),
                                true,
                                1),
                        new Agency(
                                "ubnd-phuong-thuan-hoa",
                                "UBND phường Thuận Hóa",
                                "Thuận Hóa",
                                Agency.Level.WARD,
                                "ubnd-thanh-pho-hue",
                                "",
                                List.of("Phường Thuận Hóa", "Phường Phú Xuân"),
                                Set.of(),
                                List.of(),
                                false,
                                1));
    }

    @Test
    void semicolons_a_byte_order_mark_windows_lines_and_columns_in_any_order_do() {
        AgencySheet.Read read = read("\uFEFFĐiện thoại;Ghi chú;TÊN\r\n114;gọi ngay;Cứu hỏa\r\n\r\n;;Cấp cứu 115\r\n");

        assertThat(read.problems()).isEmpty();
        assertThat(read.changes()).extracting(Agency::name).containsExactly("Cứu hỏa", "Cấp cứu 115");
        assertThat(read.changes()).extracting(Agency::phone).containsExactly("114", "");
    }

    @Test
    void every_bad_line_is_told_with_its_number_and_nothing_is_taken() {
        String lines = HEAD
                + "Sở A,,thành phố,,,,,\n"
                + ",,thành phố,,,,,\n"
                + "Sở B,,tỉnh,,,,,\n"
                + "so a,,thành phố,,,,,\n"
                + "Sở C,,,Bộ Không Có,,,,\n"
                + "Sở D,,,,gọi anh Nam,,,\n"
                + "Sở E,,,,,,Thể thao|Y tế,\n"
                + "Sở F,,,,,,,chắc là có\n"
                + "Sở G,,,Sở G,,,,\n";

        assertThat(wrong(lines))
                .containsExactly(
                        "3 NAME MISSING",
                        "4 LEVEL UNKNOWN tỉnh",
                        "5 NAME TWICE so a",
                        "6 PARENT UNKNOWN Bộ Không Có",
                        "7 PHONE NO_NUMBER gọi anh Nam",
                        "8 CATEGORIES UNKNOWN Thể thao",
                        "9 ACTIVE NOT_YES_OR_NO chắc là có",
                        "10 PARENT UNKNOWN Sở G");
        assertThat(read(lines).changes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|0 EMPTY",
                "'Tên\n'|0 EMPTY",
                "'Cơ quan,Số\nA,1\n'|1 NAME NO_HEAD Cơ quan, Số",
            })
    void a_file_that_is_no_list_of_agencies_is_refused(String text, String problem) {
        assertThat(wrong(text)).containsExactly(problem);
    }

    @Test
    void quotes_that_do_not_close_and_other_encodings_are_refused() {
        assertThat(wrong(HEAD + "Sở A,,,,,,,\n\"Sở B,,,,,,,\n"))
                .singleElement()
                .asString()
                .contains("BROKEN");
        assertThat(AgencySheet.read("Tên\nSở Xây dựng\n".getBytes(StandardCharsets.UTF_16), Directory.EMPTY)
                        .problems())
                .extracting(AgencySheet.Problem::fault)
                .containsExactly(AgencySheet.Fault.NOT_TEXT);
    }

    @Test
    void what_is_in_the_register_is_changed_by_any_name_it_had_and_keeps_its_id() {
        Directory before = new Directory(read(HEAD + "Sở Giao thông,,thành phố,,,,,\nSở Y tế,,thành phố,,,,,\n")
                .changes());
        Agency roads = before.named("so giao thong").orElseThrow();
        Directory renamed = new Directory(List.of(
                roads.with(new Agency(
                        "", "Sở Xây dựng", "", Agency.Level.CITY, null, "", List.of(), Set.of(), List.of(), true, 1)),
                before.named("Sở Y tế").orElseThrow()));

        AgencySheet.Read read = read(HEAD + "Sở Giao thông,,thành phố,,0234 1,,,\nSở Y tế,,thành phố,,,,,\n", renamed);

        assertThat(read.unchanged()).isEqualTo(1);
        assertThat(read.changes()).singleElement().satisfies(agency -> {
            assertThat(agency.id()).isEqualTo("so-giao-thong");
            assertThat(agency.phone()).isEqualTo("0234 1");
            assertThat(agency.version()).isEqualTo(3);
            assertThat(agency.formerNames()).containsExactly("Sở Xây dựng");
        });
    }
}
